import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Sources } from '../../../components/unread/Sources.tsx';
import { UnreadSection, type UnreadSectionProps } from '../../../components/unread/UnreadSection.tsx';
import { WatchEdit } from '../../../components/unread/WatchEdit.tsx';
import { emptyWatch, WatchForm } from '../../../components/unread/WatchForm.tsx';
import { WatchMore } from '../../../components/unread/WatchMore.tsx';
import type { Account } from '../../../utils/accounts/account.ts';
import type { Watch } from '../../../utils/unread/watch.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';

const now = Date.UTC(2026, 10, 21, 9, 14);

function watch(more: Partial<Watch>): Watch {
  return {
    id: 'ada',
    vendor: 'helpshift',
    account: 'hs',
    name: 'Ada Lovelace',
    polled: true,
    addedAt: 0,
    failures: 0,
    nextAt: 0,
    ...more,
  };
}

function section(watches: Watch[], props: Partial<UnreadSectionProps> = {}) {
  const base: UnreadSectionProps = {
    watches,
    canWatch: true,
    now,
    asking: false,
    onRefresh: () => undefined,
    onAdd: () => undefined,
    onAddAccount: () => undefined,
    sources: () => null,
    More: WatchMore,
    onBringBack: () => undefined,
    onRead: () => undefined,
    onOpen: () => undefined,
    onSnooze: () => undefined,
    onEdit: () => undefined,
    onEnd: () => undefined,
    onRemove: () => undefined,
    onPause: () => undefined,
  };
  return <UnreadSection {...base} {...props} />;
}

test("Helpshift's count is told as the customer's view, with its moment", async () => {
  const ada = watch({ unread: 2, rightAt: now - 120_000, issue: '78' });
  const onBringBack = vi.fn();
  const view = show(section([ada], { onBringBack }));
  await expect.element(page.getByText('Has not read 2 messages. As of 2 min ago.')).toBeVisible();
  await expect.element(page.getByText(/issue 78/)).toBeVisible();
  await page.getByRole('button', { name: 'Bring back Ada Lovelace with a support link' }).click();
  expect(onBringBack).toHaveBeenCalledWith(ada);
  await expectAccessible(view);
  expectToFit(view);
});

test("Helpdesky's count is told as what the visitor wrote", async () => {
  show(section([watch({ vendor: 'helpdesky', unread: 1, rightAt: now })]));
  await expect.element(page.getByText(/1 new message from this visitor/)).toBeVisible();
});

test('nothing unread, never asked and failed are three different things', async () => {
  show(
    section([
      watch({ id: 'a', name: 'Zero', unread: 0, rightAt: now, issue: '1' }),
      watch({ id: 'b', name: 'New' }),
      watch({ id: 'c', name: 'Failed', unread: 4, rightAt: now - 3_600_000, trouble: { reason: 'offline' } }),
    ]),
  );
  const row = (id: string) => document.querySelector(`[data-watch="${id}"]`)?.textContent;
  expect(row('a')).toContain('Has read everything.');
  expect(row('b')).toContain('Not asked yet.');
  expect(row('c')).toContain('This computer has no network.');
  expect(row('c')).toContain('4 unread');
});

test('a number that could not be refreshed is not part of the total', async () => {
  const view = show(
    section([
      watch({ id: 'a', unread: 2, rightAt: now }),
      watch({ id: 'b', unread: 4, rightAt: now, trouble: { reason: 'key-refused', who: 'shop.eu' } }),
    ]),
  );
  await expect.element(page.getByTitle('2 unread messages')).toBeVisible();
  await expect.element(page.getByText('incomplete')).toBeVisible();
  await expect.element(page.getByText(/shop.eu refused the key/)).toBeVisible();
  await expectAccessible(view);
});

test('what is rarely needed is behind one button', async () => {
  const [onRemove, onOpen] = [vi.fn(), vi.fn()];
  const ada = watch({ unread: 2, rightAt: now, issue: '78' });
  show(section([ada], { onRemove, onOpen }));
  const remove = page.getByRole('button', { name: 'Stop watching' });
  expect(remove.elements()).toEqual([]);
  await page.getByRole('button', { name: 'More for Ada Lovelace' }).click();
  await page.getByRole('button', { name: 'Open the issue in Helpshift' }).click();
  expect(onOpen).toHaveBeenCalledWith(ada);
  await remove.click();
  expect(onRemove).toHaveBeenCalledWith(ada);
});

test('a click on a name opens what is counted', async () => {
  const [onOpen, onRead] = [vi.fn(), vi.fn()];
  const [ada, sam] = [watch({ issue: '78' }), watch({ id: 'sam', name: 'Sam', vendor: 'helpdesky' })];
  show(section([ada, sam], { onOpen, onRead }));
  await page.getByTitle('Open Ada Lovelace in Helpshift').click();
  expect(onOpen).toHaveBeenCalledWith(ada);
  await page.getByTitle('Read the conversation with Sam').click();
  expect(onRead).toHaveBeenCalledWith(sam);
});

test('snoozed and ended ones are folded away with their numbers, and come back', async () => {
  const [onSnooze, onEnd] = [vi.fn(), vi.fn()];
  const snoozed = watch({ id: 's', name: 'Sleepy', unread: 3, rightAt: now, snoozedUntil: now + 3_600_000 });
  const ended = watch({ id: 'e', name: 'Gone', unread: 0, rightAt: now, ended: { at: now, why: 'issue' } });
  const view = show(section([watch({ unread: 1, rightAt: now }), snoozed, ended], { onSnooze, onEnd }));
  await expect.element(page.getByTitle('1 unread message')).toBeVisible();
  expect(document.querySelector('[data-watch="s"]')).toBeNull();
  await page.getByText('1 snoozed').click();
  await page.getByRole('button', { name: 'More for Sleepy' }).click();
  await page.getByRole('button', { name: 'Wake' }).click();
  expect(onSnooze).toHaveBeenCalledWith(snoozed, 0);
  await page.getByText('1 ended').click();
  await expect.element(page.getByText(/the issue is open no more/)).toBeVisible();
  await page.getByRole('button', { name: 'Take up again: Gone' }).click();
  expect(onEnd).toHaveBeenCalledWith(ended, false);
  await expectAccessible(view);
  expectToFit(view);
});

test('a watch is snoozed for an hour, until tomorrow or for a week', async () => {
  const onSnooze = vi.fn();
  const ada = watch({ unread: 1, rightAt: now });
  show(section([ada], { onSnooze }));
  await page.getByRole('button', { name: 'More for Ada Lovelace' }).click();
  await page.getByRole('button', { name: 'Snooze for 1 hour' }).click();
  expect(onSnooze).toHaveBeenLastCalledWith(ada, now + 3_600_000);
  await page.getByRole('button', { name: 'Snooze until tomorrow' }).click();
  const [, until] = onSnooze.mock.lastCall ?? [];
  expect(new Date(until).getHours()).toBe(8);
  expect(until).toBeGreaterThan(now);
});

test('each source says its number, when it was right, and whether the badge counts it', async () => {
  const [onBadge, onPause] = [vi.fn(), vi.fn()];
  const common = { account: 'hs', name: 'shop.eu', watches: 1, snoozed: 0, asOf: now - 120_000 };
  const sources = () => (
    <Sources
      now={now}
      onBadge={onBadge}
      onPause={onPause}
      onOptions={() => undefined}
      sources={[
        { ...common, source: 'hs/customers', kind: 'customers', count: 2, fresh: true, onBadge: true },
        { ...common, source: 'hs/queue', kind: 'queue', count: 5, fresh: false, onBadge: false },
      ]}
    />
  );
  const view = show(section([watch({ unread: 2, rightAt: now })], { sources }));
  await page.getByText('Sources').click();
  const queue = page.getByRole('checkbox', { name: 'Count My queue · shop.eu on the badge' });
  await expect.element(queue).not.toBeChecked();
  await expect.element(page.getByText('Right as of 2 min ago. Not fresh.')).toBeVisible();
  await queue.click();
  expect(onBadge).toHaveBeenCalledWith('hs/queue', true);
  await page.getByRole('button', { name: 'For 30 minutes' }).click();
  expect(onPause).toHaveBeenLastCalledWith(now + 30 * 60_000);
  await expectAccessible(view);
  expectToFit(view);
});

test('a pause says until when, and goes on', async () => {
  const onPause = vi.fn();
  show(section([watch({ unread: 2, rightAt: now })], { onPause, pausedUntil: now + 30 * 60_000 }));
  await expect.element(page.getByText(/^Paused until/)).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  expect(onPause).toHaveBeenLastCalledWith(undefined);
});

test('the queue says how many wait, or that the key may not list them', async () => {
  const queue = watch({ id: 'q', name: 'me@shop.eu', unread: 3, rightAt: now, queue: { states: ['new'] } });
  show(section([queue]));
  await expect.element(page.getByText(/3 issues wait for an agent/)).toBeVisible();
  const view = show(section([{ ...queue, trouble: { reason: 'not-allowed', who: 'shop.eu' } }]));
  await expect.element(page.getByText(/This key may not list issues/)).toBeVisible();
  await expectAccessible(view);
});

test('of five hundred customers the first are shown, the others on request', async () => {
  const many = Array.from({ length: 500 }, (_, at) => watch({ id: `w${at}`, name: `Customer ${at}` }));
  show(section(many));
  expect(document.querySelectorAll('[data-watch]').length).toBe(20);
  await page.getByRole('button', { name: 'Show 480 more' }).click();
  expect(document.querySelectorAll('[data-watch]').length).toBe(500);
});

test('a watch’s name, notes and end are changed in a form that says what it does not take', async () => {
  const onSave = vi.fn();
  const view = show(
    <WatchEdit watch={watch({ notes: 'old', ends: { days: 30 } })} busy={false} onSave={onSave} />,
  );
  await page.getByLabelText('Notes').fill('asks for a refund');
  await page.getByLabelText('Ends after days without a change').fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText(/A whole number from 1 to 3650/)).toBeVisible();
  expect(onSave).not.toHaveBeenCalled();
  await page.getByLabelText('Ends after days without a change').fill('7');
  await page.getByRole('checkbox', { name: 'Ends when the issue is open no more' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  expect(onSave).toHaveBeenCalledWith({
    name: 'Ada Lovelace',
    notes: 'asks for a refund',
    ends: { days: 7, withIssue: true },
  });
  await expectAccessible(view);
  expectToFit(view);
});

test('without an account it says what is needed', async () => {
  const onAddAccount = vi.fn();
  show(section([], { canWatch: false, onAddAccount }));
  await page.getByRole('button', { name: 'Add an account' }).click();
  expect(onAddAccount).toHaveBeenCalledOnce();
});

const helpshift: Account = {
  vendor: 'helpshift',
  id: 'hs',
  api: 'https://api.helpshift.com',
  domain: 'shop',
  appId: 'app',
};
const helpdesky: Account = {
  vendor: 'helpdesky',
  id: 'hd',
  api: 'https://helpdesky.io',
  helpdeskId: '5f0f9c52-6d5e-4a76-9a3c-9f7d52b1c0de',
};

test('a customer needs one thing that identifies them', async () => {
  const onWatch = vi.fn();
  const form = (email: string) => (
    <WatchForm
      accounts={[{ account: helpshift, name: 'shop.eu' }]}
      draft={{ ...emptyWatch, name: 'Ada', email }}
      busy={false}
      onDraft={() => undefined}
      onWatch={onWatch}
    />
  );
  const view = show(form(''));
  await page.getByRole('button', { name: 'Watch' }).click();
  await expect
    .element(page.getByRole('textbox', { name: 'E-mail' }))
    .toHaveAccessibleDescription('Fill in at least one of e-mail, user ID and phone.');
  expect(onWatch).not.toHaveBeenCalled();
  await expectAccessible(view);
  show(form(' ada@example.com '));
  await page.getByRole('button', { name: 'Watch' }).click();
  expect(onWatch).toHaveBeenCalledWith({
    vendor: 'helpshift',
    account: 'hs',
    customer: { name: 'Ada', email: 'ada@example.com', id: undefined, phone: undefined },
  });
});

test("a contact's token never becomes part of the draft", async () => {
  const [onDraft, onWatch] = [vi.fn(), vi.fn()];
  const view = show(
    <WatchForm
      accounts={[{ account: helpdesky, name: 'Helpdesky' }]}
      draft={{ ...emptyWatch, contactId: 'c1' }}
      busy={false}
      onDraft={onDraft}
      onWatch={onWatch}
    />,
  );
  await page.getByLabelText('Contact token').fill('top-secret');
  await page.getByRole('checkbox', { name: /Read this conversation by itself/ }).click();
  expect(JSON.stringify(onDraft.mock.calls)).not.toContain('top-secret');
  expect(onDraft).toHaveBeenCalledWith(expect.objectContaining({ agreed: 'yes' }));
  await page.getByRole('button', { name: 'Watch' }).click();
  expect(onWatch).toHaveBeenCalledWith(
    expect.objectContaining({ contactId: 'c1', contactToken: 'top-secret', agreed: false }),
  );
  await expectAccessible(view);
});
