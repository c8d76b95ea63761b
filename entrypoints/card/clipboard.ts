/**
 * Puts a text on the clipboard, within a click or key press. `navigator.clipboard` is absent on http pages and refused in
 * frames that the page does not trust with it; a `copy` event that we answer ourselves works there too.
 *
 * @returns whether the browser took it
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused: the other way.
  }
  return copyByEvent(text);
}

function copyByEvent(text: string): boolean {
  let put = false;
  const onCopy = (event: ClipboardEvent) => {
    // The page must neither see what is copied nor put its own text there.
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    put = event.clipboardData !== null;
  };
  window.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy') && put;
  } catch {
    return false;
  } finally {
    window.removeEventListener('copy', onCopy, { capture: true });
  }
}
