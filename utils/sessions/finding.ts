import { archiveTables, codesOf, packedByCode, packedWhere } from './archive.ts';
import type { PatchcordDatabase } from './db.ts';
import { timeOf } from './pack.ts';
import { type CustomerKey, isCustomer, peopleKeys, prefixKeys } from './posting.ts';
import type { Customer, Session } from './session.ts';

/** All sessions of a code, live ones and packed ones, in no order. */
export async function sessionsByCode(db: PatchcordDatabase, code: string): Promise<Session[]> {
  return db.transaction('r', archiveTables(db), async () => {
    const [rows, packed] = await Promise.all([
      db.sessions.where('code').equals(code).toArray(),
      packedByCode(db, code),
    ]);
    return packed.length > 0 ? [...rows, ...packed] : rows;
  });
}

/** One session by its id, live or packed. @param code its code, without which it would have to be looked for */
export async function sessionById(
  db: PatchcordDatabase,
  { id, code }: { id: string; code: string },
): Promise<Session | undefined> {
  return (await sessionsByCode(db, code)).find((session) => session.id === id);
}

/**
 * All sessions of a customer, newest first.
 *
 * @param customer address (whatever its case), number or id; where several are given, all have to agree
 */
export async function sessionsOfCustomer(db: PatchcordDatabase, customer: CustomerKey): Promise<Session[]> {
  const [key] = peopleKeys(customer);
  if (key === undefined) return [];
  return db.transaction('r', archiveTables(db), async () => {
    const rows = await rowsOfCustomer(db, customer);
    const codes = await codesOf(db, 'people', [[key, key]]);
    const packed = await packedWhere(db, codes, (session) => isCustomer(customer, session.customer));
    return [...rows, ...packed.map(({ session }) => session)].sort((a, b) => timeOf(b) - timeOf(a));
  });
}

/** The rows of a customer, inside of the caller's transaction. */
export async function rowsOfCustomer(db: PatchcordDatabase, customer: CustomerKey): Promise<Session[]> {
  const { id, email, phone } = customer;
  const found = id
    ? db.sessions.where('customer.id').equals(id)
    : email
      ? db.sessions.where('customer.email').equalsIgnoreCase(email)
      : db.sessions.where('customer.phone').equals(phone ?? '');
  return (await found.toArray()).filter((session) => isCustomer(customer, session.customer));
}

/** So many sessions are read for one name: of a beginning that thousands share, some are found. */
const mostRead = 240;
/** So many at a time, until there are enough. */
const readAtOnce = 24;

/**
 * Customers whose name begins so, whatever its case; the same customer once.
 *
 * @param most at most so many
 */
export async function customersByName(db: PatchcordDatabase, prefix: string, most = 10): Promise<Customer[]> {
  const wanted = prefix.trim().toLowerCase();
  if (wanted === '') return [];
  return db.transaction('r', archiveTables(db), async () => {
    const rows = await db.sessions
      .where('customer.name')
      .startsWithIgnoreCase(wanted)
      .limit(mostRead)
      .toArray();
    const found = new Map<string, Customer>();
    const add = ({ customer }: Session) => {
      if (customer?.name?.toLowerCase().startsWith(wanted)) found.set(sameness(customer), customer);
    };
    rows.forEach(add);
    const codes = await codesOf(db, 'names', [prefixKeys(wanted)], mostRead);
    for (let from = 0; from < codes.length && found.size < most; from += readAtOnce) {
      const packed = await packedWhere(db, codes.slice(from, from + readAtOnce), ({ customer }) =>
        Boolean(customer?.name?.toLowerCase().startsWith(wanted)),
      );
      for (const { session } of packed) add(session);
    }
    return [...found.values()].sort((a, b) => (a.name ?? '').localeCompare(b.name ?? '')).slice(0, most);
  });
}

function sameness({ id, email, phone, name }: Customer): string {
  return JSON.stringify(id ?? email?.toLowerCase() ?? phone ?? ['name', name?.toLowerCase()]);
}
