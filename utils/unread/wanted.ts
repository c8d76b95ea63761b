import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import type { Wire } from '../vendors/request.ts';
import { ask, foundOut } from './due.ts';
import { WatchTable } from './store.ts';

/**
 * Reads a conversation because the agent wants it now, and keeps and counts what is in it, as a poll does. Whatever the agent wants,
 * it is not asked before the time that the vendor named; the request is entered in the book of the hour.
 *
 * @returns why it could not be read; `gone` where it was removed, meanwhile too
 */
export async function readNow(room: Wire & { db: PatchcordDatabase }, id: string): Promise<Answer<void>> {
  const { db } = room;
  const store = new WatchTable(db);
  const held = await store.claim(id, room.now());
  if (!held.ok) return held;
  const claimed = held.value;
  const asking = { ...room, store, secretOf: (id: string) => store.secret(id), random: Math.random };
  const answer = await ask(asking, claimed, await store.account(claimed.account));
  const now = room.now();
  const finding = { claimed, answer, unasked: false, now, random: Math.random(), stretch: 0 };
  await store.change(new Map([[id, (watch) => foundOut(watch, finding)]]), 0, now);
  if (!(await db.watches.get(id))) return bad('gone');
  return answer.ok ? good(undefined) : answer;
}
