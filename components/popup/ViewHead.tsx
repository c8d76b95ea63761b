import { words } from '../../utils/i18n/words.ts';

/** The title of a view that stands over the popup's first, with the way back. */
export function ViewHead({ title, onBack }: { title: string; onBack: () => void }) {
  return (
    <header class="view-head">
      <button type="button" class="icon" aria-label={words('popup.back')} onClick={onBack}>
        <span class="back" aria-hidden="true">
          ←
        </span>
      </button>
      <h1>{title}</h1>
    </header>
  );
}
