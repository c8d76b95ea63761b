import { useState } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import { CheckField, ChoiceField, TextField } from '../form/Field.tsx';
import { SaveActions } from './SaveActions.tsx';
import {
  type BrokenSite,
  descriptionOf,
  draftOf,
  type SiteDescription,
  type SiteDraft,
} from './site-form.ts';

/** A desk that can be chosen. */
export interface KnownDeskChoice {
  id: string;
  name: string;
}

type TextName = Exclude<keyof SiteDraft, 'desk' | 'newestFirst' | 'where'>;

/** How a site shows its conversations: as its address tells, as a known desk does, or as the agent writes here. */
export function SiteForm({
  site,
  told,
  desks,
  described,
  onSave,
  onCancel,
}: {
  /** Its name for people. */
  site: string;
  /** The desk that its address tells, when its transcript is known. */
  told?: string | undefined;
  desks: readonly KnownDeskChoice[];
  described: SiteDescription;
  onSave: (site: SiteDescription) => void;
  onCancel: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(described));
  const [broken, setBroken] = useState<BrokenSite>({});
  const set = (part: Partial<SiteDraft>) => setDraft({ ...draft, ...part });
  const field = (name: TextName) => {
    const rule = broken[name];
    return {
      value: draft[name],
      onValue: (value: string) => set({ [name]: value }),
      error: rule && words(rule === 'needed' ? 'options.needed' : `transcript.rule.${rule}`),
    };
  };
  const isPlace = (value: string): value is SiteDraft['where'] =>
    value === 'host' || value === 'path' || value === 'hash' || value === 'query';
  return (
    <form
      class="fields panel"
      noValidate
      aria-label={words('transcript.editLabel', { site })}
      onSubmit={(event) => {
        event.preventDefault();
        const read = descriptionOf(draft);
        setBroken(read.broken ?? {});
        if (read.broken === undefined) onSave(read.site);
      }}
    >
      <ChoiceField
        label={words('transcript.desk')}
        hint={words('transcript.deskHint')}
        value={draft.desk}
        choices={[
          {
            value: 'host',
            label: told ? words('transcript.told', { desk: told }) : words('transcript.toldNothing'),
          },
          { value: 'none', label: words('transcript.wholeChoice') },
          ...desks.map(({ id, name }) => ({ value: id, label: name })),
          { value: 'own', label: words('transcript.own') },
        ]}
        onValue={(desk) => set({ desk })}
      />
      {draft.desk === 'own' && (
        <>
          <p class="hint">{words('transcript.selectors')}</p>
          <div class="pair">
            <TextField
              label={words('transcript.container')}
              placeholder=".thread"
              hint={words('transcript.containerHint')}
              {...field('container')}
            />
            <TextField
              label={words('transcript.message')}
              placeholder=".message"
              hint={words('transcript.messageHint')}
              {...field('message')}
            />
          </div>
          <div class="pair">
            <TextField
              label={words('transcript.customer')}
              placeholder=".message.customer"
              hint={words('transcript.sideHint')}
              {...field('customer')}
            />
            <TextField label={words('transcript.agent')} placeholder=".message.agent" {...field('agent')} />
          </div>
          <div class="pair">
            <TextField
              label={words('transcript.time')}
              placeholder="time"
              hint={words('transcript.timeHint')}
              {...field('time')}
            />
            <TextField
              label={words('transcript.attribute')}
              placeholder="datetime"
              hint={words('transcript.attributeHint')}
              {...field('attribute')}
            />
          </div>
          <TextField
            label={words('transcript.system')}
            hint={words('transcript.systemHint')}
            {...field('system')}
          />
          <CheckField
            label={words('transcript.newestFirst')}
            checked={draft.newestFirst}
            onChecked={(newestFirst) => set({ newestFirst })}
          />
        </>
      )}
      <div class="pair">
        <ChoiceField
          label={words('transcript.where')}
          hint={words('transcript.whereHint')}
          value={draft.where}
          choices={(['host', 'path', 'hash', 'query'] as const).map((value) => ({
            value,
            label: words(`transcript.places.${value}`),
          }))}
          onValue={(where) => isPlace(where) && set({ where })}
        />
        {draft.where !== 'host' && (
          <TextField
            label={words(draft.where === 'query' ? 'transcript.parameter' : 'transcript.part')}
            hint={draft.where === 'query' ? undefined : words('transcript.partHint')}
            placeholder={draft.where === 'query' ? 'conversation' : '/conversations/:id'}
            {...field('at')}
          />
        )}
      </div>
      <SaveActions onCancel={onCancel} />
    </form>
  );
}
