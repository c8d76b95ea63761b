import { browser } from '../../utils/browser/index.ts';
import { purgeOld } from '../../utils/keeping/purging.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { tend } from '../../utils/sessions/tend.ts';
import { mendAlarm } from '../../utils/unread/toolbar.ts';
import { wire } from './wire.ts';

/** The alarm that has what is too old deleted, and the stored sessions tidied up. */
export const tendAlarm = 'tend';
const everyMinutes = 10;
/** In ms: less than a browser lets a worker be busy with one event, and what is left is for the next alarm. */
const whileLong = 20_000;

/** Browsers may drop alarms when they end, so it is set at every start; one that is there keeps its time. */
export async function setTendAlarm(): Promise<void> {
  const alarm = await browser.alarms.get(tendAlarm);
  // Further ahead than its period: the clock was set back.
  if (alarm && alarm.scheduledTime < wire.now() + 2 * everyMinutes * 60_000) return;
  browser.alarms.create(tendAlarm, { periodInMinutes: everyMinutes });
}

let turn: Promise<void> = Promise.resolve();

/**
 * One at a time: two at once would only wait for each other, and the one under way may go by an older setting.
 *
 * @param asked the agent waits for what is too old to go
 */
export function tendForAWhile(asked = false): Promise<void> {
  turn = turn.catch(() => undefined).then(() => tendOnce(asked));
  return turn;
}

async function tendOnce(asked: boolean): Promise<void> {
  const db = await openStore();
  const signal = AbortSignal.timeout(whileLong);
  await mendAlarm(db, wire.now());
  await purgeOld(db, wire.now(), { signal, asked });
  await tend(db, wire.now(), signal);
}
