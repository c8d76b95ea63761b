import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Unread, type UnreadProps } from '../../../components/options/Unread.tsx';
import { queueStates } from '../../../utils/unread/request.ts';
import { readRoster } from '../../../utils/unread/roster.ts';
import { usualSettings } from '../../../utils/unread/settings.ts';
import { expectAccessible, expectToFit, show } from '../popup/stage.tsx';

const wide = { width: '680px' };

function section(more: Partial<UnreadProps> = {}) {
  const { pausedUntil: _, offBadge: __, ...kept } = usualSettings;
  return (
    <Unread
      kept={kept}
      spent={412}
      stretch={0}
      refused={false}
      queues={[{ account: 'hs', name: 'shop.eu', states: queueStates }]}
      onQueue={() => undefined}
      roster={{
        accounts: [{ id: 'hs', name: 'shop.eu' }],
        read: async (text) => readRoster(text),
        onWatch: async () => ({ added: 0, known: 0 }),
      }}
      onSave={async () => true}
      onNotify={() => undefined}
      {...more}
    />
  );
}

test('it says what polling costs, and whether the budget makes anybody wait', async () => {
  const view = show(section(), wide);
  await expect.element(page.getByText(/412 requests of 7,200 in the last hour/)).toBeVisible();
  await expect.element(page.getByText(/as often as the vendors allow/)).toBeVisible();
  await expectAccessible(view);
  expectToFit(view);
  show(section({ stretch: 600_000 }), wide);
  await expect.element(page.getByText(/makes each watch wait 10 min longer/)).toBeVisible();
});

test('budget, end and quiet hours are kept together, and a wrong number is not', async () => {
  const onSave = vi.fn(async () => true);
  const view = show(section({ onSave }), wide);
  const budget = page.getByLabelText('Requests an hour');
  await budget.fill('59');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.element(page.getByText(/A whole number from 60 to 36,000/)).toBeVisible();
  await expectAccessible(view);
  expect(onSave).not.toHaveBeenCalled();
  await budget.fill('1,200');
  await page.getByLabelText('New watches end after days without a change').fill('');
  await page.getByLabelText('From').fill('22:00');
  await page.getByLabelText('To', { exact: true }).fill('07:30');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect(onSave).toHaveBeenCalledWith({
    budget: 1200,
    endDays: undefined,
    notify: false,
    quiet: { from: 1320, to: 450 },
  });
  await expect.element(page.getByText('Saved.')).toBeVisible();
});

test('notifications are asked for within the click, and a refusal is said', async () => {
  const onNotify = vi.fn();
  show(section({ onNotify, refused: true }), wide);
  (page.getByRole('checkbox', { name: 'Show notifications' }).element() as HTMLElement).click();
  expect(onNotify).toHaveBeenCalledWith(true);
  await expect.element(page.getByText(/does not allow notifications/)).toBeVisible();
});

test('the queue is off until it is turned on, and then says whose', async () => {
  const onQueue = vi.fn();
  show(section({ onQueue }), wide);
  await page.getByRole('checkbox', { name: 'Count waiting issues of shop.eu' }).click();
  expect(onQueue).toHaveBeenLastCalledWith('hs', { states: [...queueStates] });
  const kept = { states: [...queueStates] };
  const view = show(
    section({ onQueue, queues: [{ account: 'hs', name: 'shop.eu', states: queueStates, kept }] }),
    wide,
  );
  await page.getByLabelText('Your e-mail address at Helpshift').fill('me@shop.eu');
  await page.getByRole('checkbox', { name: 'waiting to be assigned again' }).click();
  await page.getByRole('button', { name: 'Save the queue' }).click();
  expect(onQueue).toHaveBeenLastCalledWith('hs', {
    states: ['new', 'new-for-agent', 'waiting-for-agent'],
    assignee: 'me@shop.eu',
  });
  await expectAccessible(view);
});

test('a list is looked at before it is taken: how many, who twice, what is refused and why', async () => {
  const onWatch = vi.fn(async () => ({ added: 2, known: 1 }));
  const base = { accounts: [{ id: 'hs', name: 'shop.eu' }], read: async (text: string) => readRoster(text) };
  const view = show(section({ roster: { ...base, onWatch } }), wide);
  await page
    .getByLabelText('Customers', { exact: true })
    .fill('ada@example.com\nada@example.com\nbob@example.com\n+1\n+442079460000');
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expect.element(page.getByText('3 customers can be watched.')).toBeVisible();
  await expect.element(page.getByText('1 line names a customer again.')).toBeVisible();
  await expect.element(page.getByText('Line 4: “+1” is no phone number with country code.')).toBeVisible();
  await expectAccessible(view);
  expect(onWatch).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Watch 3 customers' }).click();
  expect(onWatch).toHaveBeenCalledWith('hs', expect.objectContaining({ twice: 1 }));
  await expect
    .element(page.getByText(/2 customers are watched from now on. 1 was watched already./))
    .toBeVisible();
  expectToFit(view);
});
