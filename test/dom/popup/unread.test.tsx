import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { UnreadSection, type UnreadSectionProps } from '../../../components/unread/UnreadSection.tsx';
import { emptyWatch, WatchForm } from '../../../components/unread/WatchForm.tsx';
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
    onBringBack: () => undefined,
    onRead: () => undefined,
    onOpenIssue: () => undefined,
    onRemove: () => undefined,
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
  const [onRemove, onOpenIssue] = [vi.fn(), vi.fn()];
  const ada = watch({ unread: 2, rightAt: now, issue: '78' });
  show(section([ada], { onRemove, onOpenIssue }));
  const remove = page.getByRole('button', { name: 'Stop watching' });
  expect(remove.elements()).toEqual([]);
  await page.getByRole('button', { name: 'More for Ada Lovelace' }).click();
  await page.getByRole('button', { name: 'Open the issue in Helpshift' }).click();
  expect(onOpenIssue).toHaveBeenCalledWith(ada);
  await remove.click();
  expect(onRemove).toHaveBeenCalledWith(ada);
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
