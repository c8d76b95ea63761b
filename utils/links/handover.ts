import type { PatchcordDatabase } from '../sessions/db.ts';
import type { Customer } from '../sessions/session.ts';

/** A customer for whom the form is to be filled in by a popup that is being opened. There is one at most, and it is taken once. */
export interface HandedSetting {
  name: 'handed';
  /** The popup's own sign, which stands in its address; a customer never does. */
  once: string;
  customer: Customer;
}

/** Leaves a customer for the popup that is opened with this sign. */
export async function handOver(db: PatchcordDatabase, once: string, customer: Customer): Promise<void> {
  await db.settings.put({ name: 'handed', once, customer });
}

/** What was left for the popup with this sign; undefined when it was taken already, or another one came after it. */
export async function takeHanded(db: PatchcordDatabase, once: string): Promise<Customer | undefined> {
  return db.transaction('rw', db.settings, async () => {
    const handed = await db.settings.get('handed');
    if (handed?.name !== 'handed' || handed.once !== once) return undefined;
    await db.settings.delete('handed');
    return handed.customer;
  });
}

/** Forgets what no popup took. */
export async function dropHanded(db: PatchcordDatabase): Promise<void> {
  await db.settings.delete('handed');
}
