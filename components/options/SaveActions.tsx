import { words } from '../../utils/i18n/words.ts';

/** How a form of the options ends: it is saved, or left as it was. */
export function SaveActions({ onCancel }: { onCancel: () => void }) {
  return (
    <div class="actions">
      <button type="submit" class="main">
        {words('options.save')}
      </button>
      <button type="button" onClick={onCancel}>
        {words('options.cancel')}
      </button>
    </div>
  );
}
