import { browser } from '../../utils/browser/index.ts';
import type { PageSender } from '../../utils/messages/serve.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { wordsIn } from './people.ts';

/** So much of what stands around a code tells its language, in UTF-16 units. */
const enough = 1_200;

/**
 * The languages in which a conversation may be held, the best guess first, the agent's own last. The browser tells them from
 * the words around the code; these are read for that, and forgotten.
 */
export async function languagesAt(code: string, from: PageSender | undefined): Promise<string[]> {
  const text = from ? await aroundCode(code, from) : await excerptOf(code);
  const { languages = [] } =
    text.trim() === '' ? {} : await browser.i18n.detectLanguage(text).catch(() => ({ languages: [] }));
  const sorted = languages.toSorted((a, b) => b.percentage - a.percentage);
  return [...sorted.map(({ language }) => language), browser.i18n.getUILanguage()];
}

/** The first line is the page's title, which is in the language of the desk. */
async function aroundCode(code: string, { tab, frame }: PageSender): Promise<string> {
  const words = (await wordsIn(tab, frame, [code])).split('\n').slice(1).join('\n');
  return words.trim() === '' ? excerptOf(code) : words.slice(0, enough);
}

async function excerptOf(code: string): Promise<string> {
  const db = await openStore();
  const sightings = await db.sightings.where('code').equals(code).toArray();
  return sightings.sort((a, b) => b.lastSeenAt - a.lastSeenAt)[0]?.excerpt ?? '';
}
