import { useId, useState } from 'preact/hooks';
import { counted } from '../../utils/i18n/words.ts';

export interface Chip {
  key: string;
  /** What a person knows it by; it gives way with an ellipsis. */
  label: string;
  /** The whole of it, where the label is a part. */
  title?: string | undefined;
}

/** A few things to choose from by one press, in a line or two: plain buttons, so that every keyboard and screen reader knows them. */
export function Chips({
  label,
  chips,
  rows = false,
  most = Number.POSITIVE_INFINITY,
  onChoose,
}: {
  label: string;
  chips: readonly Chip[];
  /** The arrow keys of the popup's first view go through them too. */
  rows?: boolean;
  /** So many at first; the others come when they are asked for. */
  most?: number;
  onChoose: (key: string) => void;
}) {
  const id = useId();
  const [all, showAll] = useState(false);
  const shown = all || chips.length <= most + 1 ? chips : chips.slice(0, most);
  const left = chips.length - shown.length;
  if (chips.length === 0) return null;
  return (
    <div class="chips">
      <span class="quiet" id={id}>
        {label}
      </span>
      <ul aria-labelledby={id}>
        {shown.map((chip) => (
          <li key={chip.key}>
            <button
              type="button"
              title={chip.title ?? chip.label}
              onClick={() => onChoose(chip.key)}
              {...(rows ? { 'data-row': chip.key } : {})}
            >
              <bdi class="rest">{chip.label}</bdi>
            </button>
          </li>
        ))}
        {left > 0 && (
          <li>
            <button type="button" class="plain" aria-expanded={false} onClick={() => showAll(true)}>
              {counted('preset.more', left)}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}
