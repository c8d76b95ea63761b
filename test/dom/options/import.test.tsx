import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  Import,
  type ImportEvents,
  type ImportState,
  type ImportTally,
} from '../../../components/options/Import.tsx';
import '../../../components/options/options.css';
import { expectAccessible, show } from '../popup/stage.tsx';

const wide = { width: '680px' };
const tally: ImportTally = { written: 1200, kept: 3, padded: 1, refused: 0, rows: [] };

function spies() {
  return {
    onFile: vi.fn<ImportEvents['onFile']>(),
    onCount: vi.fn<ImportEvents['onCount']>(),
    onStart: vi.fn<ImportEvents['onStart']>(),
    onPause: vi.fn<ImportEvents['onPause']>(),
    onResume: vi.fn<ImportEvents['onResume']>(),
    onCancel: vi.fn<ImportEvents['onCancel']>(),
    onSaveRefused: vi.fn<ImportEvents['onSaveRefused']>(),
  } satisfies ImportEvents;
}

function importing(state: ImportState) {
  const on = spies();
  const view = show(<Import state={state} {...on} />, wide);
  return { view, on };
}

const choosing: ImportState = {
  is: 'choosing',
  id: 'one',
  file: 'sessions.csv',
  first: {
    columns: [
      { name: 'pin', label: 'PIN' },
      { name: 'username', label: 'user_name' },
    ],
    rows: [
      ['482913', '<img src=x onerror=alert(1)>'],
      ['118204', 'שלום'],
    ],
  },
  choice: { mapping: new Map(), kind: 'cobrowse' },
};

test('a file that is dropped on the section is taken as if it were chosen', async () => {
  const { view, on } = importing({ is: 'idle' });
  const section = view.querySelector('#import') as HTMLElement;
  const file = new File(['code\n1\n'], 'dropped.csv');
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer });
  section.dispatchEvent(over);
  expect(over.defaultPrevented).toBe(true);
  await expect.element(page.getByText('Drop the file to look at it')).toBeVisible();
  const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
  section.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(true);
  expect(on.onFile.mock.calls[0]?.[0].name).toBe('dropped.csv');
});

test('a file that is dropped while another is read opens nothing and begins nothing', () => {
  const { view, on } = importing({ is: 'paused', file: 'sessions.csv', tally });
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'x.csv'));
  const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer });
  view.querySelector('#import')?.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(true);
  expect(on.onFile).not.toHaveBeenCalled();
});

test('columns that are not known by their names are set by hand, with the keyboard alone', async () => {
  const { view, on } = importing(choosing);
  const start = page.getByRole('button', { name: 'Import', exact: true });
  await expect.element(start).toBeDisabled();
  expect(view.querySelector('[role=alert]')?.textContent).toContain('Choose which column holds the code.');
  await expect.element(page.getByRole('combobox', { name: 'What user_name is' })).toHaveValue('customerName');
  await expectAccessible(view);
  const pin = page.getByRole('combobox', { name: 'What PIN is' });
  (pin.element() as HTMLElement).focus();
  await userEvent.keyboard('Code');
  await expect.element(pin).toHaveValue('code');
  await expect.element(start).toBeEnabled();
  await page.getByRole('combobox', { name: /does not say whose/ }).selectOptions('noibu');
  await page.getByRole('button', { name: 'Count without writing' }).click();
  const choice = { mapping: new Map([['pin', 'code']]), kind: 'noibu' };
  expect(on.onCount).toHaveBeenCalledExactlyOnceWith(choice);
  await start.click();
  expect(on.onStart).toHaveBeenCalledExactlyOnceWith(choice);
  await page.getByRole('button', { name: 'Leave it' }).click();
  expect(on.onCancel).toHaveBeenCalledOnce();
});

test('what stands in the rows is text', async () => {
  const { view } = importing(choosing);
  await expect.element(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  expect(view.querySelector('img')).toBeNull();
});

test('a dry run says what could be taken, and the refused rows can be saved', async () => {
  const rows = [{ line: 7, why: 'has no code' }];
  const counted = { written: 0, kept: 9, padded: 0, refused: 1, rows };
  const { view, on } = importing({ ...choosing, counted });
  await expect.element(page.getByText('Counted, nothing was written.')).toBeVisible();
  await expect.element(page.getByText('9 rows can be taken')).toBeVisible();
  await page.getByRole('button', { name: 'Save the refused rows as a file' }).click();
  expect(on.onSaveRefused).toHaveBeenCalledOnce();
  await expectAccessible(view);
});

test('an import that runs says how far it is, how fast and how long, and can be paused and cancelled', async () => {
  const pace = { rate: 9000, secondsLeft: 121 };
  const { view, on } = importing({ is: 'reading', file: 'sessions.csv', tally, part: 0.4, pace });
  await expect
    .element(page.getByRole('progressbar', { name: 'Reading sessions.csv…' }))
    .toHaveAttribute('value', '0.4');
  await expect.element(page.getByText(/9,000 rows a second · about 2 minutes left/)).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  expect(on.onPause).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: 'Cancel the import' }).click();
  expect(on.onCancel).toHaveBeenCalledOnce();
  await expectAccessible(view);
});

test('a paused one says why, and goes on', async () => {
  const trouble = { reason: 'storage' as const, detail: 'The disk is full.' };
  const { view, on } = importing({ is: 'paused', file: 'sessions.csv', tally, trouble });
  await expect.element(page.getByText(/The disk is full/)).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  expect(on.onResume).toHaveBeenCalledOnce();
  await expectAccessible(view);
});

test('an import that is done accounts for every row', async () => {
  const refused = { ...tally, refused: 3, rows: [{ line: 7, why: 'There is no code.' }] };
  const { view } = importing({ is: 'done', file: 'sessions.csv', tally: refused });
  for (const text of [
    /1,200 sessions written/,
    /3 left out, since newer ones were here/,
    /1 code had lost its leading zeros/,
    /Line 7: There is no code./,
    /and 2 more/,
  ]) {
    await expect.element(page.getByText(text)).toBeVisible();
  }
  await expectAccessible(view);
});

test('an import that breaks off says why and what was written', async () => {
  const trouble = { reason: 'bad-file' as const, detail: 'It ends in the middle of a record.' };
  importing({ is: 'failed', file: 'sessions.json', tally, trouble });
  await expect.element(page.getByText(/It ends in the middle of a record/)).toBeVisible();
  await expect.element(page.getByText(/1,200 sessions written/)).toBeVisible();
});
