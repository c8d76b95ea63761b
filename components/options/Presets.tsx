import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Preset, PresetFields } from '../../utils/links/preset.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { PresetForm } from './PresetForm.tsx';
import { Question } from './Question.tsx';

/** What came of a file of presets. */
export type PresetsImported =
  | { is: 'added'; file: string; added: number; replaced: number; refused: number }
  | { is: 'fault'; file: string; fault: 'foreign' | 'newer' | 'empty' };

export interface PresetsProps {
  presets: readonly Preset[];
  imported?: PresetsImported | undefined;
  trouble?: Trouble | undefined;
  onSave: (preset: { id: string; name: string; fields: PresetFields }) => void;
  onRemove: (preset: Preset) => void;
  /** All ids, in the new order. */
  onOrder: (ids: string[]) => void;
  onExport: () => void;
  onFile: (file: File) => void;
}

/** The presets of the support link's form: they are made there, and named, ordered, changed and shared here. */
export function Presets({ presets, imported, trouble, ...on }: PresetsProps) {
  const id = useId();
  const [editing, edit] = useState<Preset>();
  const [removing, remove] = useState<Preset>();
  const list = useRef<HTMLUListElement>(null);
  /** The button that gets the focus once the rows are in their new order. */
  const next = useRef<string>(undefined);
  useEffect(() => {
    if (next.current === undefined) return;
    const moved = list.current?.querySelector<HTMLButtonElement>(`[data-move="${CSS.escape(next.current)}"]`);
    const row = moved?.closest('li');
    // At the end of the list the button can do nothing more: then the other one.
    (moved?.disabled ? row?.querySelector<HTMLButtonElement>('[data-move]:not([disabled])') : moved)?.focus();
    next.current = undefined;
  }, [presets]);
  const move = (at: number, by: 1 | -1) => {
    const ids = presets.map((preset) => preset.id);
    const [moved] = ids.splice(at, 1);
    if (moved === undefined) return;
    ids.splice(at + by, 0, moved);
    next.current = `${moved} ${by}`;
    on.onOrder(ids);
  };
  return (
    <section id="presets" aria-labelledby="presets-title">
      <h2 id="presets-title">{words('options.presets.title')}</h2>
      <p class="quiet">{words('preset.list.intro')}</p>
      {presets.length === 0 && <p>{words('preset.list.none')}</p>}
      {presets.length > 0 && (
        <ul class="rows-list" ref={list}>
          {presets.map((preset, at) => (
            <li key={preset.id}>
              <div class="row-line">
                <bdi class="rest" title={preset.name}>
                  <strong>{preset.name}</strong> <span class="quiet">{summaryOf(preset)}</span>
                </bdi>
                <button
                  type="button"
                  class="icon"
                  disabled={at === 0}
                  data-move={`${preset.id} -1`}
                  aria-label={words('preset.list.up', { name: preset.name })}
                  onClick={() => move(at, -1)}
                >
                  <span aria-hidden="true">↑</span>
                </button>
                <button
                  type="button"
                  class="icon"
                  disabled={at === presets.length - 1}
                  data-move={`${preset.id} 1`}
                  aria-label={words('preset.list.down', { name: preset.name })}
                  onClick={() => move(at, 1)}
                >
                  <span aria-hidden="true">↓</span>
                </button>
                <button
                  type="button"
                  aria-label={words('preset.list.editLabel', { name: preset.name })}
                  onClick={() => edit(preset)}
                >
                  {words('options.edit')}
                </button>
                <button
                  type="button"
                  aria-label={words('preset.list.removeLabel', { name: preset.name })}
                  onClick={() => remove(preset)}
                >
                  {words('options.remove')}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
      {editing && (
        <PresetForm
          key={editing.id}
          preset={editing}
          others={presets.filter((each) => each.id !== editing.id)}
          onSave={(preset) => {
            on.onSave(preset);
            edit(undefined);
          }}
          onCancel={() => edit(undefined)}
        />
      )}
      {removing && (
        <Question
          ask={words('preset.list.removeAsk', { name: removing.name })}
          yes={words('options.remove')}
          no={words('options.cancel')}
          onAnswer={(yes) => {
            remove(undefined);
            if (yes) on.onRemove(removing);
          }}
        />
      )}
      <div class="actions">
        <button type="button" disabled={presets.length === 0} onClick={on.onExport}>
          {words('preset.list.export')}
        </button>
      </div>
      <div class="row-line">
        <label for={id}>{words('preset.list.file')}</label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) on.onFile(file);
            // The same file again is to be read again.
            event.currentTarget.value = '';
          }}
        />
      </div>
      <div role="status">{imported && <Imported imported={imported} />}</div>
    </section>
  );
}

function Imported({ imported }: { imported: PresetsImported }) {
  if (imported.is === 'fault') {
    return (
      <p class="trouble">
        <span aria-hidden="true">▲ </span>
        <bdi>{imported.file}</bdi>: {words(`preset.list.faults.${imported.fault}`)}
      </p>
    );
  }
  const { file, added, replaced, refused } = imported;
  return (
    <>
      <p>
        <bdi>{file}</bdi>: {counted('preset.list.added', added)}
        {replaced > 0 && ` · ${counted('preset.list.replaced', replaced)}`}
      </p>
      {refused > 0 && <p class="trouble">{counted('preset.list.refused', refused)}</p>}
    </>
  );
}

/** The message says best what a preset is for; without one, its other texts. */
function summaryOf({ fields: { message, search, tags, language } }: Preset): string {
  return (message || search || tags || language || '').replace(/\s+/g, ' ').slice(0, 120);
}
