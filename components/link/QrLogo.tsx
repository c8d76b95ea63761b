import { useId } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';

/** The agent's logo: chosen from a file, or taken away. A file dialogue closes a popup, so this is for pages of their own. */
export function QrLogo({
  logo,
  bad,
  onFile,
  onRemove,
}: {
  /** Its data address; empty without one. */
  logo: string;
  /** The newest file was no image. */
  bad: boolean;
  onFile: (file: File) => void;
  onRemove: () => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words('linkMade.logo')}</label>
      <div class="actions">
        {logo !== '' && <img class="logo" src={logo} alt="" width="32" height="32" />}
        <input
          id={id}
          type="file"
          accept="image/png,image/jpeg,image/svg+xml,image/webp,image/gif"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) onFile(file);
          }}
        />
        {logo !== '' && (
          <button type="button" onClick={onRemove}>
            {words('linkMade.logoRemove')}
          </button>
        )}
      </div>
      <p class="hint" id={`${id}-hint`}>
        {words('linkMade.logoHint')}
      </p>
      {bad && (
        <p class="broken" role="alert">
          <span aria-hidden="true">▲ </span>
          {words('linkMade.logoBad')}
        </p>
      )}
    </div>
  );
}
