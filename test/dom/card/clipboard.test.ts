import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { copyText } from '../../../entrypoints/card/clipboard.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.innerHTML = '';
});

/** Copies within a press of a button, as browsers ask for, and gives what landed on the clipboard by the event. */
async function copyInClick(): Promise<{ took: boolean; heard: string[] }> {
  document.body.innerHTML = '<button>copy</button><p>the page’s own selection</p>';
  const heard: string[] = [];
  const byPage = (event: ClipboardEvent) => heard.push(event.type);
  document.addEventListener('copy', byPage);
  const pressed = Promise.withResolvers<boolean>();
  const button = document.querySelector('button');
  button?.addEventListener('click', () => void copyText('482913').then(pressed.resolve), { once: true });
  await userEvent.click(button as HTMLElement);
  const took = await pressed.promise;
  document.removeEventListener('copy', byPage);
  return { took, heard };
}

async function pasted(): Promise<string> {
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  await userEvent.paste();
  return field.value;
}

test('the clipboard’s own way comes first', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  expect((await copyInClick()).took).toBe(true);
  expect(write).toHaveBeenCalledExactlyOnceWith('482913');
});

test('where the browser refuses it, a copy event carries the code, and the page hears nothing', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  const data = vi.spyOn(DataTransfer.prototype, 'setData');
  const { took, heard } = await copyInClick();
  expect(took).toBe(true);
  expect(data).toHaveBeenCalledExactlyOnceWith('text/plain', '482913');
  expect(heard).toEqual([]);
});

test('where there is no clipboard at all, as on http pages, it does so too', async () => {
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard);
  expect((await copyInClick()).took).toBe(true);
});

test('what cannot be copied is told, not thrown', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  vi.spyOn(document, 'execCommand').mockReturnValue(false);
  expect((await copyInClick()).took).toBe(false);
});

test('the copied code can be pasted', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  await copyInClick();
  await expect.poll(pasted).toBe('482913');
});
