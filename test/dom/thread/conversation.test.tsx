import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  ConversationView,
  type ConversationViewProps,
} from '../../../components/thread/ConversationView.tsx';
import '../../../components/thread/thread.css';
import { emptyStart, StartForm, type StartFormProps } from '../../../components/thread/StartForm.tsx';
import type { ThreadLine } from '../../../utils/conversations/thread.ts';
import { expectAccessible, expectToFit, show } from '../popup/stage.tsx';
import { linesOf, nine, outgoingLine } from './lines.ts';

function conversation(lines: ThreadLine[], more: Partial<ConversationViewProps> = {}) {
  const nothing = () => undefined;
  const props: ConversationViewProps = {
    ...{ name: 'Sam Okoro', account: 'Helpdesky', email: undefined, shown: 0, isStarted: true, polled: true },
    ...{ draft: '', reading: false, sending: false, now: nine, readAt: nine, seenAt: undefined },
    threads: [{ id: 'k', status: 'Pending', lines }],
    ...{ onThread: nothing, onRead: nothing, onShown: nothing, onDraft: nothing, onSend: nothing },
    ...{ onAgain: nothing, onDiscard: nothing, onAgree: nothing, onEmail: nothing, onHelpdesky: nothing },
    ...more,
  };
  return <ConversationView {...props} />;
}

const line = (key: string) => document.querySelector<HTMLElement>(`[data-line="${key}"]`);
/** Older messages come in steps. */
const allOf = (count: number) =>
  expect.poll(() => document.querySelectorAll('[data-line]').length, { timeout: 10_000 }).toBe(count);
const scroller = () => document.querySelector<HTMLElement>('.thread-scroller');

test('says who wrote what and when; what was sent from here stands apart from the visitor', async () => {
  const view = show(conversation(linesOf(9)));
  expect(line('m0')?.textContent).toContain('Sam Okoro');
  expect(line('m1')?.textContent).toContain('Desk');
  expect(line('m2')?.textContent).toContain('Sent from here, in the visitor’s name');
  await expect.element(page.getByText(/in the Helpdesky dashboard under All/)).toBeVisible();
  await expectAccessible(view);
  expectToFit(view);
});

test('what a message says is text, in its own direction', () => {
  show(conversation(linesOf(9)));
  expect(line('m4')?.querySelector('.said')?.textContent).toBe(
    '<b>bold</b> <img src=x onerror="throw 1"> & so on',
  );
  expect(line('m4')?.querySelector('b, img')).toBeNull();
  const hebrew = line('m2')?.querySelector<HTMLElement>('.said');
  expect(hebrew && getComputedStyle(hebrew).direction).toBe('rtl');
});

test('in a narrow window from right to left nothing sticks out', async () => {
  document.documentElement.dir = 'rtl';
  const view = show(conversation([...linesOf(9), outgoingLine('unknown')], { draft: 'x'.repeat(80) }), {
    width: '320px',
  });
  expectToFit(view);
  await expectAccessible(view);
  document.documentElement.dir = 'ltr';
});

test('it begins at the newest message and tells that this was seen, with the vendor’s time', async () => {
  const onShown = vi.fn();
  const lines = linesOf(400);
  show(conversation([...lines, outgoingLine('sending')], { onShown }));
  await expect.poll(() => onShown.mock.calls.at(-1)).toEqual([lines.at(-1)?.at]);
  await expect.element(page.getByText('It is sending.')).toBeVisible();
});

test('whoever reads further up stays there when a message comes, and has not seen it', async () => {
  const onShown = vi.fn();
  const lines = linesOf(400);
  show(conversation(lines, { onShown }));
  await allOf(400);
  line('m40')?.scrollIntoView({ block: 'center' });
  await expect.poll(() => scroller()?.scrollTop ?? 0).toBeLessThan(-1000);
  await new Promise(requestAnimationFrame);
  const top = line('m40')?.getBoundingClientRect().top ?? 0;
  onShown.mockClear();
  const more: ThreadLine = { key: 'm400', by: 'visitor', text: 'Hello?', at: nine + 1 };
  show(conversation([...lines, more], { onShown }));
  await expect.element(page.getByText('Sam Okoro: Hello?')).toBeInTheDocument();
  expect(Math.abs((line('m40')?.getBoundingClientRect().top ?? 0) - top)).toBeLessThan(2);
  expect(onShown).not.toHaveBeenCalled();
  scroller()?.scrollTo(0, 0);
  await expect.poll(() => onShown.mock.calls.at(-1)).toEqual([nine + 1]);
});

test('what came since the last look is marked as new, also once it was seen', () => {
  const lines = linesOf(9);
  const view = show(conversation(lines, { seenAt: lines[4]?.at }));
  expect(line('m6')?.textContent).toContain('New');
  expect(view.querySelectorAll('.new')).toHaveLength(1);
  show(conversation(lines, { seenAt: lines[8]?.at }));
  expect(view.querySelectorAll('.new')).toHaveLength(1);
});

test('a message that failed says why, and is sent again or deleted by hand', async () => {
  const [onAgain, onDiscard] = [vi.fn(), vi.fn()];
  const failed = outgoingLine('failed', { trouble: { reason: 'messaging-off', who: 'Helpdesky' } });
  const view = show(conversation([...linesOf(3), failed], { onAgain, onDiscard }));
  await expect.element(page.getByText(/under Messages, and “Enable messaging” under Settings/)).toBeVisible();
  await expectAccessible(view);
  await page.getByRole('button', { name: 'Send again' }).click();
  expect(onAgain).toHaveBeenCalledWith(failed.outgoing);
  await page.getByRole('button', { name: 'Delete' }).click();
  expect(onDiscard).toHaveBeenCalledWith(failed.outgoing);
});

test('of one that may have arrived it says so: look, send again, or leave it', async () => {
  const [onRead, onAgain] = [vi.fn(), vi.fn()];
  show(conversation([outgoingLine('unknown')], { onRead, onAgain }));
  await expect.element(page.getByText(/Nobody knows whether this arrived/)).toBeVisible();
  await page.getByRole('button', { name: 'Look', exact: true }).click();
  expect(onRead).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('button', { name: 'Leave it' })).toBeVisible();
});

test('a conversation that did not begin has no reply box, and leads to the dashboard', async () => {
  const first = outgoingLine('unknown', { thread: undefined });
  show(conversation([first], { isStarted: false, threads: [{ lines: [first] }], readAt: undefined }));
  await expect.element(page.getByText(/Look in the Helpdesky dashboard under All/)).toBeVisible();
  expect(document.querySelector('textarea')).toBeNull();
});

test('nothing is read before the agent wants it, and it says what reading may do', async () => {
  const onRead = vi.fn();
  const view = show(conversation([], { polled: false, readAt: undefined, threads: [{ lines: [] }], onRead }));
  await expect.element(page.getByText('Nothing of this conversation was read yet.')).toBeVisible();
  await expect
    .element(page.getByText(/Reading may count as the visitor’s own reading/).first())
    .toBeVisible();
  await expect.element(page.getByText(/has to be read once before you can write/)).toBeVisible();
  await page.getByRole('button', { name: 'Read now' }).click();
  expect(onRead).toHaveBeenCalledOnce();
  await expectAccessible(view);
});

test('Control+Enter sends what stands in the box, and an empty one sends nothing', async () => {
  const onSend = vi.fn();
  show(conversation(linesOf(3), { onSend, draft: '  ' }));
  await userEvent.click(page.getByLabelText('Message in the name of Sam Okoro'));
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onSend).not.toHaveBeenCalled();
  show(conversation(linesOf(3), { onSend, draft: 'Hello' }));
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(onSend).toHaveBeenCalledOnce();
});

test('whatever button is pressed, the focus stays in the conversation', async () => {
  const focused = () => document.activeElement;
  const lines = linesOf(3);
  const failed = outgoingLine('failed');
  show(conversation([...lines, failed], { draft: 'Hello' }));
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  show(conversation([...lines, failed], { draft: '', sending: true }));
  expect(focused()).toBe(document.querySelector('textarea'));
  await page.getByRole('button', { name: 'Send again' }).click();
  const sending = outgoingLine('sending', { id: 'failed' });
  show(conversation([...lines, sending]));
  expect(focused()).toBe(line('ofailed'));
  show(conversation([...lines, failed]));
  await page.getByRole('button', { name: 'Delete' }).click();
  show(conversation(lines));
  expect(focused()).toBe(document.querySelector('[role=feed]'));
  await page.getByRole('button', { name: 'Read now' }).click();
  show(conversation(lines, { reading: true }));
  expect(focused()?.textContent).toBe('Read now');
});

test('an e-mail that is none is not set', async () => {
  const onEmail = vi.fn();
  const view = show(conversation(linesOf(3), { onEmail }));
  await page.getByText('E-mail and reading').click();
  await page.getByLabelText('The visitor’s e-mail').fill('sam');
  await page.getByRole('button', { name: 'Set the e-mail' }).click();
  await expect.element(page.getByText(/This is no e-mail address/)).toBeVisible();
  await expectAccessible(view);
  await page.getByLabelText('The visitor’s e-mail').fill(' sam@example.com ');
  await page.getByRole('button', { name: 'Set the e-mail' }).click();
  expect(onEmail).toHaveBeenCalledExactlyOnceWith('sam@example.com');
});

test('one of several conversations is chosen by its state and last words', async () => {
  const onThread = vi.fn();
  const threads = [
    { id: 'a', status: 'Pending', lines: linesOf(2) },
    { id: 'b', status: 'Closed', lines: linesOf(1) },
  ];
  show(conversation([], { threads, onThread }));
  await page.getByLabelText('Conversation').selectOptions(['1']);
  expect(onThread).toHaveBeenCalledWith(1);
});

test('the keyboard goes from message to message, through all of them', async () => {
  show(conversation(linesOf(300)));
  await allOf(300);
  const focused = () => document.activeElement?.getAttribute('data-line');
  document.querySelector<HTMLElement>('[role=feed]')?.focus();
  await userEvent.keyboard('{PageUp}');
  expect(focused()).toBe('m299');
  await userEvent.keyboard('{PageUp}');
  expect(focused()).toBe('m298');
  await userEvent.keyboard('{Control>}{Home}{/Control}');
  expect(focused()).toBe('m0');
  const first = line('m0')?.getBoundingClientRect();
  const frame = scroller()?.getBoundingClientRect();
  expect(first?.top).toBeGreaterThanOrEqual((frame?.top ?? 0) - 1);
  expect(first?.bottom).toBeLessThanOrEqual((frame?.bottom ?? 0) + 1);
  await userEvent.keyboard('{PageDown}');
  expect(focused()).toBe('m1');
  // A message that comes meanwhile takes the focus from nobody.
  show(conversation([...linesOf(300), { key: 'm300', by: 'desk', text: 'New', at: nine }]));
  expect(focused()).toBe('m1');
  expect(line('m1')?.getAttribute('aria-posinset')).toBe('2');
  await expect.poll(() => line('m1')?.getAttribute('aria-setsize')).toBe('301');
});

test('five thousand messages are all there, and accessible', async () => {
  const view = show(conversation(linesOf(5000)));
  await allOf(5000);
  expect(document.querySelector('[role=feed]')?.getAttribute('aria-busy')).toBe('false');
  expectToFit(view);
  expect((scroller()?.scrollTop ?? -1) > -2).toBe(true);
});

function form(more: Partial<StartFormProps> = {}) {
  const nothing = () => undefined;
  const props: StartFormProps = {
    ...{ accounts: [{ id: 'd1', name: 'Helpdesky' }], draft: emptyStart, busy: false, unsent: [] },
    ...{ onDraft: nothing, onStart: nothing, onShow: nothing, onAddAccount: nothing },
    ...more,
  };
  return <StartForm {...props} />;
}

test('the form that starts one wants an address and a message, and says where the desk finds it', async () => {
  const onStart = vi.fn();
  const view = show(form({ onStart, draft: { ...emptyStart, email: 'sam' } }));
  await expect
    .element(page.getByText(/It begins as Pending: look for it in the dashboard under All/))
    .toBeVisible();
  await page.getByRole('button', { name: 'Start the conversation' }).click();
  await expect.element(page.getByText(/This is no e-mail address/)).toBeVisible();
  await expect.element(page.getByText(/Write a message/)).toBeVisible();
  await expectAccessible(view);
  expect(onStart).not.toHaveBeenCalled();
  const draft = { ...emptyStart, email: 'sam@example.com', text: 'Hello' };
  show(form({ onStart, draft }));
  await page.getByRole('button', { name: 'Start the conversation' }).click();
  expect(onStart).toHaveBeenCalledExactlyOnceWith({ ...draft, account: 'd1' });
});

test('conversations whose first message may not have arrived are listed, and one is led to', async () => {
  const onShow = vi.fn();
  const view = show(form({ unsent: [{ id: 'c9', name: 'Grace' }], onShow }));
  await page.getByRole('button', { name: 'Grace' }).click();
  expect(onShow).toHaveBeenCalledWith('c9');
  await expectAccessible(view);
});

test('without a Helpdesky account it leads to the options', async () => {
  const onAddAccount = vi.fn();
  show(form({ accounts: [], onAddAccount }));
  await page.getByRole('button', { name: 'Add an account' }).click();
  expect(onAddAccount).toHaveBeenCalledOnce();
});
