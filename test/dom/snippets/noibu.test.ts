import { describe, expect, test } from 'vitest';
import { findCodes } from '../../../utils/codes/index.ts';
import type { ChatId } from '../../../utils/snippets/choice.ts';
import { HelpdeskyWidget } from '../../vendors/chats/helpdesky.ts';
import type { PageChat } from '../../vendors/chats/page.ts';
import { NoibuSdk } from '../../vendors/chats/sdks.ts';
import { Genesys, HelpshiftChat, Intercom, LiveChat } from '../../vendors/chats/widgets.ts';
import { ZendeskClassic, ZendeskMessaging } from '../../vendors/chats/zendesk.ts';
import { openSite, soon } from './site.ts';

const hangs = () => new Promise<never>(() => undefined);
const refuses = () => Promise.reject(new Error('noibu connection is unavailable'));

/** Each chat as a customer begins one; `then` what they do once the code is there. */
const scenes: [chat: ChatId, make: () => PageChat, then?: (chat: PageChat) => void][] = [
  ['zendeskClassic', () => new ZendeskClassic()],
  ['zendeskMessaging', () => new ZendeskMessaging()],
  ['intercom', () => new Intercom()],
  ['livechat', () => new LiveChat()],
  ['helpshift', () => new HelpshiftChat(), (chat) => (chat as HelpshiftChat).write()],
  ['genesys', () => new Genesys()],
  ['helpdesky', () => new HelpdeskyWidget('fetch')],
  ['helpdesky', () => new HelpdeskyWidget('xhr')],
];

describe.each(scenes)('%s', (chat, make, then) => {
  /** The page with everything on it, and the snippet in front of the chat. */
  function open(noibu = new NoibuSdk(), timeoutMs = 30_000) {
    const widget = make();
    const site = openSite((page) => {
      if (widget instanceof HelpdeskyWidget) widget.network(page);
      noibu.install(page);
    });
    site.add({ chat, timeoutMs });
    widget.install(site.page);
    site.finish();
    return { widget, site, noibu };
  }

  test('the help code reaches the agent of a new chat, as a strong code, without a prompt', async () => {
    const { widget, site, noibu } = open();
    await site.later(() => undefined);
    expect(noibu.asked, 'nothing is asked before a chat begins').toEqual([]);
    widget.begin();
    await site.tells('SENT');
    then?.(widget);
    expect(widget.received).toEqual(['Automated helpcode: 118204']);
    expect(findCodes(widget.received[0] ?? '')).toMatchObject([
      { code: '118204', kind: 'noibu', strength: 'strong' },
    ]);
    expect(noibu.asked).toEqual([false]);
    expect(site.page).toMatchObject({ noibuHelpCode: '118204' });
    expect(site.page.noibuHelpCodeTimestamp).toBeInstanceOf(site.page.Date);
  });

  test('a chat whose script comes last is found', async () => {
    const widget = make();
    const site = openSite((page) => {
      if (widget instanceof HelpdeskyWidget) widget.network(page);
      new NoibuSdk().install(page);
    });
    site.add({ chat });
    site.finish();
    await site.later((page) => widget.install(page));
    widget.begin();
    await site.tells('SENT');
  });

  test('a Noibu that hangs or refuses costs the code, never the chat', async () => {
    const slow = open(new NoibuSdk(hangs), 500);
    slow.widget.begin();
    await slow.site.tells('TIMEOUT');
    const refused = open(new NoibuSdk(refuses));
    refused.widget.begin();
    await refused.site.tells('ERROR');
    for (const { widget, site } of [slow, refused]) {
      then?.(widget);
      expect(widget.received).toEqual([]);
      expect(site.page.noibuHelpCode).toBeUndefined();
    }
  });
});

/** A page with Zendesk's classic widget, which is as good as any for what Noibu does. */
function classic(noibu?: NoibuSdk, more: object = {}, language = 'en') {
  const widget = new ZendeskClassic();
  const site = openSite((page) => {
    widget.install(page);
    noibu?.install(page);
  }, language);
  site.add({ chat: 'zendeskClassic', timeoutMs: 500, ...more });
  site.finish();
  return { widget, site };
}

test('an empty code is neither kept nor sent', async () => {
  const { widget, site } = classic(new NoibuSdk(async () => ''));
  widget.begin();
  await site.tells('ERROR');
  expect(widget.received).toEqual([]);
  expect(site.page.noibuHelpCode).toBeUndefined();
});

test('the kept code is updated when it changed, and keeps its time when it did not', async () => {
  const noibu = new NoibuSdk();
  const { widget, site } = classic(noibu);
  widget.begin();
  await soon(() => expect(widget.received).toHaveLength(1));
  const first = site.page.noibuHelpCodeTimestamp;
  widget.end();
  widget.begin();
  await soon(() => expect(widget.received).toHaveLength(2));
  expect(site.page.noibuHelpCodeTimestamp).toBe(first);
  noibu.answerWith(async () => '640275');
  widget.end();
  widget.begin();
  await soon(() => expect(widget.received).toHaveLength(3));
  expect(site.page.noibuHelpCode).toBe('640275');
  expect(site.page.noibuHelpCodeTimestamp).not.toBe(first);
});

test('two chats at once are asked for once', async () => {
  let answer: (code: string) => void = () => undefined;
  const noibu = new NoibuSdk(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const widget = new ZendeskMessaging();
  const site = openSite((page) => {
    noibu.install(page);
    widget.install(page);
  });
  site.add({ chat: 'zendeskMessaging', timeoutMs: 30_000 });
  site.finish();
  widget.begin('one');
  widget.begin('two');
  answer('118204');
  await soon(() => expect(widget.to).toEqual(['one', 'two']));
  expect(noibu.asked).toEqual([false]);
});

test('a Noibu that comes after the chat began is waited for', async () => {
  const { widget, site } = classic(undefined, { timeoutMs: 30_000 });
  widget.begin();
  await site.later((page) => new NoibuSdk().install(page));
  await site.tells('SENT');
  expect(widget.received).toEqual(['Automated helpcode: 118204']);
});

test('a page without Noibu says so, and one that comes too late is not asked', async () => {
  const { widget, site } = classic();
  widget.begin();
  await site.tells('ERROR');
  const noibu = new NoibuSdk();
  await site.later((page) => noibu.install(page));
  expect(noibu.asked).toEqual([]);
});

test('a chat of an earlier page that goes on gets no code, the next one does', async () => {
  const widget = new ZendeskClassic(true);
  const noibu = new NoibuSdk();
  const site = openSite((page) => {
    widget.install(page);
    noibu.install(page);
  });
  site.add({ chat: 'zendeskClassic' });
  site.finish();
  widget.connect();
  expect(noibu.asked).toEqual([]);
  widget.end();
  widget.begin();
  await site.tells('SENT');
  expect(widget.received).toHaveLength(1);
});

test('LiveChat: a chat that goes on gets none, nor does an agent’s message or a second one', async () => {
  const widget = new LiveChat('earlier');
  const noibu = new NoibuSdk();
  const site = openSite((page) => {
    widget.install(page);
    noibu.install(page);
  });
  site.add({ chat: 'livechat' });
  site.finish();
  widget.ready();
  widget.say('customer');
  widget.say('agent');
  expect(noibu.asked).toEqual([]);
  widget.begin();
  await site.tells('SENT');
  widget.say('customer');
  expect(noibu.asked).toEqual([false]);
});

test('Genesys: opening Messenger alone sends nothing, and a session that is restored gets no code', async () => {
  const widget = new Genesys();
  const noibu = new NoibuSdk();
  const site = openSite((page) => {
    widget.install(page);
    noibu.install(page);
  });
  site.add({ chat: 'genesys' });
  site.finish();
  widget.open(false);
  widget.write();
  widget.open(true);
  expect(noibu.asked).toEqual([]);
  widget.write();
  await site.tells('SENT');
  widget.write();
  expect(widget.received).toHaveLength(1);
});

test('Helpshift: an issue under way gets no code, the next one does', async () => {
  const widget = new HelpshiftChat();
  const site = openSite((page) => {
    widget.install(page);
    new NoibuSdk().install(page);
  });
  site.add({ chat: 'helpshift' });
  site.finish();
  widget.write();
  widget.begin();
  widget.end();
  await site.tells('SENT');
  widget.write();
  expect(widget.received).toEqual(['Automated helpcode: 118204']);
});

test('Helpdesky: the widget’s own call and its answer stay as they were', async () => {
  const widget = new HelpdeskyWidget();
  const site = openSite((page) => {
    widget.network(page);
    new NoibuSdk().install(page);
  });
  site.add({ chat: 'helpdesky' });
  site.finish();
  widget.install(site.page);
  widget.begin();
  await site.tells('SENT');
  const [contact] = widget.desk.contacts;
  expect(widget.answered).toEqual({ contactId: contact?.id, contactToken: contact?.token });
  expect(widget.desk.conversations.map(({ messages }) => messages.map(({ text }) => text))).toEqual([
    ['Hello', 'Automated helpcode: 118204'],
  ]);
});

test('a message that the chat refuses is told', async () => {
  const widget = new ZendeskMessaging();
  widget.refuses = true;
  const site = openSite((page) => {
    widget.install(page);
    new NoibuSdk().install(page);
  });
  site.add({ chat: 'zendeskMessaging' });
  site.finish();
  widget.begin();
  await site.tells('ERROR');
});

test.each([
  ['zendeskClassic', () => new ZendeskMessaging()],
  ['zendeskMessaging', () => new ZendeskClassic()],
] as const)('a snippet for %s says when the page has the other widget', async (chat, make) => {
  const widget = make();
  const noibu = new NoibuSdk();
  const site = openSite((page) => noibu.install(page));
  site.add({ chat });
  site.finish();
  await site.later((page) => widget.install(page));
  await site.tells('OTHER_WIDGET');
  widget.begin();
  expect(noibu.asked).toEqual([]);
  expect(widget.received).toEqual([]);
});

test('any chat: the site says when one begins, and takes the text', async () => {
  const received: string[] = [];
  const site = openSite((page) => new NoibuSdk().install(page));
  site.add({ chat: 'any', wording: 'Help code {code}' });
  site.finish();
  const started = site.page.patchcordChatStarted as (send: (text: string) => void) => void;
  started((text) => received.push(text));
  await site.tells('SENT');
  expect(received).toEqual(['Help code 118204']);
});

test.each([
  ['de-AT', 'Automatischer Hilfecode: 118204'],
  ['ja', 'ヘルプコード：118204'],
  ['ar', 'رمز المساعدة: 118204'],
])('in a page in %s the message is in that language', async (language, text) => {
  const { widget, site } = classic(new NoibuSdk(), { localized: true }, language);
  widget.begin();
  await site.tells('SENT');
  expect(widget.received).toEqual([text]);
});

test.each([
  'Say "{code}" \\ or \'it\'',
  '</script><script>parent.hit = 1</script> {code}',
  '<!--<script> {code}',
  'line \u2028 and \u2029 {code}',
  '`$' + '{parent.hit = 1}` {code}',
  "$& $' {code} $1",
])('whatever stands in the wording is sent as it is: %j', async (wording) => {
  const { widget, site } = classic(new NoibuSdk(), { wording });
  widget.begin();
  await site.tells('SENT');
  expect(widget.received).toEqual([wording.replace('{code}', () => '118204')]);
  expect(Reflect.get(window, 'hit')).toBeUndefined();
  expect(site.document.scripts).toHaveLength(1);
});
