import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Customers, customerKey } from '../../../components/popup/Customers.tsx';
import { moveByArrow } from '../../../components/popup/rows.ts';
import { TheirSessions } from '../../../components/popup/TheirSessions.tsx';
import { now, sessionOf } from '../card/faces.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';

const day = 24 * 60 * 60_000;
const long = 'Wolfeschlegelsteinhausenbergerdorff the Younger of Philadelphia';
const customers = [
  { name: 'Ada Lovelace', email: 'ada@example.com' },
  { name: long, email: `${'x'.repeat(60)}@example.com` },
  { phone: '+49 30 1234567' },
  { name: '<img src=x onerror="document.title=1">' },
];
const sessions = Array.from({ length: 75 }, (_, at) =>
  sessionOf({
    id: `file:${at}`,
    code: String(300_000 + at),
    startedAt: now - at * day,
    expiresAt: undefined,
    state: undefined,
    url: at % 2 === 0 ? 'https://cobrowse.io/session/s1' : undefined,
    device: at === 1 ? long : 'iPhone 15',
  }),
);

const none = () => undefined;
const theirs = { customer: customers[0] ?? {}, sessions, now, onShow: none, onOpen: none, onLink: none };

test('each customer is a line with the best two of what is known, and can be chosen', async () => {
  const onChoose = vi.fn();
  const view = show(<Customers customers={customers} onChoose={onChoose} />);
  await page.getByRole('button', { name: 'Ada Lovelace ada@example.com' }).click();
  expect(onChoose).toHaveBeenCalledExactlyOnceWith(customers[0]);
  await expect.element(page.getByText('<img src=x', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('list', { name: 'Customers' })).toBeVisible();
  await expectAccessible(view);
  expectToFit(view);
  view.dir = 'rtl';
  expectToFit(view);
  view.dir = '';
});

test('two customers are never one line', () => {
  expect(customerKey({ name: 'Ada', email: 'a@example.com' })).not.toBe(
    customerKey({ name: 'Ada', email: 'b@example.com' }),
  );
});

test('a session says its code, kind, state, day, device and page, and is shown or opened', async () => {
  const onShow = vi.fn();
  const onOpen = vi.fn();
  const view = show(<TheirSessions {...theirs} onShow={onShow} onOpen={onOpen} />);
  const row = view.querySelector('[data-row="file:2"]');
  expect(row?.textContent).toMatch(
    /○.*300 002.*Cobrowse · over.*Nov 19, 2026 · iPhone 15 · shop\.example\.com\/basket/,
  );
  await page.getByRole('button', { name: /^○? ?300 002 Cobrowse · over Nov 19, 2026/ }).click();
  expect(onShow).toHaveBeenCalledExactlyOnceWith(sessions[2]);
  await page.getByRole('button', { name: 'Open the session of 300 002' }).click();
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(sessions[2]);
  expect(view.textContent).toContain('75 sessions');
  expect(page.getByRole('button', { name: 'Open the session of 300 001' }).query()).toBeNull();
  await expectAccessible(view);
  expectToFit(view);
  view.dir = 'rtl';
  expectToFit(view);
  view.dir = '';
});

test('many sessions come a page at a time, and the focus goes to the first new one', async () => {
  const view = show(<TheirSessions {...theirs} />);
  const rows = () => [...view.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => dataset.row);
  expect(rows()).toHaveLength(10);
  await page.getByRole('button', { name: 'Show 50 more of 65' }).click();
  await expect.poll(rows).toHaveLength(60);
  await expect.poll(() => document.activeElement).toBe(view.querySelector('[data-row="file:10"]'));
  await page.getByRole('button', { name: 'Show 15 more of 15' }).click();
  await expect.poll(rows).toHaveLength(75);
  expect(page.getByRole('button', { name: /more of/ }).query()).toBeNull();
});

test('while they are read that is said, and there is a way back', async () => {
  const onBack = vi.fn();
  const view = show(<TheirSessions {...theirs} sessions={undefined} onBack={onBack} />);
  expect(view.textContent).toContain('reading');
  expect(view.querySelector('section')?.ariaBusy).toBe('true');
  await page.getByRole('button', { name: 'Back' }).click();
  expect(onBack).toHaveBeenCalledOnce();
});

test('the arrow keys go from the box down the rows and back, and leave the text’s own keys alone', async () => {
  const view = show(
    <>
      <input id="look-up" aria-label="box" />
      <Customers customers={customers.slice(0, 2)} onChoose={none} />
    </>,
  );
  const onKey = (event: KeyboardEvent) => moveByArrow(event, view);
  view.addEventListener('keydown', onKey);
  const at = () => document.activeElement?.textContent ?? '';
  document.querySelector<HTMLElement>('#look-up')?.focus();
  await userEvent.keyboard('{Home}{End}{ArrowUp}');
  expect(document.activeElement?.id).toBe('look-up');
  await userEvent.keyboard('{ArrowDown}');
  expect(at()).toContain('Ada');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(at()).toContain('Wolfe');
  await userEvent.keyboard('{Home}');
  expect(at()).toContain('Ada');
  await userEvent.keyboard('{End}');
  expect(at()).toContain('Wolfe');
  await userEvent.keyboard('{ArrowUp}{ArrowUp}');
  expect(document.activeElement?.id).toBe('look-up');
  view.removeEventListener('keydown', onKey);
});
