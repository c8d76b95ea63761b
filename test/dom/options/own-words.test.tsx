import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OwnWords } from '../../../components/options/OwnWords.tsx';
import { explainCodes, type OwnRules, setOwn } from '../../../utils/codes/index.ts';
import { expectAccessible, expectToFit, show } from '../popup/stage.tsx';

const wide = { width: '680px' };

afterEach(() => setOwn());

/** The section as the options page has it: what is kept comes back as a prop, and the recogniser goes by it. */
function Desk({ start, onSave }: { start: OwnRules; onSave: (own: OwnRules) => boolean }) {
  const [own, setKept] = useState(start);
  setOwn(own);
  return (
    <OwnWords
      own={own}
      explain={(message, context) => explainCodes(message, { context })}
      onSave={async (next) => {
        const kept = onSave(next);
        if (kept) setKept(next);
        return kept;
      }}
    />
  );
}

function open(start: Partial<OwnRules> = {}, keeps = true) {
  const onSave = vi.fn((_: OwnRules) => keeps);
  const view = show(<Desk start={{ labels: [], patterns: [], ...start }} onSave={onSave} />, wide);
  return { view, onSave };
}

const name = page.getByRole('textbox', { name: 'What customers call a code' });
const written = page.getByRole('textbox', { name: 'How a code is written' });
const message = page.getByRole('textbox', { name: 'A message' });
const before = page.getByRole('textbox', { name: 'What was said before' });

test('a name is added with its kind, and the keyboard stays in the field for the next one', async () => {
  const { view, onSave } = open();
  await page.getByRole('combobox', { name: 'It belongs to' }).first().selectOptions('Noibu');
  await name.fill('Fehlerkennung:');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/Fehlerkennung.” was added/)).toBeVisible();
  expect(onSave).toHaveBeenCalledExactlyOnceWith({
    labels: [{ text: 'Fehlerkennung', kind: 'noibu' }],
    patterns: [],
  });
  await expect.element(name).toHaveValue('');
  await expect.element(name).toHaveFocus();
  await expect
    .element(page.getByRole('list', { name: 'Names' }))
    .toHaveTextContent('FehlerkennungNoibuRemove');
  await expectAccessible(view);
});

test('a way of writing is added beside the names that are there', async () => {
  const labels: OwnRules['labels'] = [{ text: 'ticket pin', kind: 'cobrowse' }];
  const { onSave } = open({ labels });
  await written.fill(' HC-###### ');
  await page.getByRole('button', { name: 'Add the pattern' }).click();
  await expect.element(page.getByRole('button', { name: 'Remove HC-######' })).toBeVisible();
  expect(onSave).toHaveBeenCalledExactlyOnceWith({
    labels,
    patterns: [{ text: 'HC-######', kind: 'unknown' }],
  });
  await expect.element(written).toHaveFocus();
});

test.each([
  [name, '', /This is needed/],
  [name, 'ab', /so short that it would be met by chance/],
  [name, 'my phone number', /the name of something else/],
  [name, 'this is my', /stand beside numbers of any kind/],
  [name, 'FEHLERKENNUNG', /there already/],
  [name, 'pin, please', /Words alone/],
  [name, '12 34', /needs letters/],
  [name, 'x'.repeat(61), /At most 60/],
  [written, 'HC-#####', /exactly six #/],
  [written, '###-###', /at least one letter/],
  [written, 'hc–######', /there already/],
] as const)('%s: “%s” is refused beside its field', async (field, text, why) => {
  const { view, onSave } = open({
    labels: [{ text: 'Fehlerkennung', kind: 'noibu' }],
    patterns: [{ text: 'HC-######', kind: 'noibu' }],
  });
  await field.fill(text);
  await userEvent.keyboard('{Enter}');
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveAccessibleDescription(why);
  await expect.element(field).toHaveValue(text);
  expect(onSave).not.toHaveBeenCalled();
  await expectAccessible(view);
});

test('what was said of an addition is not left beside a refusal', async () => {
  open();
  await written.fill('HC-######');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/was added/)).toBeVisible();
  await written.fill('HC-#####');
  await userEvent.keyboard('{Enter}');
  await expect.element(written).toHaveAttribute('aria-invalid', 'true');
  await expect.element(page.getByText(/was added/)).not.toBeInTheDocument();
});

test('what could not be kept stays in the field', async () => {
  const { onSave } = open({}, false);
  await name.fill('ticket pin');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => onSave.mock.calls.length).toBe(1);
  await expect.element(name).toHaveValue('ticket pin');
  await expect.element(page.getByText(/was added/)).not.toBeInTheDocument();
});

test('a failure is said with what to do', async () => {
  const view = show(
    <OwnWords
      own={{ labels: [], patterns: [] }}
      trouble={{ reason: 'storage' }}
      explain={() => []}
      onSave={async () => false}
    />,
    wide,
  );
  await expect.element(page.getByText(/storage failed/)).toBeVisible();
  await expectAccessible(view);
});

test('after a removal the keyboard is at the neighbour, and at last in the field', async () => {
  const { onSave } = open({
    labels: [
      { text: 'pin one', kind: 'noibu' },
      { text: 'pin two', kind: 'noibu' },
      { text: 'pin three', kind: 'noibu' },
    ],
  });
  const remove = (text: string) => page.getByRole('button', { name: `Remove ${text}` });
  await remove('pin two').click();
  await expect.element(remove('pin three')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(remove('pin one')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(name).toHaveFocus();
  await expect.element(page.getByText(/pin one.” was removed/)).toBeVisible();
  expect(onSave.mock.calls.map(([{ labels }]) => labels.length)).toEqual([2, 1, 0]);
});

test('the trial says which codes are found, of which kind, how surely and why', async () => {
  const { view } = open();
  await message.fill('Fehlerkennung 482913, order number 771204');
  await expect.element(page.getByText('2 codes are found.')).toBeVisible();
  await expect
    .element(page.getByText(/Six-digit code · lights up only with a session/).first())
    .toBeVisible();
  await expect
    .element(page.getByText(/Speaks against it: “\u2068order number\u2069” before it/))
    .toBeVisible();
  await name.fill('Fehlerkennung');
  await page.getByRole('combobox', { name: 'It belongs to' }).first().selectOptions('Noibu');
  await page.getByRole('button', { name: 'Add the name' }).click();
  await expect.element(page.getByText('Noibu · lights up', { exact: true })).toBeVisible();
  await expect
    .element(page.getByText('Speaks for a code: “\u2068Fehlerkennung\u2069” before it'))
    .toBeVisible();
  await expectAccessible(view);
});

test('the trial goes by what was said before, and says so when there is no code', async () => {
  open({ labels: [{ text: 'ticket pin', kind: 'cobrowse' }] });
  await message.fill('482913');
  await expect.element(page.getByText(/lights up only with a session/)).toBeVisible();
  await before.fill('what is the ticket pin?');
  await expect.element(page.getByText('Cobrowse · lights up', { exact: true })).toBeVisible();
  await expect.element(page.getByText(/“\u2068ticket pin\u2069” in what was said before/)).toBeVisible();
  await message.fill('no digits');
  await expect.element(page.getByText('No code is found in it.')).toBeVisible();
});

test('what is pasted is text, never HTML, and a listing is cut short with its count', async () => {
  const { view } = open();
  await message.fill('<b>code</b> 482913 <img src=x>');
  await expect.element(page.getByText('1 code is found.')).toBeVisible();
  expect(view.querySelector('img, b')).toBeNull();
  await message.fill(Array.from({ length: 23 }, (_, at) => `row ${482_913 + at}`).join('\n'));
  await expect.element(page.getByText('and 3 more')).toBeVisible();
});

test('nothing sticks out where there is little room, whatever was typed', async () => {
  const text = 'x'.repeat(60);
  open({
    labels: [{ text, kind: 'unknown' }],
    patterns: [{ text: `${'x'.repeat(54)}######`, kind: 'noibu' }],
  });
  await message.fill(`${'y'.repeat(300)} 482913`);
  const view = document.querySelector<HTMLElement>('main') as HTMLElement;
  view.style.width = '300px';
  expectToFit(view);
});
