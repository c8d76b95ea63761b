import { browser } from '../../utils/browser/index.ts';
import { makeChoice } from '../../utils/choices/make.ts';
import { choicesFor } from '../../utils/choices/offer.ts';
import { noteOpened } from '../../utils/keeping/opened.ts';
import { injectCard, injectChoices, injectCodes, injectPast } from '../../utils/menus/click.ts';
import { openForCustomer } from '../../utils/menus/link.ts';
import { type Answer, good } from '../../utils/messages/answer.ts';
import type { CodeCalls, Given, PageToBackground, Taken } from '../../utils/messages/calls.ts';
import type { PageHandlers, PageSender } from '../../utils/messages/serve.ts';
import { storageTrouble } from '../../utils/messages/storage.ts';
import type { PatchcordFrame } from '../../utils/page/frame.ts';
import { sessionAddress, vendorAddress } from '../../utils/sessions/address.ts';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { askForUnresolved } from '../../utils/sessions/follow.ts';
import { pastOf } from '../../utils/sessions/past.ts';
import type { LitCode } from '../../utils/sessions/resolution.ts';
import { paint, resolve } from '../../utils/sessions/resolve.ts';
import type { Sighting } from '../../utils/sessions/sighting.ts';
import { forgetTab, noteOutcome, recordSightings, type Where } from '../../utils/sessions/sightings.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { noteMissing } from '../../utils/sites/missing.ts';
import { settingsFor } from '../../utils/sites/settings.ts';
import { tellWatchers } from '../../utils/sites/watching.ts';
import { cobrowseSource } from '../../utils/sources/cobrowse.ts';
import { paintBadge, paintTrouble } from '../../utils/unread/toolbar.ts';
import { showStart } from './conversations.ts';
import { noteUse } from './freshening.ts';
import { languagesAt } from './language.ts';
import { openBeside } from './opening.ts';
import { tellAgain, weighWords } from './people.ts';
import { pollSoon } from './polling.ts';
import { wire } from './wire.ts';

type Handlers<Calls> = {
  [K in keyof Calls]: (
    given: Taken<Calls, K>,
    from: PageSender | undefined,
  ) => Promise<Answer<Given<Calls, K>>>;
};

/** What a page's card and the popup ask alike; from a page, an outcome belongs to that page's conversation. */
export const codeHandlers: Handlers<CodeCalls> = {
  async 'code.resolve'({ code, kind, deep, tab }, from) {
    if (from) void noteUse();
    const db = await openStore();
    const live = deep ? await cobrowseSource(db, wire, 'agent') : undefined;
    return good(await resolve({ code, kind }, { db, now: wire.now(), live, where: placeOf({ tab }, from) }));
  },

  async 'session.open'(which, from) {
    const db = await openStore();
    return openSession(db, which, from);
  },

  async 'vendor.open'(which, from) {
    const db = await openStore();
    return open(await vendorAddress(db, which.page), which, from);
  },

  async 'session.past'(which, from) {
    const past = await pastOf(await openStore(), which, wire.now());
    if (past.ok && from) await injectPast(from.tab, from.frame);
    return past;
  },

  async 'code.choices'(about, from) {
    const db = await openStore();
    return good(await choicesFor(db, about, await languagesAt(about.code, from), wire.now()));
  },

  async 'choice.make'(choice, from) {
    const db = await openStore();
    const done = await makeChoice(
      {
        db,
        wire,
        open: (address) => openBeside(address, from),
        openSession: ({ id, code }) => openSession(db, { code, session: id, tab: choice.tab }, from),
        linkFor: (customer) => openForCustomer(customer, from?.tab ?? choice.tab),
        writeTo: showStart,
      },
      choice,
    );
    if (done.ok && done.value.is === 'ended') void tellWatchers(db);
    if (done.ok && done.value.is === 'watched') pollSoon();
    return done;
  },

  async 'code.dismiss'(about, from) {
    await noteOutcome(await openStore(), about.code, 'dismissed', placeOf(about, from));
    return good(undefined);
  },

  async 'code.copied'(about, from) {
    await noteOutcome(await openStore(), about.code, 'copied', placeOf(about, from));
    return good(undefined);
  },
};

/** From a page the conversation that it shows; from our own pages that of the tab which they speak of. */
function placeOf({ tab }: { tab?: number | undefined }, from: PageSender | undefined): Where {
  return from ? { url: from.url } : { tab };
}

async function openSession(
  db: PatchcordDatabase,
  which: { code: string; session: string; tab?: number | undefined },
  from: PageSender | undefined,
): Promise<Answer<void>> {
  const address = await sessionAddress(db, which);
  if (!address.ok) return address;
  await noteOutcome(db, which.code, 'opened', placeOf(which, from));
  await openBeside(address.value, from);
  await noteOpened(db, { id: which.session, code: which.code, at: wire.now() });
  return good(undefined);
}

async function open(
  address: Answer<string>,
  about: { code: string; tab?: number | undefined },
  from: PageSender | undefined,
): Promise<Answer<void>> {
  if (!address.ok) return address;
  await noteOutcome(await openStore(), about.code, 'opened', placeOf(about, from));
  await browser.tabs.create({ url: address.value, ...(from ? { openerTabId: from.tab } : {}) });
  return good(undefined);
}

/** The page has its answer; what the conversation's words and a vendor add to it comes after. */
async function followUp(sightings: Sighting[], lit: LitCode[], from: PageSender): Promise<void> {
  await weighWords(sightings, from);
  const db = await openStore();
  const live = await cobrowseSource(db, wire, 'page');
  if (live && (await askForUnresolved(db, sightings, lit, live, wire.now()))) await tellAgain(from);
}

/** A desk may show its transcript in a frame, so one frame without it says nothing of the tab. */
async function hasTranscript(tab: number): Promise<boolean> {
  const target = { tabId: tab, allFrames: true };
  // The tab may be closed by now.
  const frames = await browser.scripting.executeScript({ target, func: transcriptHere }).catch(() => []);
  return frames.some(({ result }) => result === true);
}

/** Runs in a frame, in our world there. */
function transcriptHere(): boolean {
  const { patchcordFrame } = globalThis as { patchcordFrame?: PatchcordFrame };
  return patchcordFrame?.watcher?.hasTranscript === true;
}

/** Undefined in a woken worker: the one before may have left the warning. */
let isWarned: boolean | undefined;

/**
 * A page that is told of codes has nowhere to say that they cannot be kept: the toolbar button does, until they can. The page asks
 * again by itself.
 */
async function sayingIfFull<T>(write: () => Promise<T>): Promise<T> {
  try {
    const written = await write();
    if (isWarned !== false) void openStore().then((db) => paintBadge(db, wire.now()));
    isWarned = false;
    return written;
  } catch (error) {
    const trouble = storageTrouble(error);
    if (trouble.reason === 'storage-full') {
      isWarned = true;
      await paintTrouble(trouble);
    }
    throw error;
  }
}

/** What only a watched page asks. */
export const pageHandlers: PageHandlers = {
  ...codeHandlers,

  async 'page.started'({ top }, { tab, url }) {
    const db = await openStore();
    if (top) await forgetTab(db, tab);
    return good(await settingsFor(db, url));
  },

  async 'settings.need'(_: Taken<PageToBackground, 'settings.need'>, { url }) {
    return good(await settingsFor(await openStore(), url));
  },

  async 'transcript.missing'({ missing }, { tab }) {
    const elsewhere = missing && (await hasTranscript(tab));
    await noteMissing(await openStore(), { tab, at: wire.now() }, missing && !elsewhere);
    return good({ elsewhere });
  },

  async 'codes.seen'({ codes }, from) {
    const db = await openStore();
    const now = wire.now();
    const sightings = await sayingIfFull(() => recordSightings(db, codes, from, now));
    const lit = await paint(db, sightings, now);
    void noteUse();
    void followUp(sightings, lit, from);
    return good(lit);
  },

  async 'codes.need'(_: Taken<PageToBackground, 'codes.need'>, { tab, frame }) {
    await injectCodes(tab, frame);
    return good(undefined);
  },

  async 'choices.need'(_: Taken<PageToBackground, 'choices.need'>, { tab, frame }) {
    await injectChoices(tab, frame);
    return good(undefined);
  },

  async 'card.need'(_: Taken<PageToBackground, 'card.need'>, { tab, frame }) {
    await injectCard(tab, frame);
    return good(undefined);
  },
};
