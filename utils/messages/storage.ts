import type { Trouble } from './answer.ts';

/** The database cannot be used now, for a reason that has words of its own. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.detail ?? trouble.reason);
    this.trouble = trouble;
  }
}

/**
 * What a person is told of an error of the database or of the private file system. The browser's words are kept as the
 * detail of what has no words of ours.
 */
export function storageTrouble(error: unknown): Trouble {
  if (error instanceof StorageError) return error.trouble;
  if (isQuota(error)) return { reason: 'storage-full' };
  return {
    reason: 'storage',
    detail: error instanceof Error ? error.message || error.name : String(error),
  };
}

/**
 * Whether an error says that the browser gives no more space. A transaction that fails as it is committed is told of as
 * aborted, with the reason inside; of many writes, each has its own (Dexie's `inner`, `failures`). In Firefox the transaction after
 * one that met the limit may only delete, and says of all else that it is not allowed (IDBTransaction's mode `cleanup`).
 */
function isQuota(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth += 1) {
    const [name, message] = [Reflect.get(at, 'name'), Reflect.get(at, 'message')];
    if (name === 'QuotaExceededError') return true;
    if (name === 'InvalidStateError' && String(message).includes('did not allow mutations')) return true;
    const [failure] = Object.values(Reflect.get(at, 'failures') ?? {});
    at = Reflect.get(at, 'inner') ?? failure;
  }
  return false;
}
