import { testConnection } from '../../utils/accounts/connection.ts';
import { removeAccount, saveAccount, secretOf } from '../../utils/accounts/keep.ts';
import { keepOpening } from '../../utils/accounts/opening.ts';
import { saveOwn } from '../../utils/accounts/own.ts';
import { browser } from '../../utils/browser/index.ts';
import { connect, devices } from '../../utils/choices/make.ts';
import { forgetCustomer } from '../../utils/keeping/customer.ts';
import { saveRetention } from '../../utils/keeping/retention.ts';
import { defaultTemplates } from '../../utils/links/installed.ts';
import { makeSupportLink } from '../../utils/links/make.ts';
import { bad, good } from '../../utils/messages/answer.ts';
import type { ViewHandlers } from '../../utils/messages/serve.ts';
import { deleteEverything, putSessions } from '../../utils/sessions/records.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { syncWatching, tellWatchers } from '../../utils/sites/watching.ts';
import { retryAccount } from '../../utils/unread/list.ts';
import { codeHandlers } from './code.ts';
import { conversationHandlers } from './conversations.ts';
import { namedIn } from './customer.ts';
import { openBeside } from './opening.ts';
import { pollSoon } from './polling.ts';
import { presetHandlers } from './presets.ts';
import { tendForAWhile } from './tending.ts';
import { repaint, watchHandlers } from './watches.ts';
import { wire } from './wire.ts';

/** What popup and options ask. Each call is done in a room of utils; here it only finds its way there. */
export const viewHandlers: ViewHandlers = {
  ...codeHandlers,
  ...presetHandlers,
  ...conversationHandlers,
  ...watchHandlers,

  async 'code.dismiss'(given, from) {
    const answer = await codeHandlers['code.dismiss'](given, from);
    void tellWatchers(await openStore());
    return answer;
  },

  async 'store.open'() {
    await openStore();
    return good(undefined);
  },

  async 'site.want'({ pattern, frames }) {
    const db = await openStore();
    const before = await db.sites.get(pattern);
    await db.sites.put({ addedAt: wire.now(), ...before, pattern, frames });
    await syncWatching(db);
    return good(undefined);
  },

  async 'site.describe'({ pattern, product, transcript, conversation }) {
    const db = await openStore();
    const found = await db.sites.where({ pattern }).modify({ product, transcript, conversation });
    if (found === 0) return bad('gone');
    await tellWatchers(db, 'settings.again');
    return good(undefined);
  },

  async 'site.remove'({ pattern }) {
    const db = await openStore();
    const site = await db.sites.get(pattern);
    await db.sites.delete(pattern);
    await syncWatching(db);
    await giveBack([pattern, ...(site?.frames ?? [])]);
    return good(undefined);
  },

  async 'own.save'(rules) {
    const db = await openStore();
    await saveOwn(db, rules);
    await tellWatchers(db, 'settings.again');
    return good(undefined);
  },

  async 'account.save'({ account, secret }) {
    const db = await openStore();
    await saveAccount(db, account, secret);
    await retryAccount(db, account.id, wire.now());
    pollSoon(true);
    void tellWatchers(db);
    return good(undefined);
  },

  async 'account.remove'({ id }) {
    const db = await openStore();
    await removeAccount(db, id);
    return repaint();
  },

  async 'account.test'({ id }) {
    return testConnection(await openStore(), id, wire);
  },

  async 'host.forget'({ host }) {
    await keepOpening(await openStore(), { without: host });
    return good(undefined);
  },

  async 'customer.named'({ tab }) {
    return good(await namedIn(tab));
  },

  async 'customer.devices'({ email }) {
    return devices(await openStore(), email, wire);
  },

  async 'customer.connect'({ email }) {
    return connect(await openStore(), email, (address) => openBeside(address, undefined));
  },

  async 'template.save'(template) {
    await (await openStore()).templates.put(template);
    return good(undefined);
  },

  async 'template.remove'({ id }) {
    await (await openStore()).templates.delete(id);
    return good(undefined);
  },

  async 'link.make'({ request, once, token, preset }) {
    const db = await openStore();
    const room = { ...wire, db, secretOf: (id: string) => secretOf(db, id), preset };
    return makeSupportLink(room, request, once, token);
  },

  async 'link.delete'({ id }) {
    await (await openStore()).links.delete(id);
    return good(undefined);
  },

  async 'link.compared'({ id, ...theirs }) {
    await (await openStore()).links.update(id, { theirs });
    return good(undefined);
  },

  async 'sessions.put'({ sessions }) {
    const db = await openStore();
    const done = await putSessions(db, sessions);
    if (done.written > 0) tellSoon();
    return good(done);
  },

  'sessions.changed'() {
    tellSoon();
    return good(undefined);
  },

  async 'retention.save'(retention) {
    await saveRetention(await openStore(), retention);
    // The section shows what goes. A worker that is ended first goes on with the next alarm.
    void tendForAWhile(true).catch(() => undefined);
    return good(undefined);
  },

  async 'customer.delete'(key) {
    const db = await openStore();
    const gone = await forgetCustomer(db, key);
    tellSoon();
    await repaint();
    return good(gone);
  },

  async 'backup.restored'() {
    await syncWatching(await openStore());
    tellSoon();
    return repaint();
  },

  async 'everything.delete'() {
    const db = await openStore();
    const sites = await db.sites.toArray();
    const deleted = await db.transaction('rw', db.tables, async () => {
      const gone = await deleteEverything(db);
      await db.templates.bulkPut(defaultTemplates());
      return gone;
    });
    await syncWatching(db);
    await giveBack(sites.flatMap(({ pattern, frames }) => [pattern, ...frames]));
    await repaint();
    return good({ deleted });
  },
};

/** A permission that is not held, or that the browser does not let go, changes nothing for us: the site is off already. */
async function giveBack(origins: string[]): Promise<void> {
  await browser.permissions.remove({ origins }).catch(() => undefined);
}

let telling: ReturnType<typeof setTimeout> | undefined;

/** An import puts many batches; the pages are told once, when it pauses. A worker that dies first loses nothing: pages ask again. */
function tellSoon(): void {
  clearTimeout(telling);
  telling = setTimeout(async () => tellWatchers(await openStore()), 300);
}
