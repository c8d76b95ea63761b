import { useState } from 'preact/hooks';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LinkHistory, type LinkHistoryProps } from '../../../components/link/LinkHistory.tsx';
import { pastLink } from '../../unit/links/past.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';

const now = Date.UTC(2026, 10, 21, 9, 0);
const hour = 3_600_000;
const none = () => undefined;
const ada = pastLink('l1', {
  madeAt: now - hour,
  expiresAt: now + hour,
  preset: 'Refund',
  request: { by: 'hs', customer: { name: 'Ada' } },
});
const nobody = pastLink('l2', { madeAt: now - 2 * hour, expiresAt: now - hour });

function history(more: Partial<LinkHistoryProps> = {}) {
  return (
    <LinkHistory
      links={[ada, nobody]}
      found={2}
      total={2}
      expired={1}
      text=""
      now={now}
      onText={none}
      onMore={none}
      onShow={none}
      onAgain={none}
      onDelete={none}
      onDeleteExpired={none}
      {...more}
    />
  );
}

test('each link says whom it was for, by what it was made, and whether it has expired', async () => {
  const [onShow, onAgain, onDelete] = [vi.fn(), vi.fn(), vi.fn()];
  const view = show(history({ onShow, onAgain, onDelete }));
  const rows = page.getByRole('list', { name: 'Support links' }).getByRole('listitem');
  await expect
    .poll(() => rows.nth(0).element().textContent)
    .toMatch(/Ada.*Refund · shop\.eu · .*Works for 1:00:00 more/);
  await expect.poll(() => rows.nth(1).element().textContent).toMatch(/anyone.*○ shop\.eu · .*Expired/);
  await page.getByRole('button', { name: 'Show the link for Ada' }).click();
  expect(onShow).toHaveBeenCalledWith(ada);
  await page.getByRole('button', { name: 'Again: fill the form in as for Ada' }).click();
  expect(onAgain).toHaveBeenCalledWith(ada);
  await page.getByRole('button', { name: 'Delete the link for anyone from the history' }).click();
  expect(onDelete).toHaveBeenCalledWith(nobody);
  expectToFit(view);
  await expectAccessible(view);
  // Magnified to 200 %.
  expectToFit(show(history(), { width: '180px' }));
});

test('what is looked for is counted, and nothing found is said too', async () => {
  const onText = vi.fn();
  show(history({ onText }));
  await page.getByRole('textbox', { name: /^Customer, address/ }).fill('ada');
  expect(onText).toHaveBeenLastCalledWith('ada');
  show(history({ text: 'ada', links: [ada], found: 1 }));
  await expect.element(page.getByRole('status')).toHaveTextContent('1 link found');
  show(history({ text: 'x', links: [], found: 0 }));
  await expect.element(page.getByRole('status')).toHaveTextContent('0 links found');
  show(history({ text: 'x', links: [], found: undefined }));
  await expect.element(page.getByRole('status')).toHaveTextContent('Searching…');
});

function Paged() {
  const [shown, setShown] = useState(30);
  const links = Array.from({ length: 10_000 }, (_, at) => pastLink(`l${at}`, { madeAt: now }));
  return history({
    links: links.slice(0, shown),
    found: links.length,
    total: links.length,
    onMore: () => setShown(shown + 100),
  });
}

test('of 10,000 links a page is shown, and the focus goes to the first of the next', async () => {
  const view = show(<Paged />);
  const rows = () => view.querySelectorAll('ul > li');
  expect(rows()).toHaveLength(30);
  await page.getByRole('button', { name: 'Show more of 9,970' }).click();
  await expect.poll(() => rows().length).toBe(130);
  expect(rows()[30]?.contains(document.activeElement)).toBe(true);
});

function Deletable() {
  const [links, setLinks] = useState([ada, nobody]);
  return history({ links, total: 2, onDelete: (gone) => setLinks(links.filter((link) => link !== gone)) });
}

test('after a deletion the focus stays in the list', async () => {
  const view = show(<Deletable />);
  await page.getByRole('button', { name: 'Delete the link for Ada from the history' }).click();
  await expect.poll(() => view.querySelectorAll('ul > li').length).toBe(1);
  await expect.poll(() => view.querySelector('li')?.contains(document.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Delete the link for anyone from the history' }).click();
  await expect.element(page.getByRole('textbox')).toHaveFocus();
});

test('expired links go together, once the agent said so', async () => {
  const onDeleteExpired = vi.fn();
  const view = show(history({ onDeleteExpired, expired: 3 }));
  const start = page.getByRole('button', { name: 'Delete 3 expired links…' });
  await start.click();
  await expect.element(page.getByRole('button', { name: 'Keep them' })).toHaveFocus();
  await expectAccessible(view);
  await userEvent.keyboard('{Escape}');
  await expect.element(start).toHaveFocus();
  await start.click();
  await page.getByRole('button', { name: 'Delete', exact: true }).last().click();
  expect(onDeleteExpired).toHaveBeenCalledOnce();
  show(history({ expired: 0 }));
  expect(start.elements()).toEqual([]);
});

test('an empty history says so', () => {
  expect(show(history({ links: [], total: 0 })).textContent).toBe('No link was made yet.');
});
