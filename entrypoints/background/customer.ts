import { browser } from '../../utils/browser/index.ts';
import { sentenceFor } from '../../utils/choices/sentences.ts';
import type { PatchcordFrame } from '../../utils/page/frame.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { languagesOf } from './language.ts';

/** So many addresses are proposed. */
const most = 5;

/**
 * The e-mail addresses that a tab's conversation names, and a sentence in its language that asks for a code. Only frames with
 * a watcher of ours are read, only what can be seen in them; addresses of the agents' own accounts are left out.
 */
export async function namedIn(
  tab: number | undefined,
): Promise<{ named: string[]; sentence: { text: string; language: string } }> {
  const text = tab === undefined ? '' : await wordsOfTab(tab);
  const db = await openStore();
  const own = (await db.accounts.toArray()).map(({ token }) => token?.agent?.toLowerCase());
  const found = text.match(/[^\s@<>()[\]",;:]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi) ?? [];
  const named = [...new Set(found.map((each) => each.toLowerCase()))].filter((each) => !own.includes(each));
  const { text: sentence, language } = sentenceFor('code', await languagesOf(text));
  return { named: named.slice(0, most), sentence: { text: sentence, language } };
}

async function wordsOfTab(tab: number): Promise<string> {
  const target = { tabId: tab, allFrames: true };
  try {
    await browser.scripting.executeScript({ target, files: ['people.js'] });
    const frames = await browser.scripting.executeScript({ target, func: wordsHere });
    return frames.map(({ result }) => (typeof result === 'string' ? result : '')).join('\n');
  } catch {
    // The tab may be closed by now, or is none that we may read.
    return '';
  }
}

/** Runs in a frame, in our world there. Without a watcher the page is none that the agent turned on. */
function wordsHere(): string {
  const { patchcordFrame } = globalThis as { patchcordFrame?: PatchcordFrame };
  const shown = patchcordFrame?.watcher?.shown;
  return (shown && patchcordFrame?.people?.([], shown)) ?? '';
}
