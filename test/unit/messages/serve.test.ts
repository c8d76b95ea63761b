import { beforeEach, expect, test, vi } from 'vitest';
import { good } from '../../../utils/messages/answer.ts';
import { asker } from '../../../utils/messages/ask.ts';
import type { ViewToBackground } from '../../../utils/messages/calls.ts';
import { type PageHandlers, type Sender, serve, type ViewHandlers } from '../../../utils/messages/serve.ts';

const own = { id: 'ours', origin: 'chrome-extension://ours/' };
const popup: Sender = { id: 'ours', url: 'chrome-extension://ours/popup.html' };
const page: Sender = { id: 'ours', url: 'https://desk.example/inbox', tab: { id: 7 }, frameId: 2 };

const removed = vi.fn(() => good(undefined));
const started = vi.fn(() => good(undefined));
const asked = vi.fn(() => good(undefined));
const listen = serve(
  own,
  { 'page.started': started, 'session.past': asked } as unknown as PageHandlers,
  { 'site.remove': removed } as unknown as ViewHandlers,
);
const removal = { call: 'site.remove', given: { pattern: 'https://desk.example/*' } };

beforeEach(() => vi.clearAllMocks());

test('a view makes the views’ calls', async () => {
  expect(await listen(removal, popup)).toEqual({ ok: true, value: undefined });
  expect(removed).toHaveBeenCalledWith(removal.given, undefined);
});

test('a page makes the pages’ calls, and is known by the browser’s word alone', async () => {
  await listen({ call: 'page.started', given: { top: true } }, page);
  expect(started).toHaveBeenCalledWith({ top: true }, { tab: 7, frame: 2, url: page.url });
});

test('a page that moved on by itself is where its tab is; a frame is where it is itself', async () => {
  const moved = { ...page, tab: { id: 7, url: 'https://desk.example/inbox#/chat/8' } };
  await listen({ call: 'page.started', given: { top: true } }, { ...moved, frameId: 0 });
  expect(started).toHaveBeenLastCalledWith({ top: true }, { tab: 7, frame: 0, url: moved.tab.url });
  await listen({ call: 'page.started', given: { top: false } }, moved);
  expect(started).toHaveBeenLastCalledWith({ top: false }, { tab: 7, frame: 2, url: page.url });
});

test('a page names a session by its code and id, and never whose sessions it wants', async () => {
  const which = { code: '482913', session: 'cobrowse:s1' };
  await listen({ call: 'session.past', given: { ...which, customer: { email: 'ada@example.com' } } }, page);
  expect(asked).toHaveBeenCalledExactlyOnceWith(which, expect.anything());
  for (const given of [
    { session: 'cobrowse:s1' },
    { ...which, code: '48291' },
    { ...which, session: '' },
    which.session,
  ]) {
    expect(await listen({ call: 'session.past', given }, page)).toMatchObject({
      trouble: { reason: 'invalid' },
    });
  }
  expect(asked).toHaveBeenCalledOnce();
});

test('a page in a private window gets no answer, whatever it asks', () => {
  const hidden = { ...page, tab: { id: 7, incognito: true } };
  expect(listen({ call: 'page.started', given: { top: true } }, hidden)).toBeUndefined();
  expect(started).not.toHaveBeenCalled();
});

test('a page cannot make a view’s call', async () => {
  expect(await listen(removal, page)).toMatchObject({ ok: false, trouble: { reason: 'invalid' } });
  expect(removed).not.toHaveBeenCalled();
});

test.each([
  ['another extension', { ...popup, id: 'theirs' }],
  ['a sender without an address', { id: 'ours' }],
])('%s gets no answer', (_, sender) => {
  expect(listen(removal, sender)).toBeUndefined();
});

test.each([
  ['nothing', undefined],
  ['a text', 'site.remove'],
  ['another program’s message', { type: 'hello' }],
])('%s is not for us', (_, message) => {
  expect(listen(message, popup)).toBeUndefined();
});

test('a call of the wrong shape is refused with the field that is wrong', async () => {
  const answer = await listen({ call: 'site.remove', given: { pattern: '<all_urls>' } }, popup);
  expect(answer).toMatchObject({ ok: false, trouble: { reason: 'invalid', field: 'pattern' } });
});

test('the name of an inherited property is no call', async () => {
  expect(await listen({ call: 'constructor', given: {} }, popup)).toMatchObject({ ok: false });
});

test('a handler that throws becomes a trouble', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  removed.mockImplementationOnce(() => {
    throw new Error('QuotaExceededError');
  });
  expect(await listen(removal, popup)).toEqual({
    ok: false,
    trouble: { reason: 'storage', detail: 'QuotaExceededError' },
  });
  expect(warn).toHaveBeenCalledOnce();
});

test('a background that is not there is a trouble, not an exception', async () => {
  const ask = asker<ViewToBackground>(() => Promise.reject(new Error('Receiving end does not exist')));
  expect(await ask('watch.remove', { id: 'w' })).toMatchObject({ trouble: { reason: 'no-background' } });
  const silent = asker<ViewToBackground>(() => Promise.resolve(undefined));
  expect(await silent('watch.remove', { id: 'w' })).toMatchObject({ trouble: { reason: 'no-background' } });
});
