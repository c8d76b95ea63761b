import { browser } from '../../utils/browser/index.ts';
import type { PageSender } from '../../utils/messages/serve.ts';
import type { PatchcordFrame } from '../../utils/page/frame.ts';
import { isVouchedFor } from '../../utils/sessions/crowd.ts';
import type { Sighting } from '../../utils/sessions/sighting.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { questionsOf, weigh } from '../../utils/sessions/weigh.ts';
import { wire } from './wire.ts';

/** A desk may show the customer's name after the messages: its words are read again after so many ms, and no more then. */
const again = [2_000, 10_000];
/** What is read again of each frame, and when. */
const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; sightings: string[] }>();

/**
 * Reads a conversation's words where codes need them, and has the page painted anew when they say something. A frame is
 * read when it tells of such a code, and twice more.
 *
 * @param reading how often these were read before
 */
export async function weighWords(
  sightings: readonly Sighting[],
  from: PageSender,
  reading = 0,
): Promise<void> {
  const db = await openStore();
  const now = wire.now();
  const key = `${from.tab}:${from.frame}`;
  const earlier = await db.sightings.bulkGet(waiting.get(key)?.sightings ?? []);
  const shown = new Map<string, Sighting>();
  for (const sighting of [...earlier, ...sightings]) if (sighting) shown.set(sighting.id, sighting);
  const isVouched = await isVouchedFor(db, [...shown.values()], now);
  const questions = await questionsOf(db, [...shown.values()], isVouched, now);
  clearTimeout(waiting.get(key)?.timer);
  waiting.delete(key);
  if (questions.length === 0) return;
  const words = await wordsOf(
    from,
    questions.map(({ sighting }) => sighting.code),
  );
  if (words === '') return;
  if (await weigh(db, questions, words, now)) await tellAgain(from);
  const delay = again[reading];
  if (delay === undefined) return;
  const timer = setTimeout(() => void weighWords([], from, reading + 1), delay);
  waiting.set(key, { timer, sightings: questions.map(({ sighting }) => sighting.id) });
}

/** Has a frame ask again for what it shows. */
export async function tellAgain({ tab, frame }: PageSender): Promise<void> {
  // The tab may be closed by now.
  await browser.tabs
    .sendMessage(tab, { call: 'codes.again', given: {} }, { frameId: frame })
    .catch(() => undefined);
}

/**
 * The words around these codes in a frame, and those by which its tab says whose conversation it shows: at most 8,000
 * UTF-16 units. Empty where no watcher of ours reads the page, or nobody sees it.
 */
async function wordsOf({ tab, frame }: PageSender, codes: string[]): Promise<string> {
  const own = await wordsIn(tab, frame, codes);
  // Desks show conversations in frames, and the customer's name above them.
  return frame === 0 ? own : `${own}\n${await wordsIn(tab, 0, [])}`;
}

/** The words around these codes in one frame; see `wordsOf`. */
export async function wordsIn(tab: number, frame: number, codes: string[]): Promise<string> {
  const target = { tabId: tab, frameIds: [frame] };
  try {
    await browser.scripting.executeScript({ target, files: ['people.js'] });
    const [read] = await browser.scripting.executeScript({ target, func: wordsHere, args: [codes] });
    return typeof read?.result === 'string' ? read.result : '';
  } catch {
    // The tab may be closed by now, and a frame around ours is not always ours to read.
    return '';
  }
}

/** Runs in a frame, in our world there. Without a watcher the page is none that the agent turned on. */
function wordsHere(codes: string[]): string {
  const { patchcordFrame } = globalThis as { patchcordFrame?: PatchcordFrame };
  const shown = patchcordFrame?.watcher?.shown;
  return (shown && patchcordFrame?.people?.(codes, shown)) ?? '';
}
