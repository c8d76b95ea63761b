import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import { type Placeholder, placeholders } from '../../utils/links/placeholder.ts';
import { isSameName, longestName, type Preset } from '../../utils/links/preset.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { CheckField, TextField } from '../form/Field.tsx';
import { listOf } from './Offers.tsx';

/** "Save as preset…": a name for what is in the form; and what is left to do for the placeholders in it. */
export function PresetSave({
  waiting,
  onFillIn,
  ...saving
}: SavingProps & {
  /** Placeholders that stand in the form as they were typed. */
  waiting: readonly Placeholder[];
  onFillIn: () => void;
}) {
  return (
    <>
      <p class="quiet" role="status">
        {waiting.length > 0 && (
          <>
            {words('preset.waiting', { list: listOf(waiting) })}{' '}
            <button type="button" class="plain inline" onClick={onFillIn}>
              {words('preset.fillIn')}
            </button>
          </>
        )}
      </p>
      <Saving {...saving} />
    </>
  );
}

interface SavingProps {
  presets: readonly Preset[];
  /** The preset that the form was filled in with. */
  suggested: string;
  /** The name under which the form was saved last. */
  saved?: string | undefined;
  trouble?: Trouble | undefined;
  /** `customer`: with whom the link is for. */
  onSave: (name: string, given: { customer: boolean }) => void;
}

function Saving({ presets, suggested, saved, trouble, onSave }: SavingProps) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [customer, setCustomer] = useState(false);
  const [checked, check] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (!open && wasOpen.current) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  const trimmed = name.trim();
  const isBad = trimmed === '' || trimmed.length > longestName;
  const replaced = presets.find((preset) => isSameName(preset.name, trimmed));
  if (!open) {
    return (
      <div class="actions">
        <button
          type="button"
          class="plain"
          ref={opener}
          onClick={() => {
            setName(suggested);
            check(false);
            setOpen(true);
          }}
        >
          {words('preset.saveAs')}
        </button>
        <span role="status" class="quiet">
          {saved && words('preset.saved', { name: `\u2068${saved}\u2069` })}
        </span>
        {trouble && <TroubleLines trouble={trouble} />}
      </div>
    );
  }
  return (
    <form
      class="fields"
      noValidate
      aria-label={words('preset.saveAs')}
      onSubmit={(event) => {
        event.preventDefault();
        check(true);
        if (isBad) return;
        onSave(trimmed, { customer });
        setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // In the popup Escape would close it.
        event.preventDefault();
        setOpen(false);
      }}
    >
      <TextField
        label={words('preset.name')}
        first
        value={name}
        onValue={setName}
        hint={replaced ? words('preset.replaces', { name: `\u2068${replaced.name}\u2069` }) : undefined}
        error={checked && isBad ? words('preset.badName') : undefined}
      />
      <CheckField
        label={words('preset.withCustomer')}
        hint={words('preset.withCustomerHint')}
        checked={customer}
        onChecked={setCustomer}
      />
      <p class="hint">{words('preset.placeholders', { list: listOf(placeholders) })}</p>
      <div class="actions">
        <button type="submit">{words('preset.save')}</button>
        <button type="button" class="plain" onClick={() => setOpen(false)}>
          {words('preset.cancel')}
        </button>
      </div>
    </form>
  );
}
