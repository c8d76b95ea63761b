/** How much room there is, and whether the browser may take it away. */
export interface StorageState {
  /** Bytes that everything here takes, as far as the browser tells. */
  used?: number | undefined;
  /** Bytes that it may take, where the browser tells a bound. */
  room?: number | undefined;
  /** Whether it is safe from being deleted when the disk is full. */
  isSafe: boolean;
}

/**
 * Asks the browser to keep our data when the disk gets full, at a moment at which the agent gives us data to keep: a service worker
 * cannot ask (Storage Standard: `persist` is for windows alone).
 *
 * With the permission `unlimitedStorage` no browser asks the agent. Firefox says yes at once, since it gives such an extension the
 * site permission "persistent-storage" at install. Chromium says no, and yet never evicts such an extension's data (Chrome's
 * "Storage and cookies": the permission "exempts extensions from both quota restrictions and eviction").
 */
export async function askToKeep(): Promise<void> {
  // No browser data at all, as in some private windows: then there is nothing to keep.
  await navigator.storage.persist().catch(() => false);
}

/** @param isUnlimited whether this is a browser that never evicts data of an extension with the permission `unlimitedStorage` */
export async function storageState(isUnlimited: boolean): Promise<StorageState> {
  const { usage, quota } = await navigator.storage.estimate().catch(() => ({}) as StorageEstimate);
  const isPersisted = await navigator.storage.persisted().catch(() => false);
  return { used: usage, room: isUnlimited ? undefined : quota, isSafe: isPersisted || isUnlimited };
}
