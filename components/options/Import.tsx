import { useId, useRef } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';

/** A row that was not taken. */
export interface RefusedRow {
  /** Line of the file, from 1; absent where the file has none to name. */
  line?: number | undefined;
  why: string;
}

/** What an import came to so far. */
export interface ImportTally {
  written: number;
  /** Left out, because a newer record was here. */
  kept: number;
  /** Codes whose leading zeros were put back. */
  padded: number;
  refused: number;
  /** The first of them. */
  rows: RefusedRow[];
}

/**
 * Where an import is.
 *
 *   idle ──file──▶ reading ──▶ done
 *                     ├─cancel─▶ cancelled
 *                     └────────▶ failed
 */
export type ImportState =
  | { is: 'idle' }
  | {
      is: 'reading';
      file: string;
      tally: ImportTally;
      /** 0 to 1; absent where the reader cannot tell. */
      part?: number | undefined;
      /** Rows a second. */
      rate: number;
    }
  | { is: 'done' | 'cancelled'; file: string; tally: ImportTally }
  | { is: 'failed'; file: string; tally: ImportTally; trouble: Trouble };

/** Reading sessions from a file, with what became of each row. */
export function Import({
  state,
  onFile,
  onCancel,
}: {
  state: ImportState;
  onFile: (file: File) => void;
  onCancel: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const reading = state.is === 'reading';
  return (
    <section id="import" aria-labelledby="import-title">
      <h2 id="import-title">{words('options.import.title')}</h2>
      <p class="quiet">{words('options.import.intro')}</p>
      <div class="row-line">
        <label for={id}>{words('options.import.file')}</label>
        <input
          ref={input}
          id={id}
          type="file"
          accept=".json,.ndjson,.jsonl,.csv,.tsv,.txt,application/json,text/csv"
          disabled={reading}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            // The same file again is to be read again.
            if (file) onFile(file);
            event.currentTarget.value = '';
          }}
        />
        {reading && (
          <button type="button" onClick={onCancel}>
            {words('options.import.cancel')}
          </button>
        )}
      </div>
      {reading && (
        <div>
          <progress
            aria-label={words('options.import.reading', { file: state.file })}
            {...(state.part === undefined ? {} : { max: 1, value: state.part })}
          />
          <p class="quiet">
            {words('options.import.reading', { file: state.file })}{' '}
            {counted('options.import.written', state.tally.written)} ·{' '}
            {counted('options.import.rate', Math.round(state.rate))}
          </p>
        </div>
      )}
      <div role="status">
        {state.is === 'done' && <p>{words('options.import.done', { file: state.file })}</p>}
        {state.is === 'cancelled' && <p>{words('options.import.cancelled')}</p>}
        {state.is === 'failed' && <TroubleLines trouble={state.trouble} />}
        {(state.is === 'done' || state.is === 'cancelled' || state.is === 'failed') && (
          <Tally tally={state.tally} />
        )}
      </div>
    </section>
  );
}

function Tally({ tally }: { tally: ImportTally }) {
  const { written, kept, padded, refused, rows } = tally;
  return (
    <>
      <ul>
        <li>{counted('options.import.written', written)}</li>
        {kept > 0 && <li>{counted('options.import.kept', kept)}</li>}
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
