import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { LinkRequest } from '../../utils/links/link.ts';
import { isAnonymous, messageLimit } from '../../utils/links/request.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { ChoiceField, TextField } from '../form/Field.tsx';
import type { LinkDraft, LinkWay } from './draft.ts';
import { ExpiryField, ExpiryMore } from './ExpiryFields.tsx';
import { LinkTrouble, useBlame } from './LinkTrouble.tsx';
import { type FieldProps, isLater, laterFilled } from './parts.ts';
import { languageName, loadPhones, usePhones } from './phone.ts';
import { readLink, takes } from './reading.ts';
import { useSaid } from './said.ts';
import { TokenField } from './TokenField.tsx';

type Groups = typeof import('./LinkGroups.tsx').LinkGroups;

/** Who is to come back, with which first message, and for how long the link works; everything else on request. */
export function LinkForm(props: {
  ways: LinkWay[];
  draft: LinkDraft;
  busy: boolean;
  /** Epoch ms. */
  now: number;
  trouble?: Trouble | undefined;
  onDraft: (draft: LinkDraft) => void;
  /** The token is a secret that no request holds. */
  onMake: (request: LinkRequest, token: string | undefined) => void;
  onClear: () => void;
  onAddWay: () => void;
  /** Other buttons that send the form; they stand beside the main one. */
  children?: ComponentChildren;
}) {
  const { ways, draft, onAddWay } = props;
  const way = ways.find(({ id }) => id === draft.by) ?? ways[0];
  if (!way) {
    return (
      <p class="quiet">
        {words('link.noWay')}{' '}
        <button type="button" class="plain inline" onClick={onAddWay}>
          {words('link.addWay')}
        </button>
      </p>
    );
  }
  return <FormOf {...props} way={way} />;
}

function FormOf({
  ways,
  way,
  draft,
  busy,
  now,
  trouble,
  onDraft,
  onMake,
  onClear,
  onAddWay,
  children,
}: Parameters<typeof LinkForm>[0] & { way: LinkWay }) {
  const form = useRef<HTMLFormElement>(null);
  const sending = useRef(false);
  const [toBroken, focusBroken] = useState(0);
  const filled = laterFilled(draft, way);
  const [more, showMore] = useState(filled > 0);
  const [Groups, setGroups] = useState<Groups>();
  const moreId = useId();
  const phones = usePhones(draft.phone.trim() !== '');
  const read = (reader = phones) =>
    readLink(draft, way, { now, phone: draft.phone.trim() ? reader?.(draft.phone) : undefined });
  const { request, token, broken, rows } = read();
  const { said, typed, left, pressed, all } = useSaid(broken);
  const blame = useBlame(trouble, draft);
  const expires = way.type === 'helpshift';
  // What is wrong in a closed part would be invisible.
  const wrong = [...Object.keys(said), ...(blame ? [blame.field] : [])] as (keyof LinkDraft)[];
  const isOpen = more || wrong.some((name) => isLater(name, way));

  useEffect(() => {
    if (!isOpen || Groups) return;
    let over = false;
    import('./LinkGroups.tsx').then(({ LinkGroups }) => {
      if (!over) setGroups(() => LinkGroups);
    });
    return () => {
      over = true;
    };
  }, [isOpen, Groups]);

  useEffect(() => {
    if (toBroken > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [toBroken, Groups]);

  const field: FieldProps = (name) => {
    const rule = said[name];
    return {
      name,
      value: draft[name],
      error: blame?.field === name ? blame.words : rule ? words(`link.rule.${rule}`) : undefined,
      onValue: (value) => {
        typed(name);
        onDraft({ ...draft, [name]: value });
      },
    };
  };

  const submit = async () => {
    if (busy || sending.current) return;
    sending.current = true;
    try {
      const needed = draft.phone.trim() !== '' && !phones;
      const sent = needed ? read(await loadPhones().catch(() => undefined)) : read();
      if (Object.keys(sent.broken).length === 0) onMake(sent.request, sent.token);
      else {
        all();
        focusBroken((before) => before + 1);
      }
    } finally {
      sending.current = false;
    }
  };

  const unverified = way.verifies && token === undefined;
  return (
    <form
      ref={form}
      class="fields"
      noValidate
      onPointerDown={pressed}
      onFocusOut={({ target, relatedTarget }) => {
        const control = target as HTMLInputElement;
        // Within a row of several controls nothing has been left.
        if (control.closest('[data-row]')?.contains(relatedTarget as Node | null)) return;
        if (Object.hasOwn(draft, control.name)) left(control.name as keyof LinkDraft);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {ways.length > 1 && (
        <ChoiceField
          label={words('link.by')}
          choices={ways.map(({ id, name, type }) => ({
            value: id,
            label: words(type === 'helpshift' ? 'link.byAccount' : 'link.byTemplate', { name }),
          }))}
          {...field('by')}
          value={way.id}
        />
      )}
      {way.isSample && (
        <p class="hint">
          {words('link.sample')}{' '}
          <button type="button" class="plain inline" onClick={onAddWay}>
            {words('link.sampleChange')}
          </button>
        </p>
      )}
      <div class="pair">
        <TextField label={words('link.email')} mode="email" first {...field('email')} />
        <TextField label={words('link.name')} {...field('name')} />
      </div>
      {way.verifies && <TokenField field={field} />}
      {takes(way, 'message') && (
        <TextField
          label={words('link.message')}
          rows={2}
          {...field('message')}
          hint={messageHint(draft.message)}
        />
      )}
      {(expires || takes(way, 'language')) && (
        <div class="pair">
          {expires && <ExpiryField draft={draft} field={field} />}
          {takes(way, 'language') && (
            <TextField
              label={words('link.language')}
              hint={languageName(draft.language) ?? words('link.languageHint')}
              {...field('language')}
            />
          )}
        </div>
      )}
      {expires && <ExpiryMore draft={draft} field={field} />}
      {takes(way, 'tags') && (
        <TextField
          label={words('link.tags')}
          hint={
            expires && draft.tags.trim()
              ? words('link.tagsDropped', { name: way.name })
              : words('link.tagsHint')
          }
          {...field('tags')}
        />
      )}
      <div id={moreId} class="fields" hidden={!isOpen}>
        {isOpen && Groups && (
          <Groups
            {...{ way, draft, rows: said.fields ? rows : undefined, field }}
            phone={draft.phone.trim() ? phones?.(draft.phone) : undefined}
          />
        )}
      </div>
      {expires && isAnonymous(request) && <p class="hint">{words('link.anonymous')}</p>}
      <div role="status">
        {unverified && (
          <p class="trouble">
            <span aria-hidden="true">▲ </span>
            {words('link.unverified', { name: way.name })}
          </p>
        )}
      </div>
      <div role="alert">{trouble && <LinkTrouble trouble={trouble} blamed={blame} />}</div>
      <div class="actions">
        <button type="submit" class="main" disabled={busy}>
          {words(busy ? 'link.making' : unverified ? 'link.makeAnyway' : 'link.make')}
        </button>
        {children}
        <button
          type="button"
          class="plain"
          aria-expanded={isOpen}
          aria-controls={moreId}
          onClick={() => showMore(!isOpen)}
        >
          {isOpen ? words('link.less') : filled > 0 ? counted('link.moreFilled', filled) : words('link.more')}
        </button>
        <button type="button" class="plain push" onClick={onClear}>
          {words('link.clear')}
        </button>
      </div>
    </form>
  );
}

/** What is left of the message, as it is counted: an emoji is two and more. */
function messageHint(message: string): string {
  if (message === '') return words('link.messageHint');
  const room = messageLimit - message.length;
  const left = room < 0 ? counted('link.over', -room) : counted('link.left', room);
  return [...message].length < message.length ? words('link.leftWide', { left }) : left;
}
