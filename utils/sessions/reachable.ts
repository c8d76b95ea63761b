import type { Customer } from './session.ts';

/** Whether more than a name is known, so that a customer can be told from others. By itself, since a page's card asks it. */
export function isReachable(customer: Customer | undefined): boolean {
  return Boolean(customer?.id || customer?.email || customer?.phone);
}
