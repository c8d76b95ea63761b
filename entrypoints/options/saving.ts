import { words } from '../../utils/i18n/words.ts';
import { endings, type FileKind } from '../../utils/keeping/writing.ts';

/** The part of the File System Access API that TypeScript does not know; Chromium has it, Firefox does not. */
interface Picker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/**
 * Asks the agent where the file goes, where the browser lets us write there. Has to be called within the click.
 *
 * @returns nothing to write to where the browser gives none: then it is downloaded when it is whole; undefined when the agent
 *   thought better of it
 */
export async function chooseFile(kind: FileKind): Promise<{ to?: FileSystemFileHandle } | undefined> {
  const { showSaveFilePicker } = globalThis as Picker;
  if (!showSaveFilePicker) return {};
  try {
    return { to: await showSaveFilePicker.call(globalThis, { suggestedName: fileName(kind) }) };
  } catch (error) {
    // Anything else than the agent's own no: a browser, or a company's policy, that does not let us.
    return error instanceof DOMException && error.name === 'AbortError' ? undefined : {};
  }
}

/** Such as `patchcord-sessions.csv`, `patchcord-backup-2026-11-21.ndjson.gz`. */
export function fileName(kind: FileKind): string {
  if (kind !== 'backup') return `${words('options.export.fileName')}.${endings[kind]}`;
  const today = new Date();
  const parts = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
  const day = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return `${words('options.backup.fileName')}-${day}.${endings[kind]}`;
}

/** Saves it as a person would: under this name, in their folder for downloads. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the address over once the click is done; a large file is still being read from it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Deletes the files that were built for downloads: they are on the disk, and hold what was to go. */
export async function dropBuiltFiles(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry('exports-patchcord', { recursive: true });
  } catch {
    // There are none, or another options page is writing one, which goes the next time.
  }
}
