import type { DBCore, Middleware } from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Outbox } from '../../../utils/conversations/outbox.ts';
import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { readNow } from '../../../utils/unread/wanted.ts';
import { Stage } from './stage.ts';

/** A background that is ended before its so-many-th step: a transaction, a request on its way there, or one on its way back. */
class Mortal {
  readonly box: Outbox;
  /** Ended. */
  readonly end: Promise<void>;
  isDead = false;
  #left: number;
  #die = () => {};

  constructor(stage: Stage, db: PatchcordDatabase, steps: number) {
    this.#left = steps;
    this.end = new Promise((resolve) => {
      this.#die = resolve;
    });
    const middleware: Middleware<DBCore> = {
      stack: 'dbcore',
      name: 'mortal',
      create: (core) => ({
        ...core,
        transaction: (...given) => {
          if (this.#step()) throw new Error('ended');
          return core.transaction(...given);
        },
      }),
    };
    db.close();
    db.use(middleware);
    const room = stage.room(db);
    this.box = new Outbox({
      ...room,
      fetch: async (...given) => {
        if (this.#step()) return new Promise<Response>(() => {});
        const answer = await room.fetch(...given);
        return this.#step() ? new Promise<Response>(() => {}) : answer;
      },
    });
  }

  /** @returns whether it is dead now */
  #step(): boolean {
    if (this.#left <= 0 && !this.isDead) {
      this.isDead = true;
      this.#die();
    }
    this.#left -= 1;
    return this.isDead;
  }
}

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

/** More steps than a sending has. */
const steps = Array.from({ length: 16 }, (_, at) => at);

/** Lets a background work until it is ended or done; nothing that it does after its end counts. */
async function live(mortal: Mortal, db: PatchcordDatabase, work: Promise<unknown>): Promise<void> {
  await Promise.race([
    work.then(
      () => undefined,
      () => undefined,
    ),
    mortal.end,
  ]);
  db.close();
}

describe('a reply, with the background ended at each of its steps', () => {
  const request = (conversation: string, thread: string) => ({
    ...{ id: 'r1', conversation, thread, text: 'Are you there?' },
  });

  test.each(steps)('before step %i: sent at most once, and never again by itself', async (at) => {
    const setUp = await stage.db();
    const { id, thread } = await stage.watched(setUp);
    const dying = await stage.db();
    const mortal = new Mortal(stage, dying, at);
    await dying.open();
    await live(mortal, dying, mortal.box.reply(request(id, thread)));

    const db = await stage.db();
    const box = new Outbox(stage.room(db));
    await box.settle();
    const received = stage.received('Are you there?');
    const kept = await db.outgoing.get('r1');
    expect(received).toBeLessThanOrEqual(1);
    // What the desk has was written down before.
    if (received === 1) expect(kept).toBeDefined();
    if (kept) expect(mortal.isDead ? ['unknown', 'sent'] : ['sent']).toContain(kept.state);
    expect(stage.asked.length).toBeLessThanOrEqual(1);

    // The page asks once more with the same id: what is written down is not sent again.
    await box.reply(request(id, thread));
    expect(stage.received('Are you there?')).toBe(kept ? received : 1);

    stage.now += 10_000;
    await readNow(stage.room(db), id);
    const after = await db.outgoing.get('r1');
    expect(after?.state).toBe(stage.received('Are you there?') === 1 ? 'sent' : 'unknown');
    expect(await db.watches.get(id)).toMatchObject({ unread: 1 });
  });

  test('the steps above are more than a reply has', async () => {
    const setUp = await stage.db();
    const { id, thread } = await stage.watched(setUp);
    const dying = await stage.db();
    const mortal = new Mortal(stage, dying, steps.length - 1);
    await dying.open();
    await live(mortal, dying, mortal.box.reply(request(id, thread)));
    expect(mortal.isDead).toBe(false);
    expect(stage.received('Are you there?')).toBe(1);
  });
});

describe('a conversation that is started, with the background ended at each step', () => {
  test.each(steps)('before step %i: at most one begins by itself', async (at) => {
    await stage.db();
    const dying = await stage.db();
    const mortal = new Mortal(stage, dying, at);
    await dying.open();
    const request = { id: 's1', account: 'd1', email: 'sam@example.com', text: 'Hello', agreed: false };
    await live(mortal, dying, mortal.box.start(request));

    const db = await stage.db();
    const box = new Outbox(stage.room(db));
    await box.settle();
    const kept = await db.outgoing.get('s1');
    const begun = stage.helpdesky.conversations.length;
    expect(begun).toBeLessThanOrEqual(1);
    if (begun === 1) expect(kept).toBeDefined();
    // Its watch, token and state come together.
    const isSent = kept?.state === 'sent';
    expect(await db.watches.count()).toBe(isSent ? 1 : 0);
    expect(await db.secrets.count()).toBe(isSent ? 1 : 0);
    await box.start(request);
    expect(stage.helpdesky.conversations.length).toBe(kept ? begun : 1);
  });
});

test('sending again by hand, ended in the middle, is unknown and not sent a third time', async () => {
  for (const at of steps) {
    const db = await stage.db();
    const { id, thread } = await stage.watched(db);
    stage.instead = () => 'lost before';
    await new Outbox(stage.room(db)).reply({
      id: `r${at}`,
      conversation: id,
      thread,
      text: `Message ${at}.`,
    });
    stage.instead = undefined;
    const dying = await stage.db();
    const mortal = new Mortal(stage, dying, at);
    await dying.open();
    await live(mortal, dying, mortal.box.again(`r${at}`));
    await new Outbox(stage.room(db)).settle();
    expect(['unknown', 'sent']).toContain((await db.outgoing.get(`r${at}`))?.state);
    expect(stage.received(`Message ${at}.`)).toBeLessThanOrEqual(1);
  }
});
