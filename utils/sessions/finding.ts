import { archiveTables, packedBy, packedByCode, somePackedBy } from './archive.ts';
import type { PatchcordDatabase } from './db.ts';
import { timeOf } from './pack.ts';
import { type Clue, isSamePerson, peopleOf } from './person.ts';
import { type CustomerKey, isCustomer, peopleKeys, prefixKeys } from './posting.ts';
import { isReachable } from './reachable.ts';
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
    const packed = await packedBy(db, 'people', [[key, key]], (session) =>
      isCustomer(customer, session.customer),
    );
    return [...rows, ...packed.map(({ session }) => session)].sort((a, b) => timeOf(b) - timeOf(a));
  });
}

/** The rows of a customer, inside of the caller's transaction. */
export async function rowsOfCustomer(db: PatchcordDatabase, customer: CustomerKey): Promise<Session[]> {
  const { id, email } = customer;
  const found = id
    ? db.sessions.where('customer.id').equals(id)
    : email
      ? db.sessions.where('customer.email').equalsIgnoreCase(email)
      : // The index has numbers as they are written: all rows with one are read, a few thousand of the last two days.
        db.sessions.where('customer.phone').above('');
  return (await found.toArray()).filter((session) => isCustomer(customer, session.customer));
}

/**
 * All sessions of the person whom a record names, newest first, whichever of address, id and number each of them has
 * (`isSamePerson`). Of somebody known by nothing but a name, those that know no more either.
 */
export async function sessionsOfPerson(db: PatchcordDatabase, customer: Customer): Promise<Session[]> {
  const { id, email, phone, name = '' } = customer;
  const isTheirs = (session: Session) => isSamePerson(customer, session.customer);
  return db.transaction('r', archiveTables(db), async () => {
    const known = [id && { id }, email && { email }, phone && { phone }].filter(
      (key) => typeof key === 'object',
    );
    const rows = isReachable(customer)
      ? (await Promise.all(known.map((key) => rowsOfCustomer(db, key)))).flat()
      : await db.sessions.where('customer.name').equalsIgnoreCase(name).toArray();
    const packed = isReachable(customer)
      ? await packedBy(db, 'people', rangesOf(peopleKeys(customer)), isTheirs)
      : await packedBy(db, 'names', name === '' ? [] : [prefixKeys(name)], isTheirs);
    const found = new Map<string, Session>();
    for (const session of rows) if (isTheirs(session)) found.set(session.id, session);
    for (const { session } of packed) found.set(session.id, session);
    return [...found.values()].sort((a, b) => timeOf(b) - timeOf(a));
  });
}

function rangesOf(keys: readonly number[]): [low: number, high: number][] {
  return [...new Set(keys)].sort((a, b) => a - b).map((key) => [key, key]);
}

/** So many sessions are read to tell who is meant: of a beginning that thousands share, some are found. */
const mostRead = 240;
/** So many tell who it is that is looked for by an address, a number or an id. */
const mostReadOfOne = 40;

/** Customers that were looked for; `more`: there may be others. */
export interface FoundCustomers {
  customers: Customer[];
  more: boolean;
}

/**
 * Customers of whom one thing that was asked for is true: those by address, number or id, the newest first, then those
 * whose name begins so, by name. Each person once.
 *
 * @param most at most so many
 */
export async function customersBy(db: PatchcordDatabase, clue: Clue, most = 10): Promise<FoundCustomers> {
  const { id, email, phone, name } = clue;
  const keys: CustomerKey[] = [];
  for (const key of [{ email }, { phone }, { id }]) if (isReachable(key)) keys.push(key);
  const exact = await Promise.all(keys.map((key) => customersWith(db, key)));
  const named = name === undefined ? none : await customersNamed(db, name, most);
  const customers = peopleOf([...exact.flat(), ...named.customers]);
  return { customers: customers.slice(0, most), more: named.more || customers.length > most };
}

const none: FoundCustomers = { customers: [], more: false };

async function customersWith(db: PatchcordDatabase, key: CustomerKey): Promise<Customer[]> {
  return db.transaction('r', archiveTables(db), async () => {
    const sessions = await rowsOfCustomer(db, key);
    const take = (session: Session) => {
      if (isCustomer(key, session.customer)) sessions.push(session);
    };
    // One person, as a rule: who it is takes a few of the sessions.
    const isEnough = () => sessions.length >= mostReadOfOne;
    await somePackedBy(db, 'people', rangesOf(peopleKeys(key)), take, { most: mostRead, isEnough });
    return peopleOf(sessions.sort((a, b) => timeOf(b) - timeOf(a)).map(({ customer }) => customer));
  });
}

/**
 * Customers whose name begins so, whatever its case; each person once.
 *
 * @param most at most so many
 */
export async function customersByName(db: PatchcordDatabase, prefix: string, most = 10): Promise<Customer[]> {
  return (await customersNamed(db, prefix, most)).customers;
}

async function customersNamed(db: PatchcordDatabase, prefix: string, most: number): Promise<FoundCustomers> {
  const wanted = prefix.trim().toLowerCase();
  if (wanted === '') return none;
  const isWanted = ({ customer }: Session) => Boolean(customer?.name?.toLowerCase().startsWith(wanted));
  return db.transaction('r', archiveTables(db), async () => {
    const rows = await db.sessions
      .where('customer.name')
      .startsWithIgnoreCase(wanted)
      .limit(mostRead)
      .toArray();
    const found = rows.filter(isWanted);
    const people = () => peopleOf(found.map(({ customer }) => customer));
    const take = (session: Session) => {
      if (isWanted(session)) found.push(session);
    };
    const isCut = await somePackedBy(db, 'names', [prefixKeys(wanted)], take, {
      most: mostRead,
      isEnough: () => people().length > most,
    });
    const customers = people().sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''));
    const more = isCut || rows.length >= mostRead || customers.length > most;
    return { customers: customers.slice(0, most), more };
  });
}
