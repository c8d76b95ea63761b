import type { Trouble } from '../messages/answer.ts';
import { storageTrouble } from '../messages/storage.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import type { Session } from '../sessions/session.ts';
import { tend } from '../sessions/tend.ts';
import type { Mapping } from './columns.ts';
import { type FileFault, type FirstRows, readFirstRows } from './file.ts';
import { type FileImport, isOver, noCounts, runs } from './imports.ts';
import type { RefusedWords } from './refused.ts';
import { pauseFor, type Reading, runImport } from './run.ts';
import type { Staging } from './staging.ts';

/** What an options page asks of its worker. */
export type DeskAsk =
  /** An options page is there: goes on with whatever was left undone. */
  | { do: 'open'; words: RefusedWords }
  | { do: 'choose'; file: File }
  /** Answered with `first`. */
  | { do: 'look' }
  | { do: 'count' | 'start'; mapping: Mapping; kind: Session['kind'] }
  | { do: 'pause' | 'resume' | 'cancel' }
  /** Answered with `refused`. */
  | { do: 'refused' };

/** What a worker tells its page. What becomes of an import is in the database, for every page to see. */
export type DeskTell =
  | { first: FirstRows | { fault: FileFault }; id: string }
  | { refused: File }
  /** Nothing could be kept: the disk is full, or the browser gives no private files here. */
  | { failed: Trouble };

/** Rows that are shown for a person who says what the columns are. */
const shownRows = 8;

/**
 * Imports, one at a time, however many options pages are open: each page's worker has such a desk, and the one that holds the lock
 * does the work. When its page is closed the lock passes to the next, which goes on at the checkpoint.
 */
export class ImportDesk {
  readonly #db: PatchcordDatabase;
  readonly #staging: Staging;
  readonly #lock: string;
  readonly #tell: (told: DeskTell) => void;
  readonly #read: Reading['read'];
  #words: RefusedWords | undefined;
  #wanted = false;
  /** Tidying up can wait, and a person who waits for the next file cannot. */
  #tidying: AbortController | undefined;

  constructor(
    db: PatchcordDatabase,
    staging: Staging,
    { tell, read }: { tell: (told: DeskTell) => void; read: Reading['read'] },
  ) {
    this.#db = db;
    this.#staging = staging;
    this.#lock = `import ${db.name}`;
    this.#tell = tell;
    this.#read = read;
  }

  async answer(ask: DeskAsk): Promise<void> {
    try {
      await this.#answer(ask);
    } catch (error) {
      this.#tell({ failed: storageTrouble(error) });
    }
  }

  async #answer(ask: DeskAsk): Promise<void> {
    switch (ask.do) {
      case 'open':
        this.#words = ask.words;
        return this.#work();
      case 'choose':
        return this.#alone(() => this.#choose(ask.file));
      case 'look':
        return this.#look();
      case 'count':
      case 'start': {
        const { mapping, kind } = ask;
        const phase = ask.do === 'count' ? 'counting' : 'reading';
        const anew = { ...noCounts, mapping, kind, phase, fault: undefined, trouble: undefined } as const;
        await this.#decide(({ phase }) => phase === 'waiting' || phase === 'counted', anew);
        return this.#work();
      }
      case 'pause':
        return this.#decide(({ phase }) => phase === 'reading', { phase: 'paused' });
      case 'resume':
        await this.#decide(({ phase }) => phase === 'paused', { phase: 'reading', trouble: undefined });
        return this.#work();
      case 'cancel':
        await this.#decide(
          ({ phase }) => phase === 'counting',
          { ...noCounts, phase: 'waiting' },
          () => this.#decide((one) => !isOver(one), { phase: 'cancelled' }),
        );
        return this.#work();
      case 'refused': {
        const [found] = await this.#db.imports.toArray();
        const file = found && (await this.#staging.refused(found.id));
        // What is behind the checkpoint is not counted yet.
        if (file) this.#tell({ refused: new File([file.slice(0, found.refusedBytes)], found.name) });
      }
    }
  }

  /** Changes the import where it is in one of the phases for which the decision is meant. */
  async #decide(
    meant: (one: FileImport) => boolean,
    change: Partial<FileImport>,
    otherwise?: () => Promise<void>,
  ): Promise<void> {
    const changed = await this.#db.imports.filter(meant).modify(change);
    if (changed === 0) await otherwise?.();
  }

  async #choose(file: File): Promise<void> {
    const db = this.#db;
    const before = await db.imports.toArray();
    // Another page was faster.
    if (before.some((one) => !isOver(one))) return;
    const id = crypto.randomUUID();
    const now = Date.now();
    const { name, size, lastModified } = file;
    await db.transaction('rw', db.imports, async () => {
      await db.imports.clear();
      await db.imports.put({
        ...noCounts,
        ...{ id, name, size, phase: 'copying', writtenAt: lastModified, chosenAt: now, at: now },
        ...{ mapping: new Map(), kind: 'cobrowse' },
      });
    });
    await this.#staging.sweep(id);
    const copying = db.imports.filter((one) => one.id === id && one.phase === 'copying');
    try {
      if (await this.#staging.copy(id, file, async (bytes) => (await copying.modify({ bytes })) > 0)) {
        const source = await this.#staging.source(id);
        const first = source ? await readFirstRows(source, 1) : ({ fault: 'unreadable' } as const);
        await copying.modify(
          'fault' in first
            ? { phase: 'failed', fault: first.fault }
            : { phase: 'waiting', bytes: 0, copiedAt: Date.now() },
        );
      }
    } catch (error) {
      await this.#note(error, () => copying.modify({ phase: 'failed', trouble: storageTrouble(error) }));
    }
    await this.#clear();
  }

  async #look(): Promise<void> {
    const [found] = await this.#db.imports.toArray();
    const file = found && (await this.#staging.source(found.id));
    if (file) this.#tell({ first: await readFirstRows(file, shownRows), id: found.id });
  }

  /** Does what is to be done, now or when the page that does it is closed. */
  async #work(): Promise<void> {
    // A desk that waits for the lock already will see what is new.
    if (this.#wanted) return;
    this.#wanted = true;
    await this.#alone(async () => {
      this.#wanted = false;
      // Only the one who holds the lock copies: it was closed in the middle, and the file is out of reach.
      await this.#db.imports.filter(({ phase }) => phase === 'copying').delete();
      for (;;) {
        await this.#clear();
        const [next] = await this.#db.imports.filter(runs).toArray();
        if (!next || !this.#words) return;
        try {
          await runImport(this.#db, this.#staging, next.id, { words: this.#words, read: this.#read });
          // Each part of the file became a segment. The background goes on with it when this page is closed.
          this.#tidying = new AbortController();
          await tend(this.#db, Date.now(), this.#tidying.signal);
        } catch (error) {
          await this.#note(error, () => pauseFor(this.#db, next.id, error));
        }
      }
    });
  }

  /**
   * Keeps what became of an import. Where storage is full there may be no room for that either: then the page alone is told. In Firefox
   * nothing can be written in the first transaction after a full one.
   */
  async #note(error: unknown, write: () => Promise<unknown>): Promise<void> {
    try {
      await write().catch(write);
    } catch {
      throw error;
    }
  }

  /** Deletes the files that nobody needs any more. */
  async #clear(): Promise<void> {
    const [found] = await this.#db.imports.toArray();
    await this.#staging.sweep(found?.id);
    if (found && isOver(found)) await this.#staging.drop(found.id);
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    this.#tidying?.abort();
    await navigator.locks.request(this.#lock, work);
  }
}
