import { useId, useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { FirstRows } from '../../utils/sources/file.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { type ImportChoice, ImportPreview } from './ImportPreview.tsx';
import { ImportProgress } from './ImportProgress.tsx';

/** A row that was not taken. */
export interface RefusedRow {
  /** Line of the file, from 1; absent where the file has none to name. */
  line?: number | undefined;
  why: string;
}

/** What an import came to so far. */
export interface ImportTally {
  written: number;
  /** Left out, because the same or a newer record was here; in a dry run, what could be taken. */
  kept: number;
  /** Codes whose leading zeros were put back. */
  padded: number;
  refused: number;
  /** The first of them. */
  rows: RefusedRow[];
}

/** How fast it goes. */
export interface ImportPace {
  /** Rows a second. */
  rate: number;
  secondsLeft: number;
}

/**
 * What the section shows.
 *
 *   idle ─▶ copying ─▶ choosing ⇄ counting
 *                         └─▶ reading ⇄ paused
 *                                └─▶ done, cancelled, failed
 */
export type ImportState =
  | { is: 'idle' }
  | { is: 'copying'; file: string; tally: ImportTally; part?: number | undefined; pace?: undefined }
  | {
      is: 'choosing';
      /** Changes with the file. */
      id: string;
      file: string;
      /** Absent until they are read. */
      first?: FirstRows | undefined;
      choice: ImportChoice;
      /** What a dry run came to. */
      counted?: ImportTally | undefined;
      trouble?: Trouble | undefined;
    }
  | {
      is: 'counting' | 'reading';
      file: string;
      tally: ImportTally;
      /** 0 to 1; absent where the reader cannot tell. */
      part?: number | undefined;
      /** Absent until there is something to tell it by. */
      pace?: ImportPace | undefined;
    }
  | { is: 'paused'; file: string; tally: ImportTally; trouble?: Trouble | undefined }
  | { is: 'done' | 'cancelled'; file: string; tally: ImportTally }
  | { is: 'failed'; file: string; tally: ImportTally; trouble: Trouble };

export interface ImportEvents {
  onFile: (file: File) => void;
  /** The dry run. */
  onCount: (choice: ImportChoice) => void;
  onStart: (choice: ImportChoice) => void;
  onPause: () => void;
  onResume: () => void;
  onCancel: () => void;
  onSaveRefused: () => void;
}

/** Reading sessions from a file, with what became of each row. */
export function Import({
  state,
  days,
  ...on
}: {
  state: ImportState;
  /** How long sessions are kept; absent: for ever. */
  days?: number | undefined;
} & ImportEvents) {
  const id = useId();
  const [over, setOver] = useState(false);
  const free =
    state.is === 'idle' || state.is === 'done' || state.is === 'cancelled' || state.is === 'failed';
  const choose = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file && free) on.onFile(file);
  };
  return (
    <section
      id="import"
      aria-labelledby="import-title"
      class={over && free ? 'dropping' : ''}
      onDragOver={(event) => {
        // Without it the browser would open the file in place of the page.
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        choose(event.dataTransfer?.files);
      }}
    >
      <h2 id="import-title">{words('options.import.title')}</h2>
      <p class="quiet">{over && free ? words('options.import.drop') : words('options.import.intro')}</p>
      <div class="row-line">
        <label for={id}>{words('options.import.file')}</label>
        <input
          id={id}
          type="file"
          accept=".json,.ndjson,.jsonl,.csv,.tsv,.txt,.gz,application/json,text/csv,application/gzip"
          disabled={!free}
          onChange={(event) => {
            choose(event.currentTarget.files);
            // The same file again is to be read again.
            event.currentTarget.value = '';
          }}
        />
      </div>
      {state.is === 'choosing' && days !== undefined && (
        <p class="hint">{counted('options.import.keptFor', days)}</p>
      )}
      {state.is === 'choosing' && state.first && (
        <ImportPreview
          key={state.id}
          file={state.file}
          first={state.first}
          before={state.choice}
          onCount={on.onCount}
          onStart={on.onStart}
          onDiscard={on.onCancel}
        />
      )}
      {(state.is === 'copying' || state.is === 'counting' || state.is === 'reading') && (
        <ImportProgress state={state} onPause={on.onPause} onCancel={on.onCancel} />
      )}
      <div role="status">
        {state.is === 'choosing' && state.counted && (
          <>
            <p>{words('options.import.counted')}</p>
            <Tally tally={state.counted} dry />
          </>
        )}
        {state.is === 'done' && <p>{words('options.import.done', { file: state.file })}</p>}
        {state.is === 'cancelled' && <p>{words('options.import.cancelled', { file: state.file })}</p>}
        {state.is === 'paused' && <p>{words('options.import.paused', { file: state.file })}</p>}
        {state.is === 'failed' && <p dir="auto">{state.file}</p>}
        {'trouble' in state && state.trouble && <TroubleLines trouble={state.trouble} />}
        {(free || state.is === 'paused') && 'tally' in state && <Tally tally={state.tally} />}
      </div>
      {state.is === 'paused' && (
        <div class="actions">
          <button type="button" onClick={on.onResume}>
            {words('options.import.resume')}
          </button>
          <button type="button" onClick={on.onCancel}>
            {words('options.import.cancel')}
          </button>
        </div>
      )}
      {refusedOf(state) > 0 && (
        <div class="actions">
          <button type="button" onClick={on.onSaveRefused}>
            {words('options.import.saveRefused')}
          </button>
        </div>
      )}
    </section>
  );
}

/** Refused rows of what stands still; while it runs they are still being written. */
function refusedOf(state: ImportState): number {
  if (state.is === 'choosing') return state.counted?.refused ?? 0;
  const still =
    state.is === 'paused' || state.is === 'done' || state.is === 'cancelled' || state.is === 'failed';
  return still ? state.tally.refused : 0;
}

function Tally({ tally, dry = false }: { tally: ImportTally; dry?: boolean }) {
  const { written, kept, padded, refused, rows } = tally;
  return (
    <>
      <ul>
        <li>{dry ? counted('options.import.usable', kept) : counted('options.import.written', written)}</li>
        {!dry && kept > 0 && <li>{counted('options.import.kept', kept)}</li>}
        {padded > 0 && <li>{counted('options.import.padded', padded)}</li>}
        {refused > 0 && (
          <li class="trouble">
            <span aria-hidden="true">▲ </span>
            {counted('options.import.refused', refused)}
          </li>
        )}
      </ul>
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard
        <ul class="refused-rows" tabIndex={0} aria-label={counted('options.import.refused', refused)}>
          {rows.map((row, at) => (
            <li key={at}>
              {row.line !== undefined && `${words('options.import.line', { line: row.line })}: `}
              {row.why}
            </li>
          ))}
          {refused > rows.length && <li>{counted('options.import.moreRefused', refused - rows.length)}</li>}
        </ul>
      )}
    </>
  );
}
