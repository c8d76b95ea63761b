import { handOver } from '../links/handover.ts';
import type { Customer } from '../sessions/session.ts';
import { openStore } from '../sessions/store.ts';
import { openPopup } from './popup.ts';

/** The customer that is being left for a popup. */
let leaving: Promise<void> = Promise.resolve();

/** Settles when the customer that was left last can be read. */
export function handing(): Promise<void> {
  return leaving;
}

/**
 * Opens the popup with the support link's form filled in for a customer, who goes there by the database: an address would be in the
 * browser's history. A popup may be asked for only within the click, so that it is opened first and the customer written meanwhile.
 *
 * @param tab where the agent is
 */
export async function openForCustomer(customer: Customer, tab: number | undefined): Promise<void> {
  const once = crypto.randomUUID();
  const opening = openPopup({ tab, link: once });
  // Without storage the form is empty, and says why.
  leaving = openStore()
    .then((db) => handOver(db, once, customer))
    .catch(() => undefined);
  await Promise.all([opening, leaving]);
}
