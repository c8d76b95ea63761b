import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { AccountForm } from '../../../components/options/AccountForm.tsx';
import { accountOf, draftOf } from '../../../components/options/account-form.ts';
import type { Account, Vendor } from '../../../utils/accounts/account.ts';
import { expectAccessible, show } from '../popup/stage.tsx';

const uuid = '5f0f9c52-6d5e-4a76-9a3c-9f7d52b1c0de';
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZ2VudCJ9.c2lnbmF0dXJl';

function form(vendor: Vendor, more: Partial<Parameters<typeof AccountForm>[0]> = {}) {
  return (
    <AccountForm vendor={vendor} newId="new" onSave={() => undefined} onCancel={() => undefined} {...more} />
  );
}

const save = () => (page.getByRole('button', { name: 'Save' }).element() as HTMLElement).click();

test('a Helpshift account is saved within the very click', async () => {
  const onSave = vi.fn();
  const view = show(form('helpshift', { onSave }), { width: '640px' });
  await page.getByRole('textbox', { name: 'Domain' }).fill('shop');
  await page.getByRole('textbox', { name: 'App Publish ID' }).fill('app-1');
  await page.getByLabelText('API key').fill('key-1');
  save();
  // Not a moment later: the browser takes its question only from the click itself.
  expect(onSave).toHaveBeenCalledWith(
    {
      vendor: 'helpshift',
      id: 'new',
      label: undefined,
      api: 'https://api.helpshift.com',
      domain: 'shop',
      appId: 'app-1',
    },
    'key-1',
  );
  await expectAccessible(view);
});

test('that Helpshift verifies identities is kept, and can be taken back', async () => {
  const onSave = vi.fn();
  const account: Account = {
    vendor: 'helpshift',
    id: 'hs',
    api: 'https://api.helpshift.com',
    domain: 'shop',
    appId: 'app-1',
  };
  show(form('helpshift', { account, onSave }), { width: '640px' });
  await page.getByRole('checkbox', { name: 'Identity verification is on in Helpshift' }).click();
  save();
  expect(onSave).toHaveBeenLastCalledWith(
    { ...account, label: undefined, verifiesIdentity: true },
    undefined,
  );
  await page.getByRole('checkbox', { name: 'Identity verification is on in Helpshift' }).click();
  save();
  expect(onSave.mock.lastCall?.[0].verifiesIdentity).toBeUndefined();
});

test('what is missing is said beside its field, and nothing is saved', async () => {
  const onSave = vi.fn();
  const view = show(form('helpshift', { onSave }), { width: '640px' });
  save();
  await expect
    .element(page.getByRole('textbox', { name: 'App Publish ID' }))
    .toHaveAttribute('aria-invalid', 'true');
  expect(
    page
      .getByText(/This is needed./)
      .elements()
      .filter(({ tagName }) => tagName === 'P'),
  ).toHaveLength(3);
  expect(onSave).not.toHaveBeenCalled();
  await expectAccessible(view);
});

test('a kept token is not shown, and stays when nothing new is pasted', async () => {
  const account: Account = { vendor: 'cobrowse', id: 'cb', api: 'https://cobrowse.io' };
  const onSave = vi.fn();
  show(form('cobrowse', { account, onSave }), { width: '640px' });
  const token = page.getByLabelText('Agent token (JWT)');
  await expect.element(token).toHaveValue('');
  await expect.element(token).toHaveAttribute('type', 'password');
  await expect.element(token).toHaveAccessibleDescription('One is kept; paste a new one to replace it.');
  save();
  expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ id: 'cb' }), undefined);
});

test("the API's address is under Advanced, and comes into view when it is wrong", async () => {
  show(form('cobrowse'), { width: '640px' });
  await page.getByText('Advanced').click();
  const api = page.getByRole('textbox', { name: 'Address of the API' });
  await expect.element(api).toHaveValue('https://cobrowse.io');
  await api.fill('http://cobrowse.example.com');
  await page.getByLabelText('Agent token (JWT)').fill(jwt);
  await page.getByText('Advanced').click();
  save();
  await expect.element(api).toBeVisible();
  await expect.element(page.getByText(/An https address is needed/)).toBeVisible();
});

const read = (vendor: Vendor, draft: Partial<ReturnType<typeof draftOf>>, before?: Account) =>
  accountOf(vendor, 'id', { ...draftOf(vendor, before), ...draft }, before);

test('a private key is refused with the reason', () => {
  const secret = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
  expect(read('cobrowse', { secret }).broken).toEqual({ secret: 'privateKey' });
  expect(read('cobrowse', { secret: 'nonsense' }).broken).toEqual({ secret: 'jwt' });
});

test('a token is taken as people paste it', () => {
  expect(read('cobrowse', { secret: ` Bearer ${jwt}\n` })).toMatchObject({ secret: jwt });
});

test("Noibu's account comes from any address of the console", () => {
  const console = `https://eu.noibu.example/${uuid.toUpperCase()}/sessions?filter=1`;
  expect(read('noibu', { console })).toMatchObject({
    account: { domainId: uuid, api: 'https://eu.noibu.example' },
  });
  expect(read('noibu', { console: uuid })).toMatchObject({
    account: { domainId: uuid, api: 'https://console.noibu.com' },
  });
  expect(read('noibu', { console: 'https://console.noibu.com/' }).broken).toEqual({ console: 'uuid' });
  expect(read('noibu', { console: `http://noibu.example/${uuid}` }).broken).toEqual({ console: 'api' });
});

test("Helpshift's domain may be pasted as the dashboard's address", () => {
  const draft = { appId: 'app', secret: 'key' };
  expect(read('helpshift', { ...draft, domain: 'https://Shop.helpshift.com/admin/' })).toMatchObject({
    account: { domain: 'shop' },
  });
  expect(read('helpshift', { ...draft, domain: 'shop.example.com' }).broken).toEqual({ domain: 'domain' });
});

test('a server of the demo on this machine may speak http', () => {
  const draft = { helpdeskId: uuid, api: 'http://vendor.localhost:4100' };
  expect(read('helpdesky', draft)).toMatchObject({ account: { api: 'http://vendor.localhost:4100' } });
  expect(read('helpdesky', { ...draft, api: 'http://vendor.example.com' }).broken).toEqual({ api: 'api' });
});

test('a token may come from the company’s own address, whose header is kept as long as the address stays', async () => {
  const onSave = vi.fn();
  const view = show(form('cobrowse', { onSave }), { width: '640px' });
  await page
    .getByRole('combobox', { name: 'Where your token comes from' })
    .selectOptions('Fetched from an address of my company');
  save();
  await expect
    .element(page.getByRole('textbox', { name: 'Address that gives the token' }))
    .toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('textbox', { name: 'Address that gives the token' }).fill('https://t.example.com/me');
  await page.getByLabelText('Value of the header').fill('Bearer secret');
  await expectAccessible(view);
  save();
  const tokenFrom = { url: 'https://t.example.com/me', header: 'Authorization' };
  expect(onSave).toHaveBeenCalledWith(
    expect.objectContaining({ vendor: 'cobrowse', tokenFrom }),
    'Bearer secret',
  );
});

test('what was kept for one address has to be given again for another', () => {
  const tokenFrom = { url: 'https://t.example.com/me', header: 'Authorization' };
  const before: Account = { vendor: 'cobrowse', id: 'cb', api: 'https://cobrowse.io', tokenFrom };
  expect(read('cobrowse', {}, before).broken).toBeUndefined();
  expect(read('cobrowse', { tokenUrl: 'https://other.example.com/' }, before).broken).toEqual({
    secret: 'needed',
  });
  expect(read('cobrowse', { tokenBy: 'pasted' }, before).broken).toEqual({ secret: 'needed' });
  expect(read('cobrowse', { tokenUrl: 'http://t.example.com/' }, before).broken).toMatchObject({
    tokenUrl: 'api',
  });
  expect(read('cobrowse', { tokenHeader: 'a b' }, before).broken).toEqual({ tokenHeader: 'header' });
});
