import { useState } from 'preact/hooks';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyLink, isTouched, type LinkDraft, type LinkWay } from '../../../components/link/draft.ts';
import { LinkForm } from '../../../components/link/LinkForm.tsx';
import { expiryWords } from '../../../components/link/life.ts';
import type { LinkRequest } from '../../../utils/links/link.ts';
import type { Trouble } from '../../../utils/messages/answer.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';

const now = Date.UTC(2026, 10, 21, 9, 0);
const hour = 3_600_000;
const helpshift: LinkWay = { id: 'hs', name: 'shop.eu', type: 'helpshift' };
const template: LinkWay = { id: 'help', name: 'Help page', type: 'template' };

function Form(props: {
  ways?: LinkWay[];
  draft?: Partial<LinkDraft>;
  busy?: boolean;
  trouble?: Trouble;
  onMake?: (request: LinkRequest, token: string | undefined) => void;
}) {
  const [draft, setDraft] = useState({ ...emptyLink, ...props.draft });
  return (
    <LinkForm
      ways={props.ways ?? [helpshift, template]}
      draft={draft}
      busy={props.busy ?? false}
      now={now}
      trouble={props.trouble}
      onDraft={setDraft}
      onMake={props.onMake ?? (() => undefined)}
      onClear={() => setDraft(emptyLink)}
      onAddWay={() => undefined}
    />
  );
}

test('an e-mail address and Enter make a link for a day', async () => {
  const onMake = vi.fn();
  const view = show(<Form onMake={onMake} />);
  await expect.element(page.getByRole('textbox', { name: 'E-mail' })).toHaveFocus();
  await userEvent.keyboard('ada@example.com{Enter}');
  expect(onMake).toHaveBeenCalledWith(
    expect.objectContaining({
      by: 'hs',
      customer: expect.objectContaining({ email: 'ada@example.com' }),
      expiry: '24h',
    }),
    undefined,
  );
  expectToFit(view);
  await expectAccessible(view);
});

test('a customer need not be known: everything is optional', async () => {
  const onMake = vi.fn();
  show(<Form onMake={onMake} />);
  await page.getByRole('button', { name: 'Make the link' }).click();
  expect(onMake.mock.calls[0]?.[0].customer).toEqual({
    id: undefined,
    name: undefined,
    email: undefined,
    phone: undefined,
  });
});

test('the message is counted down, and one that is too long is not sent', async () => {
  const onMake = vi.fn();
  show(<Form onMake={onMake} />);
  const message = page.getByRole('textbox', { name: 'First message' });
  await message.fill('x'.repeat(499));
  await expect.element(message).toHaveAccessibleDescription('1 character left');
  await message.fill('x'.repeat(501));
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect.element(message).toHaveAttribute('aria-invalid', 'true');
  await expect.element(page.getByText(/At most 500 characters./)).toBeVisible();
  expect(onMake).not.toHaveBeenCalled();
});

test('a broken field under "More" comes into view', async () => {
  show(<Form draft={{ phone: '' }} />);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('textbox', { name: 'Phone' }).fill('0123');
  await page.getByRole('button', { name: 'Less' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect.element(page.getByText('▲ Too short for a phone number of this country.')).toBeVisible();
});

test('numbers are taken as people write them', async () => {
  const onMake = vi.fn();
  show(<Form draft={{ phone: '+1 (415) 555-0123', views: '3', tags: 'vip, , shop ' }} onMake={onMake} />);
  await page.getByRole('button', { name: 'Make the link' }).click();
  expect(onMake.mock.calls[0]?.[0]).toMatchObject({
    customer: { phone: '+14155550123' },
    views: 3,
    tags: ['vip', 'shop'],
  });
});

test('a template is not asked for what it cannot do', async () => {
  const onMake = vi.fn();
  show(<Form draft={{ by: 'help', views: '3' }} onMake={onMake} />);
  expect(page.getByLabelText('Works for').elements()).toEqual([]);
  await page.getByRole('button', { name: 'Make the link' }).click();
  expect(onMake.mock.calls[0]?.[0]).toMatchObject({ by: 'help', expiry: undefined, views: undefined });
});

test('while a link is made, the button makes no second one', async () => {
  const onMake = vi.fn();
  show(<Form busy onMake={onMake} />);
  await expect.element(page.getByRole('button', { name: 'Making the link…' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'E-mail' }).click();
  await userEvent.keyboard('{Enter}');
  expect(onMake).not.toHaveBeenCalled();
});

test('without account and template it says what to do', async () => {
  show(<Form ways={[]} />);
  await expect.element(page.getByRole('button', { name: 'Add one in Options' })).toBeVisible();
});

test('a draft counts only when something was typed', () => {
  expect(isTouched(emptyLink)).toBe(false);
  expect(isTouched({ ...emptyLink, by: 'hs', once: 'x' })).toBe(false);
  expect(isTouched({ ...emptyLink, message: 'Hello' })).toBe(true);
});

test.each([
  [undefined, 'Does not expire by time.'],
  [now - 60_000, 'Expired 1 min ago'],
  [now + 61_000, 'Works for 1:01 more'],
  [now + 6 * hour, 'Works for 6:00:00 more'],
])('how long a link works: %s', (expiresAt, text) => {
  expect(expiryWords(expiresAt, now)).toBe(text);
});
