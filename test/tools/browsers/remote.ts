import type { Browser as Api } from 'webextension-polyfill';

/**
 * The source of a call of `work` with the extension's API in front, for a world that shares nothing with this one.
 * Its value is a promise of JSON `{"value": …}`, so that `undefined` and dates do not depend on a protocol.
 */
export function sourceOf(work: (...given: never) => unknown, given: readonly unknown[]): string {
  const list = given.map((each) => (each === undefined ? 'undefined' : JSON.stringify(each)));
  const call = `(${work})(${['globalThis.browser ?? globalThis.chrome', ...list].join(', ')})`;
  return `(async () => JSON.stringify({ value: await ${call} }))()`;
}

/** Runs in the extension: what its toolbar button shows in one tab, or in general. */
export async function lookAtAction(api: Api, tab: number | null) {
  const details = tab === null ? {} : { tabId: tab };
  const [text, title, colour] = await Promise.all([
    api.action.getBadgeText(details),
    api.action.getTitle(details),
    api.action.getBadgeBackgroundColor(details),
  ]);
  return { text, title, colour: [...colour] };
}

/** `[r, g, b, a]` as `#rrggbb`. */
export function hex(colour: readonly number[]): string {
  return `#${colour
    .slice(0, 3)
    .map((part) => part.toString(16).padStart(2, '0'))
    .join('')}`;
}

/** Runs in a page: what a person can read of it. */
export function shownText(): string {
  return document.body?.innerText.trim() ?? '';
}
