import { browser } from '../../utils/browser/index.ts';
import type { PageSender } from '../../utils/messages/serve.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { wordsIn } from './people.ts';

/** So much of what stands before and behind a code tells its language, in UTF-16 units: the newest words, not the greeting. */
const before = 400;
const behind = 100;

/**
 * The languages in which a conversation may be held, the best guess first, the agent's own last. The browser tells them from
 * the words around the code; these are read for that, and forgotten.
 */
export async function languagesAt(code: string, from: PageSender | undefined): Promise<string[]> {
  return languagesOf(from ? await aroundCode(code, from) : await excerptOf(code));
}

/** The languages of a text, the agent's own last. */
export async function languagesOf(text: string): Promise<string[]> {
  const { languages = [] } =
    text.trim() === '' ? {} : await browser.i18n.detectLanguage(text).catch(() => ({ languages: [] }));
  const sorted = languages.toSorted((a, b) => b.percentage - a.percentage);
  return [...sorted.map(({ language }) => language), browser.i18n.getUILanguage()];
}

async function aroundCode(code: string, { tab, frame }: PageSender): Promise<string> {
  const words = await wordsIn(tab, frame, [code]);
  // As people write it: 482-913, 482 913.
  const at = [...words.matchAll(new RegExp([...code].join('[^\\p{L}\\p{N}]{0,3}'), 'gu'))].at(-1)?.index;
  return at === undefined ? excerptOf(code) : words.slice(Math.max(0, at - before), at + behind);
}

async function excerptOf(code: string): Promise<string> {
  const db = await openStore();
  const sightings = await db.sightings.where('code').equals(code).toArray();
  return sightings.sort((a, b) => b.lastSeenAt - a.lastSeenAt)[0]?.excerpt ?? '';
}
