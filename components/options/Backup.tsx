import { useId } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import { type Kept, type KeptCounts, keptTables } from '../../utils/keeping/records.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { type FileWork, isRunning } from './file-work.ts';
import { WorkProgress } from './WorkProgress.tsx';

export interface BackupEvents {
  /** Called within the click. */
  onBackup: () => void;
  onFile: (file: File) => void;
  onRestore: () => void;
  /** The backup that was looked at is not to be restored. */
  onLeave: () => void;
  onCancel: () => void;
}

/** Everything as one file, and back from it: what is in it is shown before anything is restored. */
export function Backup({ work, ...on }: { work: FileWork } & BackupEvents) {
  const id = useId();
  const free = !isRunning(work);
  return (
    <section id="backup" aria-labelledby="backup-title">
      <h2 id="backup-title">{words('options.backup.title')}</h2>
      <p class="quiet">{words('options.backup.intro')}</p>
      <div class="actions">
        <button type="button" disabled={!free} onClick={on.onBackup}>
          {words('options.backup.make')}
        </button>
      </div>
      <div class="row-line">
        <label for={id}>{words('options.backup.file')}</label>
        <input
          id={id}
          type="file"
          accept=".gz,.ndjson,application/gzip"
          disabled={!free}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) on.onFile(file);
            // The same file again is to be read again.
            event.currentTarget.value = '';
          }}
        />
      </div>
      {isRunning(work) && <WorkProgress what={runningWords(work)} pace={work.pace} onCancel={on.onCancel} />}
      <div role="status">
        <Outcome work={work} />
      </div>
      {work.is === 'checked' && (
        <div class="actions">
          <button type="button" class="main" onClick={on.onRestore}>
            {words('options.backup.restore')}
          </button>
          <button type="button" onClick={on.onLeave}>
            {words('options.backup.leave')}
          </button>
        </div>
      )}
    </section>
  );
}

const cancelled = {
  writing: 'options.backup.cancelled',
  checking: 'options.backup.unchecked',
  restoring: 'options.backup.stopped',
} as const;

function runningWords(work: Extract<FileWork, { is: 'writing' | 'checking' | 'restoring' }>): string {
  if (work.is === 'writing') return words('options.backup.writing');
  return words(`options.backup.${work.is}`, { file: work.file });
}

function Outcome({ work }: { work: FileWork }) {
  switch (work.is) {
    case 'written':
      return <p>{counted('options.backup.done', work.records)}</p>;
    case 'checked': {
      const { madeAt, counts, refused } = work.content;
      return (
        <>
          <p dir="auto">{work.file}</p>
          <p>{words('options.backup.found', { time: timeWords(madeAt) })}</p>
          <Counts counts={counts} />
          {refused > 0 && <p class="trouble">{counted('options.backup.refused', refused)}</p>}
          <p class="quiet">{words('options.backup.merging')}</p>
          <p class="quiet">{words('options.backup.secrets')}</p>
        </>
      );
    }
    case 'restored': {
      const added = Object.values(work.written).reduce((sum, count) => sum + count, 0);
      return (
        <>
          <p>{words('options.backup.restored', { file: work.file })}</p>
          <p>
            {counted('options.backup.written', added)}
            {work.kept > 0 && ` · ${counted('options.backup.kept', work.kept)}`}
          </p>
          <Counts counts={work.written} />
          {work.refused > 0 && <p class="trouble">{counted('options.backup.refused', work.refused)}</p>}
          <p class="quiet">{words('options.backup.secrets')}</p>
        </>
      );
    }
    case 'refused':
      return (
        <p class="trouble">
          <span aria-hidden="true">▲ </span>
          <bdi>{work.file}</bdi>: {words(`options.backup.faults.${work.fault}`)}
        </p>
      );
    case 'cancelled':
      return <p>{words(cancelled[work.what])}</p>;
    case 'failed':
      return <TroubleLines trouble={work.trouble} />;
    default:
      return null;
  }
}

function Counts({ counts }: { counts: KeptCounts }) {
  const some = keptTables.filter((table: Kept) => counts[table] > 0);
  if (some.length === 0) return null;
  return (
    <ul>
      {some.map((table) => (
        <li key={table}>{counted(`options.backup.counts.${table}`, counts[table])}</li>
      ))}
    </ul>
  );
}

function timeWords(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
