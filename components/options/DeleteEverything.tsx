import { useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { Question } from './Question.tsx';

/** Everything goes, after a question. */
export function DeleteEverything({
  busy,
  deleted,
  trouble,
  onDelete,
}: {
  busy: boolean;
  /** How many records went. */
  deleted?: number | undefined;
  trouble?: Trouble | undefined;
  onDelete: () => void;
}) {
  const [asking, ask] = useState(false);
  return (
    <section id="delete" aria-labelledby="delete-title">
      <h2 id="delete-title">{words('options.delete.title')}</h2>
      <p class="quiet">{words('options.delete.intro')}</p>
      <div class="actions">
        <button type="button" class="danger" disabled={busy} onClick={() => ask(true)}>
          {words('options.delete.start')}
        </button>
      </div>
      <div role="status">
        {!busy && deleted !== undefined && <p>{counted('options.delete.done', deleted)}</p>}
      </div>
      {trouble && <TroubleLines trouble={trouble} />}
      {asking && (
        <Question
          ask={words('options.delete.ask')}
          yes={words('options.delete.yes')}
          no={words('options.delete.no')}
          onAnswer={(yes) => {
            ask(false);
            if (yes) onDelete();
          }}
        />
      )}
    </section>
  );
}
