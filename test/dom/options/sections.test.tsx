import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Accounts, type AccountsProps, type ListedAccount } from '../../../components/options/Accounts.tsx';
import { AllowedHosts } from '../../../components/options/AllowedHosts.tsx';
import { DeleteEverything } from '../../../components/options/DeleteEverything.tsx';

import { type ListedSite, Sites } from '../../../components/options/Sites.tsx';
import { Templates } from '../../../components/options/Templates.tsx';
import { templateFault } from '../../../utils/links/template.ts';
import { expectAccessible, show } from '../popup/stage.tsx';

const wide = { width: '680px' };

const desk: ListedSite = {
  pattern: 'https://desk.example.com/*',
  name: 'desk.example.com',
  held: true,
  described: {},
};

function sites(props: Partial<Parameters<typeof Sites>[0]> = {}) {
  return (
    <Sites
      sites={[]}
      refused={false}
      desks={[{ id: 'zammad', name: 'Zammad' }]}
      onAdd={() => undefined}
      onAllow={() => undefined}
      onRemove={() => undefined}
      onDescribe={() => undefined}
      {...props}
    />
  );
}

test('a site is added by its address within the very click, and nonsense is refused with words', async () => {
  const onAdd = vi.fn((address: string) => (address.includes('.') ? undefined : ('bad' as const)));
  const view = show(sites({ onAdd }), wide);
  const field = page.getByRole('textbox', { name: 'Address of the chat' });
  await field.fill('chat');
  const add = page.getByRole('button', { name: 'Add the site' }).element() as HTMLElement;
  add.click();
  expect(onAdd).toHaveBeenLastCalledWith('chat', false);
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('company.zendesk.com');
  await page.getByRole('checkbox', { name: 'Its subdomains too' }).click();
  add.click();
  expect(onAdd).toHaveBeenLastCalledWith('company.zendesk.com', true);
  await expect.element(field).toHaveValue('');
  await expectAccessible(view);
});

test('a site without the permission says so and can be allowed again', async () => {
  const [onAllow, onRemove] = [vi.fn(), vi.fn()];
  const site = { ...desk, held: false };
  const view = show(sites({ sites: [site], onAllow, onRemove }), wide);
  await expect.element(page.getByText(/does not let Patchcord read this site/)).toBeVisible();
  (page.getByRole('button', { name: /^Allow/ }).element() as HTMLElement).click();
  expect(onAllow).toHaveBeenCalledWith(site);
  await page.getByRole('button', { name: 'Remove desk.example.com' }).click();
  expect(onRemove).toHaveBeenCalledWith(site);
  await expectAccessible(view);
});

test('a row says what tells the site’s messages, and opens the form for it', async () => {
  const onDescribe = vi.fn();
  const transcript = { container: '.thread', message: '.line' };
  const rows: ListedSite[] = [
    desk,
    { ...desk, pattern: 'a', name: 'acme.zammad.com', told: 'Zammad' },
    { ...desk, pattern: 'b', name: 'quiet.zammad.com', told: 'Zammad', described: { product: 'none' } },
    { ...desk, pattern: 'c', name: 'own.example', described: { transcript } },
  ];
  const view = show(sites({ sites: rows, onDescribe }), wide);
  const texts = [...view.querySelectorAll('#sites li')].map(
    (row) => row.querySelector('.quiet')?.textContent,
  );
  expect(texts).toEqual(['whole page', 'Zammad', 'whole page', 'described here']);
  await page.getByRole('button', { name: 'Transcript of own.example' }).click();
  await expect.element(page.getByRole('textbox', { name: 'Around the messages' })).toHaveValue('.thread');
  await expectAccessible(view);
  await page.getByRole('textbox', { name: 'Around the messages' }).fill('main');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(onDescribe).toHaveBeenCalledWith(
    rows[3],
    expect.objectContaining({ transcript: expect.objectContaining({ container: 'main' }) }),
  );
  await expect.element(page.getByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});

const listed: ListedAccount = {
  account: { vendor: 'cobrowse', id: 'cb', api: 'https://cobrowse.io', label: 'Team' },
  name: 'Team',
  host: 'cobrowse.io',
  held: true,
};

function accounts(props: Partial<AccountsProps> = {}) {
  return (
    <Accounts
      accounts={[listed]}
      tests={{}}
      now={Date.now()}
      newId={() => 'new'}
      onSave={() => undefined}
      onAllow={() => undefined}
      onTest={() => undefined}
      onRemove={() => undefined}
      {...props}
    />
  );
}

test('what the vendor said to a test stands with its account', async () => {
  const onTest = vi.fn();
  const view = show(accounts({ onTest }), wide);
  await page.getByRole('button', { name: 'Test the connection to Team' }).click();
  expect(onTest).toHaveBeenCalledWith(listed.account);
  show(
    accounts({ tests: { cb: { is: 'good', said: 'Team accepted the token of ada@example.com.' } } }),
    wide,
  );
  await expect.element(page.getByText(/accepted the token of ada@example.com/)).toBeVisible();
  await expectAccessible(view);
  show(accounts({ tests: { cb: { is: 'bad', trouble: { reason: 'token-expired', who: 'Team' } } } }), wide);
  await expect.element(page.getByText(/The token for Team has expired./)).toBeVisible();
  await expectAccessible(view);
});

test('a host that is not granted can be allowed in place', async () => {
  const onAllow = vi.fn();
  show(accounts({ accounts: [{ ...listed, held: false }], onAllow }), wide);
  (
    page.getByRole('button', { name: 'Allow Patchcord to talk to cobrowse.io' }).element() as HTMLElement
  ).click();
  expect(onAllow).toHaveBeenCalledWith(listed.account);
});

test('removing an account asks first; Escape keeps it', async () => {
  const onRemove = vi.fn();
  show(accounts({ onRemove }), wide);
  const remove = page.getByRole('button', { name: 'Remove Team' });
  await remove.click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(onRemove).not.toHaveBeenCalled();
  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => onRemove.mock.calls).toEqual([[listed.account]]);
});

test('each vendor has its own form, which the keyboard is in at once', async () => {
  const view = show(accounts({ accounts: [] }), wide);
  await page.getByRole('button', { name: /Add Noibu/ }).click();
  await expect.element(page.getByRole('textbox', { name: 'Address of your Noibu console' })).toHaveFocus();
  await expectAccessible(view);
});

test('a template with an unknown field is refused by name', async () => {
  const onSave = vi.fn();
  const view = show(
    <Templates
      templates={[]}
      fields={['email']}
      newId={() => 't1'}
      check={(url) => (url.includes('{mail}') ? { is: 'field', field: 'mail' } : undefined)}
      onSave={onSave}
      onRemove={() => undefined}
    />,
    wide,
  );
  await page.getByRole('button', { name: 'Add a template' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Help');
  const url = page.getByRole('textbox', { name: 'Address' });
  await url.fill('https://example.com/?e={mail}');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText(/There is no field \{mail\}/)).toBeVisible();
  expect(onSave).not.toHaveBeenCalled();
  await expectAccessible(view);
  await url.fill('https://example.com/?e={email}');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(onSave).toHaveBeenCalledWith({ id: 't1', name: 'Help', url: 'https://example.com/?e={email}' });
});

test('a known template says what is to be replaced, and is not saved before', async () => {
  const onSave = vi.fn();
  const view = show(
    <Templates
      templates={[]}
      fields={['email']}
      newId={() => 't1'}
      check={templateFault}
      onSave={onSave}
      onRemove={() => undefined}
    />,
    wide,
  );
  await page.getByRole('button', { name: 'Add a template' }).click();
  await page.getByLabelText('Begin with').selectOptions('Crisp');
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Crisp');
  const url = page.getByRole('textbox', { name: 'Address' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText('▲ Write your own in place of YOUR-WEBSITE-ID.')).toBeVisible();
  expect(onSave).not.toHaveBeenCalled();
  await expectAccessible(view);
  const own = (url.element() as HTMLInputElement).value.replace('YOUR-WEBSITE-ID', '1b9');
  await url.fill(own);
  await page.getByRole('button', { name: 'Save' }).click();
  expect(onSave).toHaveBeenCalledWith({ id: 't1', name: 'Crisp', url: own });
});

test('deleting everything asks first, with the harmless answer in focus', async () => {
  const onDelete = vi.fn();
  const view = show(<DeleteEverything busy={false} onDelete={onDelete} />, wide);
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await expect.element(page.getByRole('button', { name: 'Keep it' })).toHaveFocus();
  await expectAccessible(view);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(onDelete).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Delete everything…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
  await expect.poll(() => onDelete.mock.calls.length).toBe(1);
  show(<DeleteEverything busy={false} deleted={31} onDelete={onDelete} />, wide);
  await expect.element(page.getByText('31 records were deleted.')).toBeVisible();
});

test('an account of Cobrowse says whose token it has and how long that lives, and what is wrong with it', async () => {
  const now = Date.now();
  const token = { agent: 'ann@example.com', licence: 'trial', role: 'agent', expiresAt: now + 7_260_000 };
  const view = show(
    accounts({ accounts: [{ ...listed, account: { ...listed.account, token } }], now }),
    wide,
  );
  await expect
    .element(page.getByText(/ann@example\.com · licence trial · role agent · valid for 2 hr, 1 min more/))
    .toBeVisible();
  await expectAccessible(view);
  const over = { ...token, expiresAt: now - 60_000 };
  show(accounts({ accounts: [{ ...listed, account: { ...listed.account, token: over } }], now }), wide);
  await expect.element(page.getByText('The token for Team has expired.')).toBeVisible();
});

test('hosts that were allowed for sessions are listed and can be taken back; without any there is nothing', async () => {
  const onForget = vi.fn();
  const view = show(<AllowedHosts hosts={['sessions.example.com']} onForget={onForget} />, wide);
  await page.getByRole('button', { name: 'Remove sessions.example.com' }).click();
  expect(onForget).toHaveBeenCalledWith('sessions.example.com');
  await expectAccessible(view);
  expect(show(<AllowedHosts hosts={[]} onForget={onForget} />, wide).textContent).toBe('');
});
