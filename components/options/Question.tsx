import { useEffect, useId, useRef } from 'preact/hooks';

/** Asks before something that cannot be undone. The answer that changes nothing has the focus; Escape gives it too. */
export function Question({
  ask,
  yes,
  no,
  onAnswer,
}: {
  ask: string;
  yes: string;
  no: string;
  onAnswer: (yes: boolean) => void;
}) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    safe.current?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={(event) => onAnswer(event.currentTarget.returnValue === 'yes')}
    >
      <form method="dialog">
        <p id={id}>{ask}</p>
        <div class="actions">
          <button type="submit" class="danger" value="yes">
            {yes}
          </button>
          <button ref={safe} type="submit" value="no">
            {no}
          </button>
        </div>
      </form>
    </dialog>
  );
}
