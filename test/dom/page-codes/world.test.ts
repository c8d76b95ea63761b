import { afterEach, expect, test } from 'vitest';
import { readAnswer } from '../../../utils/page-codes/answer.ts';
import { lookForCobrowse, makeCobrowseCode } from '../../../utils/page-codes/cobrowse.ts';
import { lookForNoibu, makeNoibuCode } from '../../../utils/page-codes/noibu.ts';
import type { PageWindow } from '../../vendors/chats/page.ts';
import { CobrowseSdk, NoibuSdk } from '../../vendors/chats/sdks.ts';

let frame: HTMLIFrameElement | undefined;
afterEach(() => frame?.remove());

/** A page of its own, read to its end. */
function open(html = ''): PageWindow {
  frame = document.body.appendChild(document.createElement('iframe'));
  const page = frame.contentWindow as PageWindow;
  page.document.open();
  page.document.write(`<!doctype html>${html}`);
  return page;
}

/** Runs a function in the page's world from its text alone, as the browser does with what an extension gives it. */
async function run(page: PageWindow, work: (timeoutMs: number) => unknown, timeoutMs = 30_000) {
  const result = await (page.eval(`(${work.toString()})(${timeoutMs})`) as Promise<unknown>);
  return readAnswer(JSON.parse(JSON.stringify(result)), Date.now());
}

const hangs = () => new Promise<never>(() => undefined);

test('a page without either script has neither', async () => {
  const page = open();
  page.document.close();
  await expect.poll(() => page.document.readyState).toBe('complete');
  expect(await run(page, lookForNoibu)).toEqual({ is: 'absent' });
  expect(await run(page, lookForCobrowse)).toEqual({ is: 'absent' });
});

test.each([
  ['Noibu', lookForNoibu, 'noibu'],
  ['Cobrowse', lookForCobrowse, 'cobrowse'],
])('%s is on its way while its script is, or the page itself', async (_, look, name) => {
  const page = open(`<script src="data:text/javascript,//${name}.js"></script>`);
  page.document.close();
  await expect.poll(() => page.document.readyState).toBe('complete');
  expect(await run(page, look)).toEqual({ is: 'loading' });
  expect(await run(open(), look)).toEqual({ is: 'loading' });
});

test('the code that the page keeps is shown with its time, and nothing is asked', async () => {
  const page = open();
  const noibu = new NoibuSdk();
  noibu.install(page);
  page.eval('window.noibuHelpCode = "048291"; window.noibuHelpCodeTimestamp = new Date(Date.now() - 60000)');
  const answer = await run(page, lookForNoibu);
  expect(answer).toMatchObject({ is: 'ready', code: '048291' });
  expect(answer && 'at' in answer && Date.now() - (answer.at ?? 0)).toBeGreaterThanOrEqual(60_000);
  expect(noibu.asked).toEqual([]);
});

test('Noibu is asked silently', async () => {
  const page = open();
  const noibu = new NoibuSdk();
  noibu.install(page);
  expect(await run(page, makeNoibuCode)).toEqual({ is: 'made', code: '118204' });
  expect(noibu.asked).toEqual([false]);
  expect(page.noibuHelpCode, 'the page’s own things are left alone').toBeUndefined();
});

test('a Noibu that is still to come is waited for', async () => {
  const page = open();
  const made = run(page, makeNoibuCode);
  new NoibuSdk().install(page);
  expect(await made).toEqual({ is: 'made', code: '118204' });
});

test('Noibu: absent, refusing, hanging and giving nonsense are told apart', async () => {
  expect(await run(open(), makeNoibuCode, 20)).toEqual({ is: 'late' });
  const answers: [code: () => Promise<unknown>, answer: object][] = [
    [
      () => Promise.reject(new Error('noibu connection is unavailable')),
      { is: 'refused', said: 'noibu connection is unavailable' },
    ],
    [hangs, { is: 'hanging' }],
    [async () => '<b>', { is: 'odd', said: '<b>' }],
  ];
  for (const [code, answer] of answers) {
    const page = open();
    new NoibuSdk(code).install(page);
    expect(await run(page, makeNoibuCode, 20)).toEqual(answer);
  }
});

test('Cobrowse: looking loads nothing, making loads it and makes one code', async () => {
  const page = open();
  const sdk = new CobrowseSdk();
  sdk.install(page);
  expect(await run(page, lookForCobrowse)).toEqual({ is: 'ready' });
  expect(sdk.calls).toEqual([]);
  expect(await run(page, makeCobrowseCode)).toEqual({ is: 'made', code: '482913' });
  expect(sdk.calls).toEqual(['client', 'createSessionCode']);
});

test('Cobrowse: a session that waits has its code, one that an agent joined has none', async () => {
  const page = open();
  const sdk = new CobrowseSdk();
  sdk.install(page);
  await run(page, makeCobrowseCode);
  expect(await run(page, lookForCobrowse)).toEqual({ is: 'ready', code: '482913' });
  sdk.move('active');
  expect(await run(page, lookForCobrowse)).toEqual({ is: 'ready' });
});

test('Cobrowse: not loading, refusing and hanging are told apart', async () => {
  const loader = open();
  Reflect.set(loader, 'CobrowseIO', { client: hangs });
  expect(await run(loader, makeCobrowseCode, 20)).toEqual({ is: 'late' });
  const refusing = open();
  new CobrowseSdk(() => Promise.reject(new Error('no license'))).install(refusing);
  expect(await run(refusing, makeCobrowseCode)).toEqual({ is: 'refused', said: 'no license' });
  const hanging = open();
  new CobrowseSdk(hangs).install(hanging);
  expect(await run(hanging, makeCobrowseCode, 20)).toEqual({ is: 'hanging' });
});

test('a page that puts traps in their place harms nobody', async () => {
  const page = open();
  for (const name of ['NOIBUJS', 'CobrowseIO', 'noibuHelpCode']) {
    page.eval(`Object.defineProperty(window, '${name}', { get() { throw new Error('trap') } })`);
  }
  expect(await run(page, lookForNoibu)).toEqual({ is: 'absent' });
  expect(await run(page, lookForCobrowse)).toEqual({ is: 'absent' });
});
