import { counted, words } from '../../utils/i18n/words.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { type FileWork, isRunning } from './file-work.ts';
import { WorkProgress } from './WorkProgress.tsx';

const kinds = ['csv', 'ndjson', 'json'] as const;

/** Sessions as a file. */
export function Export({
  count,
  work,
  onExport,
  onCancel,
}: {
  /** How many sessions are kept. */
  count: number;
  work: FileWork;
  /** Called within the click. */
  onExport: (kind: (typeof kinds)[number]) => void;
  onCancel: () => void;
}) {
  const running = isRunning(work);
  return (
    <section id="export" aria-labelledby="export-title">
      <h2 id="export-title">{words('options.export.title')}</h2>
      <p class="quiet">{counted('options.export.intro', count)}</p>
      <div class="actions">
        {kinds.map((kind) => (
          <button key={kind} type="button" disabled={running} onClick={() => onExport(kind)}>
            {words(`options.export.${kind}`)}
          </button>
        ))}
      </div>
      <p class="hint">{words('options.export.csvHint')}</p>
      {running && (
        <WorkProgress what={words('options.export.writing')} pace={work.pace} onCancel={onCancel} />
      )}
      <div role="status">
        {work.is === 'written' && <p>{counted('options.export.done', work.records)}</p>}
        {work.is === 'cancelled' && <p>{words('options.export.cancelled')}</p>}
        {work.is === 'failed' && <TroubleLines trouble={work.trouble} />}
      </div>
    </section>
  );
}
