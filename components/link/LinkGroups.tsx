import type { ComponentChildren } from 'preact';
import { words } from '../../utils/i18n/words.ts';
import type { FieldFault } from '../../utils/links/field.ts';
import { filterOperators, widgetStates } from '../../utils/links/help.ts';
import type { PhoneReading } from '../../utils/links/phone.ts';
import { ChoiceField, TextField } from '../form/Field.tsx';
import type { LinkDraft, LinkWay } from './draft.ts';
import { FieldRows } from './FieldRows.tsx';
import { asks, type FieldProps } from './parts.ts';
import { countryName } from './phone.ts';
import { TokenField } from './TokenField.tsx';

/** Everything that a link can be asked for beyond the first five, in groups. A script of its own, loaded when it is first opened. */
export function LinkGroups({
  way,
  draft,
  field,
  phone,
  rows,
}: {
  way: LinkWay;
  draft: LinkDraft;
  field: FieldProps;
  /** The telephone number as it is read; absent where there is none, or nobody can read it yet. */
  phone: PhoneReading | undefined;
  /** What is wrong with custom fields, by row; absent while nobody is to be told. */
  rows: Map<number, FieldFault> | undefined;
}) {
  const isHelpshift = way.type === 'helpshift';
  const has = (name: Parameters<typeof asks>[1]) => asks(way, name);
  return (
    <>
      <Group title={words('link.group.who')}>
        <div class="pair">
          <TextField label={words('link.uid')} {...field('id')} />
          <TextField label={words('link.phone')} mode="tel" hint={phoneHint(phone)} {...field('phone')} />
        </div>
        {has('token') && !way.verifies && <TokenField field={field} />}
      </Group>
      {has('views') && (
        <Group title={words('link.group.often')}>
          <TextField
            label={words('link.views')}
            hint={words('link.viewsHint')}
            mode="numeric"
            {...field('views')}
          />
        </Group>
      )}
      {has('fields') && (
        <Group title={words('link.group.fields')}>
          <FieldRows field={field} faults={rows} name={isHelpshift ? way.name : ''} />
        </Group>
      )}
      {(has('faq') || has('section') || has('search') || has('filterTags')) && (
        <Group title={words('link.group.help')}>
          <div class="pair">
            {has('faq') && <TextField label={words('link.faq')} {...field('faq')} />}
            {has('section') && (
              <TextField
                label={words('link.section')}
                hint={draft.faq.trim() && draft.section.trim() ? words('link.sectionUnused') : undefined}
                {...field('section')}
              />
            )}
          </div>
          {has('search') && (
            <TextField label={words('link.search')} hint={words('link.searchHint')} {...field('search')} />
          )}
          {has('filterTags') && (
            <div class="pair">
              <TextField
                label={words('link.filterTags')}
                hint={words('link.tagsHint')}
                {...field('filterTags')}
              />
              <ChoiceField
                label={words('link.filterOperator')}
                choices={[
                  { value: '', label: words('link.filter.none') },
                  ...filterOperators.map((each) => ({ value: each, label: words(`link.filter.${each}`) })),
                ]}
                {...field('filterOperator')}
              />
            </div>
          )}
        </Group>
      )}
      {(has('widget') || has('chat')) && (
        <Group title={words('link.group.chat')}>
          <div class="pair">
            {has('widget') && (
              <ChoiceField
                label={words('link.widget')}
                choices={[
                  { value: '', label: words('link.asSetUp') },
                  ...widgetStates.map((each) => ({ value: each, label: words(`link.widgets.${each}`) })),
                ]}
                {...field('widget')}
              />
            )}
            {has('chat') && (
              <ChoiceField
                label={words('link.chat')}
                choices={[
                  { value: '', label: words('link.asSetUp') },
                  { value: 'true', label: words('link.chatNew') },
                  { value: 'false', label: words('link.chatNot') },
                ]}
                {...field('chat')}
              />
            )}
          </div>
          {isHelpshift && <p class="hint">{words('link.noIntent')}</p>}
        </Group>
      )}
    </>
  );
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="fields group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** How a number is understood: in full, with its country, and where the country was not written. */
function phoneHint(phone: PhoneReading | undefined): string {
  if (phone?.is !== 'number') return words('link.phoneHint');
  const country = countryName(phone.country);
  // In a line from right to left its groups would change places.
  const number = `\u2066${phone.shown}\u2069`;
  if (!country) return words('link.phoneWorld', { number });
  return words(phone.isNational ? 'link.phoneAtHome' : 'link.phoneOf', { number, country });
}
