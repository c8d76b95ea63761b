/**
 * The files of imports in the origin's private file system: the copy of what the agent chose, and the rows that were refused. For
 * workers, which alone may write there in place (File System Standard, FileSystemSyncAccessHandle; Chromium and Firefox alike).
 */
export class Staging {
  readonly #folder: string;

  /** @param folder a name of its own for each database */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Copies a file, since the page that it was given to may be closed.
   *
   * @param onBytes told how many bytes are copied, every few megabytes; false ends the copying
   * @returns whether all of it is there
   * @throws when the disk is full, or the file cannot be read
   */
  async copy(id: string, file: Blob, onBytes: (bytes: number) => Promise<boolean>): Promise<boolean> {
    const handle = await this.#open(`${id}.source`);
    try {
      let bytes = 0;
      let told = 0;
      const reader = file.stream().getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        handle.write(value, { at: bytes });
        bytes += value.length;
        if (bytes - told < 4_000_000) continue;
        told = bytes;
        if (await onBytes(bytes)) continue;
        await reader.cancel();
        return false;
      }
      handle.truncate(bytes);
      handle.flush();
      return true;
    } finally {
      handle.close();
    }
  }

  /** The copy; undefined when there is none. */
  source(id: string): Promise<File | undefined> {
    return this.#file(`${id}.source`);
  }

  /** The refused rows; undefined when there are none. */
  refused(id: string): Promise<File | undefined> {
    return this.#file(`${id}.refused`);
  }

  /** Opens the file of refused rows to go on at its `length` bytes. Whatever is behind them was never acknowledged. */
  async goOnRefusing(id: string, length: number): Promise<RefusedFile> {
    const handle = await this.#open(`${id}.refused`);
    handle.truncate(length);
    return new RefusedFile(handle, length);
  }

  /** Deletes the copy of an import that is over. */
  async drop(id: string): Promise<void> {
    await (await this.#directory()).removeEntry(`${id}.source`).catch(() => undefined);
  }

  /** Deletes every file but those of one import. */
  async sweep(keep: string | undefined): Promise<void> {
    const folder = await this.#directory();
    const names: string[] = [];
    for await (const name of folder.keys()) if (name.split('.')[0] !== keep) names.push(name);
    // One that another worker has not let go of yet goes the next time.
    for (const name of names) await folder.removeEntry(name).catch(() => undefined);
  }

  async #directory(): Promise<FileSystemDirectoryHandle> {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle(this.#folder, { create: true });
  }

  async #file(name: string): Promise<File | undefined> {
    try {
      return await (await (await this.#directory()).getFileHandle(name)).getFile();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
      throw error;
    }
  }

  /** A worker that was just ended may hold its handle for a moment longer than its lock. */
  async #open(name: string): Promise<SyncHandle> {
    const file = await (await this.#directory()).getFileHandle(name, { create: true });
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (
          file as unknown as { createSyncAccessHandle(): Promise<SyncHandle> }
        ).createSyncAccessHandle();
      } catch (error) {
        const held = error instanceof DOMException && error.name === 'NoModificationAllowedError';
        if (!held || attempt === 50) throw error;
        await new Promise((resume) => setTimeout(resume, 40));
      }
    }
  }
}

/** The part of FileSystemSyncAccessHandle that is used; TypeScript knows it in workers alone. */
interface SyncHandle {
  write(bytes: BufferSource, where: { at: number }): number;
  truncate(length: number): void;
  flush(): void;
  close(): void;
}

/** The file of refused rows while an import runs. */
export class RefusedFile {
  readonly #handle: SyncHandle;
  readonly #encoder = new TextEncoder();
  #length: number;

  constructor(handle: SyncHandle, length: number) {
    this.#handle = handle;
    this.#length = length;
  }

  /** Bytes that are written. */
  get length(): number {
    return this.#length;
  }

  /** Writes at the end; it is on the disk when this returns. */
  add(text: string): void {
    if (text === '') return;
    const bytes = this.#encoder.encode(text);
    this.#handle.write(bytes, { at: this.#length });
    this.#length += bytes.length;
    this.#handle.flush();
  }

  close(): void {
    this.#handle.close();
  }
}
