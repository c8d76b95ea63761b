import { expect } from 'vitest';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { sessionsByCode, sessionsOfCustomer } from '../../../utils/sessions/finding.ts';
import { exportable } from '../../../utils/sessions/keeping.ts';
import { countSessions } from '../../../utils/sessions/records.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { cobrowse, day, now } from '../../unit/sessions/session.ts';
import { strange } from '../../unit/sessions/strange.ts';

/** Every session that is exported, in the order of ids. One that is there twice comes twice. */
export async function everything(db: PatchcordDatabase): Promise<Session[]> {
  const all: Session[] = [];
  for await (const some of exportable(db)) all.push(...some);
  return byId(all);
}

export function byId(sessions: Iterable<Session>): Session[] {
  return [...sessions].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** The database has what the model has: by every way that leads to it. */
export async function expectSame(db: PatchcordDatabase, model: ReadonlyMap<string, Session>): Promise<void> {
  expect(await everything(db)).toEqual(byId(model.values()));
  expect(await countSessions(db)).toBe(model.size);
  const all = [...model.values()];
  for (const { code, customer } of all.filter((_, at) => at % 41 === 0)) {
    const found = await sessionsByCode(db, code);
    expect(byId(found)).toEqual(byId(all.filter((each) => each.code === code)));
    const { email } = customer ?? {};
    if (email === undefined) continue;
    const theirs = await sessionsOfCustomer(db, { email: email.toUpperCase() });
    expect(byId(theirs)).toEqual(byId(all.filter((each) => each.customer?.email === email)));
  }
}

/** A record as a source may bring it: mostly old, sometimes live, with codes that recur. */
export function anyRecord(roll: (sides: number) => number, ids: number): Session {
  const startedAt = now - (roll(10) === 0 ? roll(day) : 3 * day + roll(60 * day));
  return cobrowse({
    id: `file:${roll(ids)}`,
    code: String(roll(300) * 7).padStart(6, '0'),
    startedAt,
    expiresAt: startedAt + 20 * 60_000,
    updatedAt: startedAt + roll(1000),
    ...strange(roll),
  });
}

/** What `putSessions` does, in a plain map. */
export function putInto(model: Map<string, Session>, sessions: readonly Session[]): void {
  for (const session of sessions) {
    const before = model.get(session.id);
    if (!before || before.updatedAt < session.updatedAt) model.set(session.id, session);
  }
}
