import { browser } from '../../utils/browser/index.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { tend } from '../../utils/sessions/tend.ts';
import { wire } from './wire.ts';

/** The alarm that has the stored sessions tidied up. */
export const tendAlarm = 'tend';
const everyMinutes = 10;
/** In ms: less than a browser lets a worker be busy with one event, and what is left is for the next alarm. */
const whileLong = 20_000;

/** Browsers may drop alarms when they end, so it is set at every start; one that is there keeps its time. */
export async function setTendAlarm(): Promise<void> {
  if (await browser.alarms.get(tendAlarm)) return;
  browser.alarms.create(tendAlarm, { periodInMinutes: everyMinutes });
}

export async function tendForAWhile(): Promise<void> {
  await tend(await openStore(), wire.now(), AbortSignal.timeout(whileLong));
}
