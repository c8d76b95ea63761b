import { useId, useState } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import type { Session } from '../../utils/sessions/session.ts';
import {
  type ColumnField,
  columnFields,
  fieldOf,
  hasCodeColumn,
  type Mapping,
} from '../../utils/sources/columns.ts';
import type { FirstRows } from '../../utils/sources/file.ts';
import { ChoiceField } from '../form/Field.tsx';

/** What a person chose before the file is read: what each column is, and whose the codes are. */
export interface ImportChoice {
  mapping: Mapping;
  kind: Session['kind'];
}

/** The first rows of a file with, above each column, what it is taken for. */
export function ImportPreview({
  file,
  first,
  before,
  onCount,
  onStart,
  onDiscard,
}: {
  file: string;
  first: FirstRows;
  /** What was chosen for a dry run of the same file. */
  before: ImportChoice;
  onCount: (choice: ImportChoice) => void;
  onStart: (choice: ImportChoice) => void;
  onDiscard: () => void;
}) {
  const id = useId();
  const [{ mapping, kind }, choose] = useState(before);
  const names = first.columns.map(({ name }) => name);
  const ready = hasCodeColumn(names, mapping);
  const set = (name: string, field: string) =>
    choose({ kind, mapping: new Map(mapping).set(name, field as ColumnField | 'none') });
  return (
    <form
      class="fields"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onStart({ mapping, kind });
      }}
    >
      <h3 id={id}>{words('options.import.columns', { file })}</h3>
      <p class="hint">{words('options.import.columnsHint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard */}
      <section class="first-rows" tabIndex={0} aria-labelledby={id}>
        <table>
          <thead>
            <tr>
              {first.columns.map(({ name, label }, at) => (
                <th key={at} scope="col">
                  <span dir="auto">{label}</span>
                  <select
                    aria-label={words('options.import.columnLabel', { column: label })}
                    value={fieldOf(name, mapping) ?? 'none'}
                    onChange={(event) => set(name, event.currentTarget.value)}
                  >
                    {(['none', ...columnFields] as const).map((field) => (
                      <option key={field} value={field}>
                        {words(`options.import.fields.${field}`)}
                      </option>
                    ))}
                  </select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.rows.map((row, at) => (
              <tr key={at}>
                {first.columns.map((_, column) => (
                  <td key={column} dir="auto">
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ChoiceField
        label={words('options.import.kind')}
        value={kind}
        choices={[
          { value: 'cobrowse', label: 'Cobrowse' },
          { value: 'noibu', label: 'Noibu' },
        ]}
        onValue={(value) => choose({ mapping, kind: value === 'noibu' ? 'noibu' : 'cobrowse' })}
      />
      {!ready && (
        <p class="broken" role="alert">
          <span aria-hidden="true">▲ </span>
          {words('options.import.needsCode')}
        </p>
      )}
      <div class="actions">
        <button type="submit" disabled={!ready}>
          {words('options.import.start')}
        </button>
        <button type="button" disabled={!ready} onClick={() => onCount({ mapping, kind })}>
          {words('options.import.count')}
        </button>
        <button type="button" onClick={onDiscard}>
          {words('options.import.discard')}
        </button>
      </div>
    </form>
  );
}
