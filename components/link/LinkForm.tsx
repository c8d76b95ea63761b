import { useId, useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { LinkRequest } from '../../utils/links/link.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { ChoiceField, TextField } from '../form/Field.tsx';
import { type BrokenRules, type LinkDraft, type LinkWay, messageLimit, requestOf } from './draft.ts';
import { lifeWords } from './life.ts';

const lives = ['30m', '1h', '6h', '24h', '3d', '7d', '30d'];

/** Who is to come back, with which first message, and for how long the link works. */
export function LinkForm({
  ways,
  draft,
  busy,
  trouble,
  onDraft,
  onMake,
  onClear,
  onAddWay,
}: {
  ways: LinkWay[];
  draft: LinkDraft;
  busy: boolean;
  trouble?: Trouble | undefined;
  onDraft: (draft: LinkDraft) => void;
  onMake: (request: LinkRequest) => void;
  onClear: () => void;
  onAddWay: () => void;
}) {
  const [broken, setBroken] = useState<BrokenRules>({});
  const [more, showMore] = useState(
    [draft.id, draft.phone, draft.views, draft.language, draft.tags].some((text) => text !== ''),
  );
  const moreId = useId();
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
  const field = (name: keyof LinkDraft) => {
    const rule = broken[name];
    return {
      value: draft[name],
      error: rule ? words(`link.rule.${rule}`) : undefined,
      onValue: (value: string) => onDraft({ ...draft, [name]: value }),
    };
  };
  // A template only fills in an address: nobody is there to end it.
  const expires = way.type === 'helpshift';
  const room = messageLimit - draft.message.length;
  return (
    <form
      class="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const read = requestOf(draft, way);
        setBroken(read.broken ?? {});
        if (read.broken) {
          // A broken rule in a closed part would be invisible.
          if (
            read.broken.id ||
            read.broken.phone ||
            read.broken.views ||
            read.broken.language ||
            read.broken.tags
          )
            showMore(true);
        } else if (!busy) onMake(read.request);
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
      <div class="pair">
        <TextField label={words('link.email')} mode="email" first {...field('email')} />
        <TextField label={words('link.name')} {...field('name')} />
      </div>
      <TextField
        label={words('link.message')}
        rows={2}
        {...field('message')}
        hint={
          draft.message === ''
            ? words('link.messageHint')
            : room < 0
              ? counted('link.over', -room)
              : counted('link.left', room)
        }
      />
      {expires && (
        <ChoiceField
          label={words('link.expiry')}
          choices={lives.map((life) => ({ value: life, label: lifeWords(life) }))}
          {...field('expiry')}
        />
      )}
      <div id={moreId} class="fields" hidden={!more}>
        <div class="pair">
          <TextField label={words('link.uid')} {...field('id')} />
          <TextField label={words('link.phone')} mode="tel" placeholder="+14155550123" {...field('phone')} />
        </div>
        <div class="pair">
          {expires && (
            <TextField
              label={words('link.views')}
              hint={words('link.viewsHint')}
              mode="numeric"
              {...field('views')}
            />
          )}
          <TextField
            label={words('link.language')}
            hint={words('link.languageHint')}
            {...field('language')}
          />
        </div>
        <TextField label={words('link.tags')} hint={words('link.tagsHint')} {...field('tags')} />
      </div>
      <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
      <div class="actions">
        <button type="submit" class="main" disabled={busy}>
          {words(busy ? 'link.making' : 'link.make')}
        </button>
        <button
          type="button"
          class="plain"
          aria-expanded={more}
          aria-controls={moreId}
          onClick={() => showMore(!more)}
        >
          {words(more ? 'link.less' : 'link.more')}
        </button>
        <button
          type="button"
          class="plain push"
          onClick={() => {
            setBroken({});
            onClear();
          }}
        >
          {words('link.clear')}
        </button>
      </div>
    </form>
  );
}
