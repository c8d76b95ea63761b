import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** What every field has: its name for people, a hint, and which rule was broken. */
interface FieldProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The form's own name for it, by which it is found among the form's events and elements. */
  name?: string | undefined;
}

interface Wiring {
  id: string;
  name?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
}

/** A label above its control, with the hint and the broken rule tied to it for screen readers. */
export function Field({
  label,
  hint,
  error,
  name,
  children,
}: FieldProps & { children: (wiring: Wiring) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const wiring: Wiring = {
    id,
    ...(name ? { name } : {}),
    ...(described ? { 'aria-describedby': described } : {}),
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(wiring)}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="broken" id={`${id}-error`}>
          <span aria-hidden="true">▲ </span>
          {error}
        </p>
      )}
    </div>
  );
}

export interface TextFieldProps extends FieldProps {
  value: string;
  onValue: (value: string) => void;
  /** More than one line. */
  rows?: number;
  /** What is typed: decides the keyboard that a screen shows. The rules are the form's own. */
  mode?: 'email' | 'tel' | 'url' | 'numeric';
  /** A local day and time, with the browser's own picker. */
  time?: boolean;
  /** Shown as dots, and kept out of the browser's memory of forms. */
  secret?: boolean;
  placeholder?: string;
  /** Takes the focus when it appears. */
  first?: boolean;
}

/** A line or a few lines of text. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    hint,
    error,
    name,
    value,
    onValue,
    rows,
    mode,
    time,
    secret,
    placeholder = '',
    first,
  } = props;
  const control = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) control.current?.focus();
  }, [first]);
  return (
    <Field label={label} hint={hint} error={error} name={name}>
      {(wiring) => {
        const own = { ...wiring, ref: control, placeholder, value };
        const onInput = (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value);
        if (rows) return <textarea {...wiring} rows={rows} dir="auto" value={value} onInput={onInput} />;
        if (secret) return <input {...own} type="password" autocomplete="new-password" onInput={onInput} />;
        if (time) return <input {...own} type="datetime-local" onInput={onInput} />;
        return (
          <input
            {...own}
            type="text"
            dir="auto"
            autocomplete="off"
            {...(mode ? { inputMode: mode } : {})}
            onInput={onInput}
          />
        );
      }}
    </Field>
  );
}

/** One of a few. */
export function ChoiceField({
  label,
  hint,
  error,
  name,
  value,
  choices,
  onValue,
}: FieldProps & {
  value: string;
  choices: readonly { value: string; label: string }[];
  onValue: (value: string) => void;
}) {
  return (
    <Field label={label} hint={hint} error={error} name={name}>
      {(wiring) => (
        <select {...wiring} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Yes or no. */
export function CheckField({
  label,
  hint,
  checked,
  onChecked,
}: {
  label: string;
  hint?: string | undefined;
  checked: boolean;
  onChecked: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div class="field check">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
