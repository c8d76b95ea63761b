import type { PatchcordDatabase } from '../sessions/db.ts';
import { sessionById } from '../sessions/finding.ts';
import { peopleOf } from '../sessions/person.ts';
import type { Customer } from '../sessions/session.ts';

/** So many of the newest links tell who was brought back lately: a few customers may have many. */
const linksRead = 60;
/** So many of the sessions that were opened last, each of which is a look-up. */
const openedRead = 8;

/**
 * The customers with whom the agent had to do lately: those whom links were made for, and those whose sessions were opened. Each once,
 * the newest first.
 */
export async function recentCustomers(db: PatchcordDatabase, most = 5): Promise<Customer[]> {
  const links = await db.links.orderBy('madeAt').reverse().limit(linksRead).toArray();
  const opened = await db.opened.orderBy('at').reverse().limit(openedRead).toArray();
  const sessions = await Promise.all(opened.map(({ id, code }) => sessionById(db, { id, code })));
  const met = [
    ...links.map(({ madeAt, request }) => ({ at: madeAt, customer: request.customer })),
    ...opened.map(({ at }, i) => ({ at, customer: sessions[i]?.customer })),
  ];
  met.sort((a, b) => b.at - a.at);
  return peopleOf(met.map(({ customer }) => customer)).slice(0, most);
}
