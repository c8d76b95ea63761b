import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type TabCode, TabSection, type TabSectionProps } from '../../../components/popup/TabSection.tsx';
import type { Session } from '../../../utils/sessions/session.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';

const now = Date.UTC(2026, 10, 21, 9, 0);
const minute = 60_000;

function code(digits: string, session?: Partial<Session>): TabCode {
  if (!session) return { code: digits, kind: 'unknown' };
  const best = {
    id: `file:${digits}`,
    source: 'file',
    kind: 'cobrowse' as const,
    code: digits,
    updatedAt: now,
    ...session,
  };
  const candidate = {
    session: best,
    standing: 'live' as const,
    expiresAt: best.expiresAt,
    about: false,
    reasons: [],
  };
  return { code: digits, kind: best.kind, best: candidate };
}

function section(props: Partial<TabSectionProps> = {}) {
  const base: TabSectionProps = {
    tab: { is: 'on', site: 'desk.example.com', pattern: 'https://desk.example.com/*' },
    codes: [],
    more: 0,
    now,
    refused: false,
    onUse: () => undefined,
    onUseAddress: () => true,
    onStop: () => undefined,
    onShow: () => undefined,
    onOpen: () => undefined,
    onOptions: () => undefined,
  };
  return <TabSection {...base} {...props} />;
}

test('on a site that is off, one button turns it on, within the very click', async () => {
  const onUse = vi.fn();
  const pattern = 'https://desk.example.com/*';
  const view = show(section({ tab: { is: 'off', site: 'desk.example.com', pattern }, onUse }));
  await expect.element(page.getByText('desk.example.com').first()).toBeVisible();
  const button = page.getByRole('button', { name: 'Use Patchcord on this site' }).element() as HTMLElement;
  button.click();
  // Not a moment later: the browser takes its question only from the click itself.
  expect(onUse).toHaveBeenCalledWith(pattern);
  await expectAccessible(view);
});

test('a site that the browser took away again can be turned on again', async () => {
  const tab = { is: 'lost' as const, site: 'desk.example.com', pattern: 'https://desk.example.com/*' };
  show(section({ tab }));
  await expect
    .element(page.getByText(/the browser does not let Patchcord read desk.example.com/))
    .toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Use Patchcord on this site' })).toBeVisible();
});

test('a page that is closed to extensions says so and offers no button', async () => {
  show(section({ tab: { is: 'closed' } }));
  await expect.element(page.getByText(/lets no extension into this page/)).toBeVisible();
  expect(page.getByRole('button', { name: /Use Patchcord/ }).elements()).toEqual([]);
});

test('a tab whose address cannot be seen takes a typed one, and refuses nonsense with words', async () => {
  const onUseAddress = vi.fn((address: string) => address.includes('.'));
  const view = show(section({ tab: { is: 'unseen' }, onUseAddress }));
  const field = page.getByRole('textbox', { name: 'Address of the chat' });
  await field.fill('chat');
  await page.getByRole('button', { name: 'Use Patchcord on this site' }).click();
  await expect.element(field).toHaveAccessibleDescription('This is no address of a web page.');
  await field.fill('desk.example.com');
  await page.getByRole('button', { name: 'Use Patchcord on this site' }).click();
  expect(onUseAddress).toHaveBeenLastCalledWith('desk.example.com');
  await expect.element(page.getByText('This is no address')).not.toBeInTheDocument();
  await expectAccessible(view);
});

test('each code says whose it is and how long it lives; the row shows it, "Open" opens it', async () => {
  const ada = code('482913', {
    customer: { name: 'Ada Lovelace' },
    expiresAt: now + 12 * minute + 31_000,
    url: 'https://cobrowse.io/session/1',
  });
  const long = code('118204', {
    kind: 'noibu',
    customer: { name: 'A name that is far too long for so narrow a line' },
  });
  const [onShow, onOpen] = [vi.fn(), vi.fn()];
  const view = show(section({ codes: [ada, long, code('555123')], more: 2, onShow, onOpen }));
  await expect.element(page.getByRole('button', { name: /482 913 Ada Lovelace 12:31/ })).toBeVisible();
  await page.getByRole('button', { name: 'Open the session of 482 913' }).click();
  expect(onOpen).toHaveBeenCalledWith(ada);
  await page.getByRole('button', { name: /482 913 Ada/ }).click();
  expect(onShow).toHaveBeenCalledWith(ada);
  // Without an address of its own there is nothing to open.
  expect(page.getByRole('button', { name: 'Open the session of 118 204' }).elements()).toEqual([]);
  await expect.element(page.getByText('no session found')).toBeVisible();
  await expect.element(page.getByText('2 more codes on this tab.')).toBeVisible();
  expectToFit(view);
  await expectAccessible(view);
});

test('a session that ended while the popup is open is no longer live', async () => {
  const dying = code('482913', { expiresAt: now + 1000 });
  show(section({ codes: [dying] }));
  await expect.element(page.getByText('0:01')).toBeVisible();
  show(section({ codes: [dying], now: now + 2000 }));
  await expect.element(page.getByText('0:01')).not.toBeInTheDocument();
});

test('the halves of a code keep their order in a page from right to left', async () => {
  const view = show(section({ codes: [code('482913')] }));
  view.dir = 'rtl';
  const text = view.querySelector('.code')?.firstChild as Text;
  const left = (at: number) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };
  expect(left(0)).toBeLessThan(left(4));
  view.dir = 'ltr';
});

test('a transcript that is not found is said, with what to do about it', async () => {
  const tab = {
    is: 'on' as const,
    site: 'acme.zammad.com',
    pattern: 'https://*.zammad.com/*',
    desk: 'Zammad',
  };
  const view = show(section({ tab, missing: 'known' }));
  await expect.element(page.getByText('Zammad · acme.zammad.com')).toBeVisible();
  await expect
    .element(page.getByText(/was not found where Zammad shows it, so the whole page is read/))
    .toBeVisible();
  await expect.element(page.getByText(/Describe it in Options › Sites/)).toBeVisible();
  expectToFit(view);
  await expectAccessible(view);
  show(section({ tab, missing: 'own' }));
  await expect.element(page.getByText('Correct the selectors in Options › Sites.')).toBeVisible();
  show(section({ tab }));
  await expect.element(page.getByText(/so the whole page is read/)).not.toBeInTheDocument();
});

test('several help codes are copied together for Noibu’s filter, where there is an account', async () => {
  const onOpenNoibu = vi.fn();
  const help = (digits: string): TabCode => ({ code: digits, kind: 'noibu' });
  const codes = [help('118204'), code('482913'), code('555123', { kind: 'noibu' })];
  const view = show(section({ codes, onOpenNoibu }));
  await page.getByRole('button', { name: 'Open Noibu, 2 help codes copied' }).click();
  expect(onOpenNoibu).toHaveBeenCalledWith(['118204', '555123']);
  await expectAccessible(view);
  show(section({ codes }));
  await expect.element(page.getByText(/help codes copied/)).not.toBeInTheDocument();
  show(section({ codes: [help('118204')], onOpenNoibu }));
  await expect.element(page.getByText(/help codes? copied/)).not.toBeInTheDocument();
});
