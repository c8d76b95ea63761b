import { useState } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import { placeholders } from '../../utils/links/placeholder.ts';
import {
  isSameName,
  longestName,
  type Preset,
  type PresetFields,
  type PresetKey,
} from '../../utils/links/preset.ts';
import { TextField } from '../form/Field.tsx';
import { listOf } from '../link/Offers.tsx';
import { SaveActions } from './SaveActions.tsx';

/** What a person may write into a preset: its texts. What is chosen from a list is chosen in the form itself. */
const texts = [
  ...(['message', 'email', 'name', 'id', 'phone', 'language', 'tags'] as const),
  ...(['section', 'faq', 'search', 'filterTags'] as const),
] satisfies PresetKey[];

/** Changes a preset's name and texts. */
export function PresetForm({
  preset,
  others,
  onSave,
  onCancel,
}: {
  preset: Preset;
  others: readonly Preset[];
  onSave: (preset: { id: string; name: string; fields: PresetFields }) => void;
  onCancel: () => void;
}) {
  const [name, setName] = useState(preset.name);
  const [fields, setFields] = useState(preset.fields);
  const [checked, check] = useState(false);
  // The message is what most presets are for; of the others those that the preset has.
  const shown = texts.filter((key) => key === 'message' || preset.fields[key] !== undefined);
  const trimmed = name.trim();
  const isTaken = others.some((other) => isSameName(other.name, trimmed));
  const isBad = trimmed === '' || trimmed.length > longestName;
  return (
    <form
      class="fields panel"
      noValidate
      aria-label={words('preset.list.editLabel', { name: preset.name })}
      onSubmit={(event) => {
        event.preventDefault();
        check(true);
        if (isBad || isTaken) return;
        const kept = Object.entries(fields).filter(([, text]) => text.trim() !== '');
        onSave({ id: preset.id, name: trimmed, fields: Object.fromEntries(kept) as PresetFields });
      }}
    >
      <TextField
        label={words('preset.name')}
        first
        value={name}
        onValue={setName}
        error={
          checked && isBad
            ? words('preset.badName')
            : checked && isTaken
              ? words('preset.list.taken')
              : undefined
        }
      />
      {shown.map((key) => (
        <TextField
          key={key}
          label={words(`preset.field.${key}`)}
          value={fields[key] ?? ''}
          onValue={(text) => setFields({ ...fields, [key]: text })}
          {...(key === 'message' ? { rows: 4 } : {})}
        />
      ))}
      <p class="hint">{words('preset.placeholders', { list: listOf(placeholders) })}</p>
      <p class="hint">{words('preset.list.rest')}</p>
      <SaveActions onCancel={onCancel} />
    </form>
  );
}
