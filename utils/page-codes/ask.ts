import { browser } from '../browser/index.ts';
import { type PageAnswer, type PageVendor, readAnswer } from './answer.ts';
import { lookForCobrowse, makeCobrowseCode } from './cobrowse.ts';
import { lookForNoibu, makeNoibuCode } from './noibu.ts';

/** How long a vendor's script may take to come and to answer. */
export const patienceMs = 6_000;

const looks = { noibu: lookForNoibu, cobrowse: lookForCobrowse };
const makes = { noibu: makeNoibuCode, cobrowse: makeCobrowseCode };

/**
 * What a tab's page says of a vendor's script, without asking the vendor. Needs `activeTab` or the site's permission.
 *
 * @returns undefined when the browser lets nobody in
 */
export function lookOnPage(tab: number, vendor: PageVendor): Promise<PageAnswer | undefined> {
  return inPage(tab, { func: looks[vendor], args: [] });
}

/** Has a vendor's script on a tab's page make a code; only when a person asks for one. Gives what `lookOnPage` gives. */
export function makeOnPage(
  tab: number,
  vendor: PageVendor,
  timeoutMs = patienceMs,
): Promise<PageAnswer | undefined> {
  // The page's own clock may be stopped or replaced.
  const late = new Promise<PageAnswer>((resolve) =>
    setTimeout(() => resolve({ is: 'hanging' }), timeoutMs + 1_000),
  );
  return Promise.race([late, inPage(tab, { func: makes[vendor], args: [timeoutMs] })]);
}

async function inPage(
  tab: number,
  run: { func: (timeoutMs: number) => unknown; args: number[] },
): Promise<PageAnswer | undefined> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId: tab }, world: 'MAIN', ...run });
    // A page that was left meanwhile answers nothing.
    return readAnswer(frame?.result, Date.now()) ?? { is: 'late' };
  } catch {
    return undefined;
  }
}
