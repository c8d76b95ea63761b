import { describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Choices, type ChoicesProps } from '../../../components/choices/Choices.tsx';
import type { Choice } from '../../../utils/choices/choice.ts';
import { expectAccessible, expectToFit, show } from '../popup/stage.tsx';

const now = Date.UTC(2026, 10, 21, 9);
const every: Choice[] = [
  { does: 'window' },
  { does: 'allow', host: 'sessions.example.com' },
  { does: 'devices', email: 'ada@example.com' },
  { does: 'connect', email: 'ada@example.com' },
  { does: 'end', agents: ['Sam', 'Ann'] },
  { does: 'sentence', asks: 'again', text: 'Könnten Sie bitte …?', language: 'de' },
];

function view(props: Partial<ChoicesProps> = {}, dir: 'ltr' | 'rtl' = 'ltr') {
  return show(
    <div class="patchcord" dir={dir}>
      <Choices
        choices={every}
        busy={false}
        now={now}
        onMake={() => undefined}
        onCopy={() => undefined}
        {...props}
      />
    </div>,
    { width: '328px' },
  );
}

const devices = {
  is: 'devices' as const,
  devices: [
    { name: 'iPhone 15 · Shop 4.2 · ios 17.1', lastActive: now - 120_000, connectable: true },
    { name: '<b>Chrome</b>', connectable: false },
  ],
};

describe.each([
  ['choices', {}],
  ['devices', { done: devices }],
  ['no devices', { done: { ...devices, devices: [] } }],
  ['ended', { done: { is: 'ended' as const } }],
  ['copied', { copy: 'done' as const }],
  ['the clipboard refused', { copy: 'refused' as const }],
  [
    'a trouble',
    { trouble: { reason: 'refused' as const, who: 'Cobrowse', detail: 'The session has ended' } },
  ],
])('%s', (_, props) => {
  test('holds WCAG 2.2 AA as far as axe can tell, fits, and has words for everything', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const shown = view(props, dir);
      expectToFit(shown);
      expect(shown.textContent).not.toMatch(/choices\.|card\.|\{\w+\}|undefined/);
      await expectAccessible(shown);
    }
  });
});

test('the session is ended only after a question, which has the harmless answer in focus', async () => {
  const onMake = vi.fn();
  const shown = view({ onMake });
  await page.getByRole('button', { name: 'End the session…' }).click();
  await expect.element(page.getByRole('button', { name: 'Let it go on' })).toHaveFocus();
  await expect.element(page.getByRole('group', { name: /everybody in it \(Sam, Ann\)\?/ })).toBeVisible();
  await expectAccessible(shown);
  await page.getByRole('button', { name: 'Let it go on' }).click();
  expect(onMake).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'End the session…' }).click();
  await page.getByRole('button', { name: 'End the session', exact: true }).click();
  expect(onMake.mock.calls).toEqual([['end']]);
});

test('the sentence is copied as the customer gets it, and shown', async () => {
  const onCopy = vi.fn();
  view({ onCopy });
  await page.getByRole('button', { name: 'Copy a sentence that asks for a new code (German)' }).click();
  expect(onCopy).toHaveBeenCalledWith('Könnten Sie bitte …?');
  view({ copy: 'done' });
  expect(document.querySelector('[lang=de]')?.textContent).toBe('Könnten Sie bitte …?');
});

test('devices say whether they can be connected to, as text', () => {
  const shown = view({ done: devices });
  expect(shown.querySelector('.looked')?.textContent).toBe(
    '● iPhone 15 · Shop 4.2 · ios 17.1 · can be connected to · seen 2 min ago○ <b>Chrome</b> · cannot be connected to now',
  );
});
