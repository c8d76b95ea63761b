import { useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { Roster } from '../../utils/unread/roster.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { ChoiceField, Field, TextField } from '../form/Field.tsx';

export interface RosterProps {
  /** Helpshift's, with what the agent calls them. */
  accounts: { id: string; name: string }[];
  /** Reads a list; the library for it comes when it is first needed. */
  read: (text: string) => Promise<Roster>;
  /** @returns how many were added and were there already, or why not */
  onWatch: (account: string, roster: Roster) => Promise<{ added: number; known: number } | Trouble>;
}

/** So many refused lines are named. */
const mostRefused = 20;

/** Watches many customers at once: a list is pasted or chosen, looked at, and taken. */
export function RosterForm({ accounts, read, onWatch }: RosterProps) {
  const [text, setText] = useState('');
  const [account, setAccount] = useState('');
  const [roster, setRoster] = useState<Roster>();
  const [done, setDone] = useState<{ added: number; known: number }>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  const [first] = accounts;
  if (!first) return <p class="quiet">{words('options.unread.noHelpshift')}</p>;
  const chosen = accounts.find(({ id }) => id === account) ?? first;
  const look = async (list: string) => {
    setText(list);
    setDone(undefined);
    setTrouble(undefined);
    setRoster(list.trim() ? await read(list) : undefined);
  };
  return (
    <form
      class="fields"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (busy) return;
        if (!roster) return look(text);
        setBusy(true);
        const answer = await onWatch(chosen.id, roster);
        setBusy(false);
        if ('reason' in answer) return setTrouble(answer);
        setDone(answer);
        setRoster(undefined);
        setText('');
      }}
    >
      <p class="quiet">{words('options.unread.listIntro')}</p>
      {accounts.length > 1 && (
        <ChoiceField
          label={words('options.unread.listAccount')}
          choices={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen.id}
          onValue={setAccount}
        />
      )}
      <TextField
        label={words('options.unread.listText')}
        rows={5}
        value={text}
        onValue={(value) => {
          setText(value);
          setRoster(undefined);
          setDone(undefined);
        }}
      />
      <Field label={words('options.unread.listFile')}>
        {(wiring) => (
          <input
            {...wiring}
            type="file"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={async ({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (!file) return;
              try {
                await look(await file.text());
              } catch {
                setTrouble({ reason: 'bad-file', detail: words('options.unread.fileBroken') });
              }
            }}
          />
        )}
      </Field>
      {roster && <Found roster={roster} />}
      <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
      <div class="actions">
        <button
          type="submit"
          disabled={busy || (roster ? roster.customers.length === 0 : text.trim() === '')}
        >
          {roster
            ? counted('options.unread.listWatch', roster.customers.length)
            : words('options.unread.listRead')}
        </button>
      </div>
      <div role="status">
        {done && (
          <p class="good">
            {counted('options.unread.listAdded', done.added)}{' '}
            {done.known > 0 && counted('options.unread.listKnown', done.known)}
          </p>
        )}
      </div>
    </form>
  );
}

/** What a list comes to: how many, who is named twice, and which lines are refused, with the reason. */
function Found({ roster: { customers, twice, refused, isCut } }: { roster: Roster }) {
  return (
    <div role="status">
      <p>{counted('options.unread.listFound', customers.length)}</p>
      {twice > 0 && <p class="quiet">{counted('options.unread.listTwice', twice)}</p>}
      {isCut && <p class="quiet">{words('options.unread.listTooMany')}</p>}
      {refused.length > 0 && (
        <>
          <p>{counted('options.unread.listRefused', refused.length)}</p>
          <ul class="refused-rows">
            {refused.slice(0, mostRefused).map(({ line, text, why }) => (
              <li key={line}>
                <bdi>
                  {words('options.unread.listLine', {
                    line,
                    why: words(`options.unread.listWhy.${why}`, { text }),
                  })}
                </bdi>
              </li>
            ))}
            {refused.length > mostRefused && <li>{words('options.unread.listMore')}</li>}
          </ul>
        </>
      )}
    </div>
  );
}
