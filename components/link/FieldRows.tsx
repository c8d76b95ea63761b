import { useId } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import {
  type FieldFault,
  type FieldRow,
  type FieldType,
  fieldTypes,
  rowsOf,
  rowsText,
} from '../../utils/links/field.ts';
import type { FieldProps } from './parts.ts';

/** Custom issue fields: as many rows of key, type and value as the issue needs. */
export function FieldRows({
  field,
  faults,
  name: account,
}: {
  field: FieldProps;
  /** What is wrong with which row; absent while nobody is to be told. */
  faults: Map<number, FieldFault> | undefined;
  name: string;
}) {
  const { name, value, error, onValue } = field('fields');
  const id = useId();
  const rows = rowsOf(value);
  const put = (next: FieldRow[]) => onValue(rowsText(next));
  const change = (at: number, part: Partial<FieldRow>) =>
    put(rows.map((row, each) => (each === at ? { ...row, ...part } : row)));
  return (
    <>
      {rows.map((row, at) => {
        const fault = faults?.get(at);
        const isKey = fault === 'key' || fault === 'twice';
        const wiring = (isWrong: boolean) => ({
          name,
          'aria-describedby': fault && isWrong ? `${id}-${at}` : `${id}-hint`,
          ...(fault && isWrong ? { 'aria-invalid': 'true' as const } : {}),
        });
        const number = String(at + 1);
        return (
          <div class="field" key={at} data-row>
            <div class="cif">
              <input
                {...wiring(isKey)}
                aria-label={words('link.fields.key', { number })}
                placeholder={words('link.fields.keyShort')}
                dir="auto"
                autocomplete="off"
                value={row.key}
                onInput={(event) => change(at, { key: event.currentTarget.value })}
              />
              <select
                name={name}
                aria-label={words('link.fields.type', { number })}
                value={row.type}
                onChange={(event) => {
                  const type = event.currentTarget.value as FieldType;
                  // Yes or no always has one of the two.
                  const isYesNo = row.value === 'true' || row.value === 'false';
                  const value =
                    type === 'boolean' ? 'true' : row.type === 'boolean' && isYesNo ? '' : row.value;
                  change(at, { type, value });
                }}
              >
                {fieldTypes.map((type) => (
                  <option key={type} value={type}>
                    {words(`link.fields.types.${type}`)}
                  </option>
                ))}
              </select>
              {row.type === 'boolean' ? (
                <select
                  {...wiring(!isKey)}
                  aria-label={words('link.fields.value', { number })}
                  value={row.value}
                  onChange={(event) => change(at, { value: event.currentTarget.value })}
                >
                  <option value="true">{words('link.fields.yes')}</option>
                  <option value="false">{words('link.fields.no')}</option>
                </select>
              ) : (
                <input
                  {...wiring(!isKey)}
                  aria-label={words('link.fields.value', { number })}
                  placeholder={row.type === 'date' ? '2026-11-30' : words('link.fields.valueShort')}
                  dir="auto"
                  autocomplete="off"
                  inputMode={row.type === 'number' ? 'decimal' : 'text'}
                  value={row.value}
                  onInput={(event) => change(at, { value: event.currentTarget.value })}
                />
              )}
              <button
                type="button"
                class="plain icon"
                aria-label={words('link.fields.remove', { number })}
                title={words('link.fields.remove', { number })}
                onClick={() => put(rows.filter((_, each) => each !== at))}
              >
                ✕
              </button>
            </div>
            {fault && (
              <p class="broken" id={`${id}-${at}`}>
                <span aria-hidden="true">▲ </span>
                {words(`link.fields.rule.${fault}`)}
              </p>
            )}
          </div>
        );
      })}
      {error && !faults?.size && (
        <p class="broken">
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      )}
      <p class="hint" id={`${id}-hint`}>
        {words('link.fields.hint', { name: account })}
      </p>
      {rows.length < 50 && (
        <div class="actions">
          <button type="button" onClick={() => put([...rows, { key: '', type: 'text', value: '' }])}>
            {words('link.fields.add')}
          </button>
        </div>
      )}
    </>
  );
}
