import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { PageCodes, type PageCodesProps } from '../../../components/popup/PageCodes.tsx';
import type { PageAnswer } from '../../../utils/page-codes/answer.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';

const now = Date.UTC(2026, 10, 21, 9, 0);

function open(noibu: PageAnswer | undefined, more: Partial<PageCodesProps> = {}) {
  const events = { onMake: vi.fn(), onLook: vi.fn(), onCopy: vi.fn(), onResolve: vi.fn() };
  const view = show(
    <PageCodes
      vendors={[
        { vendor: 'noibu', answer: noibu, making: false },
        { vendor: 'cobrowse', answer: { is: 'absent' }, making: false },
      ]}
      now={now}
      {...events}
      {...more}
    />,
  );
  return { view, ...events };
}

test('a code that is there is shown with its age, copied and looked up', async () => {
  const { view, onCopy, onResolve } = open({ is: 'ready', code: '048291', at: now - 3 * 60_000 });
  await expect.element(page.getByText('The page has this code already, made 3 min ago.')).toBeVisible();
  await page.getByRole('button', { name: 'Copy 048 291' }).click();
  await page.getByRole('button', { name: 'Look up 048 291' }).click();
  expect(onCopy).toHaveBeenCalledExactlyOnceWith('048291');
  expect(onResolve).toHaveBeenCalledExactlyOnceWith('048291', 'noibu');
  expectToFit(view);
  await expectAccessible(view);
});

test('a code is made by its button; what is not there has none', async () => {
  const { onMake, onLook } = open({ is: 'ready' });
  await page.getByRole('button', { name: 'Ask for a help code' }).click();
  expect(onMake).toHaveBeenCalledExactlyOnceWith('noibu');
  expect(page.getByRole('button', { name: 'Make a session code' }).elements()).toEqual([]);
  await page.getByRole('button', { name: 'Look again' }).click();
  expect(onLook).toHaveBeenCalledOnce();
});

test.each<[PageAnswer, RegExp]>([
  [{ is: 'absent' }, /^Noibu is not on this page/],
  [{ is: 'loading' }, /^Noibu is still loading/],
  [{ is: 'refused', said: 'noibu connection is unavailable' }, /It said: “noibu connection is unavailable”/],
  [{ is: 'refused', said: '' }, /did not say why/],
  [{ is: 'odd', said: '<img src=x>' }, /gave “<img src=x>”/],
  [{ is: 'late' }, /did not load in time/],
  [{ is: 'hanging' }, /did not answer in time/],
])('%j has words of its own', async (answer, text) => {
  const { view } = open(answer);
  await expect.element(page.getByText(text)).toBeVisible();
  expect(view.querySelector('img')).toBeNull();
  expectToFit(view);
  await expectAccessible(view);
});

test('a refused clipboard is said beside the code', async () => {
  const { view } = open({ is: 'made', code: '482913' }, { copied: { code: '482913', as: 'refused' } });
  await expect.element(page.getByText(/refused the clipboard/)).toBeVisible();
  await expectAccessible(view);
});

test.each(['closed', 'unseen'] as const)(
  'a page that is %s says why nothing can be asked',
  async (unreachable) => {
    const { view } = open(undefined, { unreachable });
    expect(view.querySelectorAll('button')).toHaveLength(0);
    expect(view.textContent).not.toBe('');
  },
);
