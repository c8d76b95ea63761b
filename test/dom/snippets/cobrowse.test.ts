import { expect, test } from 'vitest';
import { findCodes } from '../../../utils/codes/index.ts';
import type { ChatId, SnippetChoice } from '../../../utils/snippets/choice.ts';
import { HelpdeskyWidget } from '../../vendors/chats/helpdesky.ts';
import type { PageChat } from '../../vendors/chats/page.ts';
import { CobrowseSdk } from '../../vendors/chats/sdks.ts';
import { Genesys, HelpshiftChat, Intercom, LiveChat } from '../../vendors/chats/widgets.ts';
import { ZendeskClassic, ZendeskMessaging } from '../../vendors/chats/zendesk.ts';
import { openSite, type Site, soon } from './site.ts';

function button(site: Site, name: string): HTMLButtonElement {
  const found = [...site.document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
  if (!found) throw new Error(`the page has no button ${name}`);
  return found;
}

const share = (site: Site) => button(site, 'Share my screen');
const send = (site: Site) => button(site, 'Send the code to the chat');
const seen = (site: Site) => site.document.body.innerText;

function open(sdk: CobrowseSdk, widget?: PageChat, more: Partial<SnippetChoice> = {}) {
  const site = openSite((page) => {
    if (widget instanceof HelpdeskyWidget) widget.network(page);
    sdk.install(page);
  });
  site.add({ code: 'cobrowse', chat: 'any', timeoutMs: 30_000, ...more });
  widget?.install(site.page);
  site.finish();
  return site;
}

async function press(site: Site): Promise<void> {
  share(site).click();
  await soon(() => expect(seen(site)).toContain('482 913'));
}

test('a code is made when the button is pressed, never before, and nobody is registered', async () => {
  const sdk = new CobrowseSdk();
  const widget = new ZendeskClassic();
  const site = open(sdk, widget, { chat: 'zendeskClassic' });
  await site.later(() => undefined);
  widget.begin();
  expect(sdk.calls, 'before').toEqual([]);
  await press(site);
  expect(sdk.calls).toEqual(['client', 'start {"register":false}', 'createSessionCode']);
  expect(seen(site)).toContain('It works for about 20 more min.');
  expect(widget.received, 'nothing is sent unasked').toEqual([]);
});

const chats: [chat: ChatId, make: () => PageChat, then?: (chat: PageChat) => void][] = [
  ['zendeskClassic', () => new ZendeskClassic()],
  ['zendeskMessaging', () => new ZendeskMessaging()],
  ['livechat', () => new LiveChat()],
  ['helpshift', () => new HelpshiftChat(), (chat) => (chat as HelpshiftChat).write()],
  ['genesys', () => new Genesys()],
  ['helpdesky', () => new HelpdeskyWidget()],
];

test.each(chats)(
  '%s: the code reaches the agent when asked to, as a strong code',
  async (chat, make, then) => {
    const widget = make();
    const site = open(new CobrowseSdk(), widget, { chat });
    if (widget instanceof HelpdeskyWidget) {
      widget.begin();
      await soon(() => expect(widget.answered).toBeDefined());
    } else if (!(widget instanceof HelpshiftChat)) widget.begin();
    await press(site);
    send(site).click();
    await site.tells('SENT');
    then?.(widget);
    expect(widget.received).toEqual(['My screen sharing code is 482913']);
    expect(findCodes(widget.received[0] ?? '')).toMatchObject([
      { code: '482913', kind: 'cobrowse', strength: 'strong' },
    ]);
    expect(seen(site)).toContain('The code was sent.');
  },
);

test('Intercom: the text is put into the composer, for the customer to send', async () => {
  const widget = new Intercom();
  const site = open(new CobrowseSdk(), widget, { chat: 'intercom' });
  await press(site);
  send(site).click();
  await site.tells('SENT');
  expect(widget.composer).toBe('My screen sharing code is 482913');
});

test('any chat: the site’s own function gets the text', async () => {
  const site = open(new CobrowseSdk());
  await press(site);
  send(site).click();
  await soon(() => expect(seen(site)).toContain('Please type the code into the chat.'));
  const received: string[] = [];
  (site.page.patchcordChatStarted as (send: (text: string) => void) => void)((text) => received.push(text));
  send(site).click();
  await site.tells('SENT');
  expect(received).toEqual(['My screen sharing code is 482913']);
});

test.each([
  ['zendeskMessaging', () => new ZendeskMessaging()],
  ['helpdesky', () => new HelpdeskyWidget()],
] as const)('%s without a conversation: the customer is told to type it', async (chat, make) => {
  const widget = make();
  const site = open(new CobrowseSdk(), widget, { chat });
  await press(site);
  send(site).click();
  await soon(() => expect(seen(site)).toContain('Please type the code into the chat.'));
  expect(widget.received).toEqual([]);
});

test('Zendesk messaging: a conversation that was opened again takes it', async () => {
  const widget = new ZendeskMessaging();
  const site = open(new CobrowseSdk(), widget, { chat: 'zendeskMessaging' });
  widget.reopen('earlier');
  await press(site);
  send(site).click();
  await soon(() => expect(widget.to).toEqual(['earlier']));
});

test('Helpshift: an issue under way takes none', async () => {
  const widget = new HelpshiftChat();
  const site = open(new CobrowseSdk(), widget, { chat: 'helpshift' });
  widget.write();
  await press(site);
  send(site).click();
  await soon(() => expect(seen(site)).toContain('Please type the code into the chat.'));
  expect(widget.isOpen).toBe(true);
});

test('the code is hidden once the session starts, and the button is back when it ended', async () => {
  const sdk = new CobrowseSdk();
  const site = open(sdk);
  await press(site);
  sdk.move('active');
  expect(seen(site)).not.toContain('482 913');
  expect(share(site).checkVisibility()).toBe(false);
  sdk.move('ended');
  expect(share(site).checkVisibility()).toBe(true);
  expect(sdk.calls.at(-1)).toBe('stop');
  await press(site);
  expect(sdk.calls.filter((call) => call === 'createSessionCode')).toHaveLength(2);
});

test('the focus goes with the code, and a second press while it is asked for makes none', async () => {
  const sdk = new CobrowseSdk();
  const site = open(sdk);
  share(site).focus();
  share(site).click();
  await press(site);
  expect(site.document.activeElement).toBe(send(site));
  expect(sdk.calls.filter((call) => call === 'createSessionCode')).toHaveLength(1);
  button(site, 'Cancel').focus();
  button(site, 'Cancel').click();
  expect(site.document.activeElement).toBe(share(site));
});

test('cancelling ends the session', async () => {
  const sdk = new CobrowseSdk();
  const site = open(sdk);
  await press(site);
  button(site, 'Cancel').click();
  expect(sdk.session?.state).toBe('ended');
  expect(seen(site)).not.toContain('482 913');
});

test('a code that has run out is taken away', async () => {
  const sdk = new CobrowseSdk();
  const site = open(sdk);
  await press(site);
  // The page's own clock, twenty minutes later.
  const now = Date.now() + 20 * 60_000;
  site.page.Date.now = () => now;
  await soon(() => expect(seen(site)).toContain('The code has expired.'));
  expect(seen(site)).not.toContain('482 913');
  expect(share(site).checkVisibility()).toBe(true);
});

test('what the site runs itself is not stopped', async () => {
  const sdk = new CobrowseSdk();
  const site = openSite((page) => sdk.install(page, true));
  site.add({ code: 'cobrowse', chat: 'any' });
  site.finish();
  await press(site);
  sdk.move('ended');
  expect(sdk.calls).not.toContain('stop');
});

test('a session goes on over the pages of a visit, without a new code', async () => {
  const first = new CobrowseSdk();
  await press(open(first));
  first.move('active');
  const next = new CobrowseSdk();
  open(next);
  await soon(() => expect(next.calls).toEqual(['client', 'start {"register":false}']));
});

test.each([
  ['refuses', () => Promise.reject(new Error('no license')), 'ERROR'],
  ['gives nothing', async () => '', 'ERROR'],
  ['hangs', () => new Promise<never>(() => undefined), 'TIMEOUT'],
])('a Cobrowse that %s is said beside the button', async (_, code, status) => {
  const site = open(new CobrowseSdk(code), undefined, { timeoutMs: 500 });
  share(site).click();
  await site.tells(status);
  expect(seen(site)).toContain('Sharing cannot start just now.');
  expect(share(site).getAttribute('aria-disabled')).toBe('false');
});

test('a page without Cobrowse says so when pressed', async () => {
  const site = openSite();
  site.add({ code: 'cobrowse', chat: 'any' });
  site.finish();
  share(site).click();
  await site.tells('ERROR');
});

test('a code that comes too late is ended, for nobody would see it', async () => {
  let answer: (code: string) => void = () => undefined;
  const sdk = new CobrowseSdk(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  const site = open(sdk, undefined, { timeoutMs: 500 });
  share(site).click();
  await site.tells('TIMEOUT');
  answer('482913');
  await soon(() => expect(sdk.session?.state).toBe('ended'));
});

test('the button stands where the site wants it, with the site’s own words', async () => {
  const site = open(new CobrowseSdk(), undefined, {
    place: 'header',
    share: 'Bildschirm teilen </script>',
    send: '<b>Senden</b>',
  });
  expect(button(site, 'Bildschirm teilen </script>').closest('header')).not.toBeNull();
  expect(button(site, '<b>Senden</b>').children).toHaveLength(0);
});
