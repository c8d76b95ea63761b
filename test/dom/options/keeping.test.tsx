import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Backup, type BackupEvents } from '../../../components/options/Backup.tsx';
import { Customer, type CustomerProps } from '../../../components/options/Customer.tsx';
import { Export } from '../../../components/options/Export.tsx';
import type { FileWork } from '../../../components/options/file-work.ts';
import { Retention, type RetentionProps } from '../../../components/options/Retention.tsx';
import { noRecords } from '../../../utils/keeping/records.ts';
import { day, now } from '../../unit/sessions/session.ts';
import { expectAccessible, expectToFit, show } from '../popup/stage.tsx';

const wide = { width: '680px' };
const pace = { records: 250_000, part: 0.25, rate: 50_000, secondsLeft: 15 };

function exporting(work: FileWork, more: Partial<Parameters<typeof Export>[0]> = {}) {
  return <Export count={1} work={work} onExport={() => undefined} onCancel={() => undefined} {...more} />;
}

test('exporting says how many sessions there are and were, in each of three formats', async () => {
  const onExport = vi.fn();
  const view = show(exporting({ is: 'written', records: 1 }, { onExport }), wide);
  await expect.element(page.getByText('1 session is kept.')).toBeVisible();
  for (const [name, kind] of [
    ['CSV', 'csv'],
    ['NDJSON', 'ndjson'],
    ['JSON', 'json'],
  ]) {
    // Within the click: the browser shows its question for a place to write to at no other time.
    (page.getByRole('button', { name: `Export as ${name}`, exact: true }).element() as HTMLElement).click();
    expect(onExport).toHaveBeenLastCalledWith(kind);
  }
  await expect.element(page.getByText('1 session exported.')).toBeVisible();
  await expectAccessible(view);
});

test('an export under way says how far, how fast and how long, and can be cancelled', async () => {
  const onCancel = vi.fn();
  const view = show(exporting({ is: 'writing', pace }, { onCancel }), wide);
  await expect
    .element(page.getByText(/250,000 records · 50,000 a second · about 15 seconds left/))
    .toBeVisible();
  await expect.element(page.getByRole('progressbar')).toHaveAttribute('value', '0.25');
  await expect.element(page.getByRole('button', { name: 'Export as CSV' })).toBeDisabled();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(onCancel).toHaveBeenCalledOnce();
  await expectAccessible(view);
  show(exporting({ is: 'cancelled', what: 'writing' }), wide);
  await expect.element(page.getByText('Cancelled. No file was written.')).toBeVisible();
});

function backup(work: FileWork, more: Partial<BackupEvents> = {}) {
  const nothing = () => undefined;
  return (
    <Backup
      work={work}
      onBackup={nothing}
      onFile={nothing}
      onRestore={nothing}
      onLeave={nothing}
      onCancel={nothing}
      {...more}
    />
  );
}

test('what is in a backup is shown before anything is restored', async () => {
  const onRestore = vi.fn();
  const content = { madeAt: now, counts: { ...noRecords(), sessions: 1200, accounts: 1 }, refused: 2 };
  const view = show(backup({ is: 'checked', file: 'b.ndjson.gz', content }, { onRestore }), wide);
  await expect.element(page.getByText('1,200 sessions')).toBeVisible();
  await expect.element(page.getByText('1 account', { exact: true })).toBeVisible();
  await expect.element(page.getByText(/2 records in it cannot be taken/)).toBeVisible();
  await expect.element(page.getByText(/Keys and tokens are in no backup/)).toBeVisible();
  await expectAccessible(view);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  expect(onRestore).toHaveBeenCalledOnce();
  const written = { ...noRecords(), sessions: 1000 };
  show(backup({ is: 'restored', file: 'b.ndjson.gz', written, kept: 201, refused: 0 }), wide);
  await expect.element(page.getByText(/1,000 records added · 201 left out/)).toBeVisible();
});

test('each fault of a backup has its own words, and the file’s name is text', async () => {
  const said = new Set<string>();
  for (const fault of ['foreign', 'newer', 'damaged', 'cutOff', 'unreadable'] as const) {
    const view = show(backup({ is: 'refused', file: '<b>evil</b>.gz', fault }), wide);
    await expect.element(page.getByText(/<b>evil<\/b>\.gz/)).toBeVisible();
    said.add(view.querySelector('[role=status]')?.textContent ?? '');
    expect(view.querySelector('b')).toBeNull();
    await expectAccessible(view);
  }
  expect(said.size).toBe(5);
});

function retention(more: Partial<RetentionProps> = {}) {
  return (
    <Retention
      kept={{ days: 30, most: 1_000_000 }}
      now={now}
      onSave={async () => true}
      onAskBrowser={() => undefined}
      {...more}
    />
  );
}

test('the bounds are saved as numbers, however they are typed, and empty means none', async () => {
  const onSave = vi.fn(async () => true);
  const view = show(retention({ onSave }), wide);
  await page.getByRole('textbox', { name: 'Days' }).fill('');
  await page.getByRole('textbox', { name: 'Sessions at most' }).fill('50 000');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Saved. What is too old goes now.')).toBeVisible();
  expect(onSave).toHaveBeenCalledWith({ days: undefined, most: 50_000 });
  await expectAccessible(view);
});

test('bounds that make no sense are refused at their field', async () => {
  const onSave = vi.fn(async () => true);
  const view = show(retention({ onSave }), wide);
  for (const wrong of ['0', '-3', 'ten', '4000']) {
    await page.getByRole('textbox', { name: 'Days' }).fill(wrong);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText(/A whole number from 1 to 3,650/)).toBeVisible();
  }
  await page.getByRole('textbox', { name: 'Sessions at most' }).fill('10');
  await expect.element(page.getByText(/A whole number from 1,000/)).toBeVisible();
  expect(onSave).not.toHaveBeenCalled();
  await expectAccessible(view);
});

test('it is told when was last looked, what went, and what is under way', async () => {
  const gone = { sessions: 1234, sightings: 1, links: 0 };
  const purge = { name: 'purge', checkedAt: now, begunAt: now - day, doneAt: now, gone } as const;
  show(retention({ purge }), wide);
  await expect
    .element(page.getByText('Last looked through just now: 1,234 sessions and 1 seen code went.'))
    .toBeVisible();
  show(retention({ purge: { ...purge, doneAt: undefined } }), wide);
  await expect.element(page.getByText('What is too old is being deleted…')).toBeVisible();
  show(retention({ purge: { ...purge, gone: { sessions: 0, sightings: 0, links: 0 } } }), wide);
  await expect.element(page.getByText('Last looked through just now: nothing had to go.')).toBeVisible();
  show(retention(), wide);
  await expect.element(page.getByText('Nothing had to go so far.')).toBeVisible();
});

test('the room that is taken is told, and where the browser may take it away it can be asked', async () => {
  const onAskBrowser = vi.fn();
  show(retention({ storage: { used: 34_200_000, isSafe: true } }), wide);
  await expect.element(page.getByText(/34\.2 MB in use\. The browser keeps it/)).toBeVisible();
  await expect
    .element(page.getByRole('button', { name: 'Ask the browser to keep it' }))
    .not.toBeInTheDocument();
  const storage = { used: 999, room: 10_000_000_000, isSafe: false };
  const view = show(retention({ storage, onAskBrowser }), wide);
  await expect.element(page.getByText(/999 byte in use, of 10 GB/)).toBeVisible();
  await page.getByRole('button', { name: 'Ask the browser to keep it' }).click();
  expect(onAskBrowser).toHaveBeenCalledOnce();
  await expectAccessible(view);
});

const kept = {
  sessions: 12,
  sightings: 1,
  links: 0,
  watches: 1,
  presets: 0,
  conversations: 0,
  also: [{ id: 'u-1' }],
  isImporting: false,
};

function customer(more: Partial<CustomerProps> = {}) {
  return <Customer busy={false} onFind={() => undefined} onDelete={() => undefined} {...more} />;
}

test('a customer is looked up by one of three, and nothing typed is refused with words', async () => {
  const onFind = vi.fn();
  const view = show(customer({ onFind }), wide);
  await page.getByRole('button', { name: 'Look up' }).click();
  await expect.element(page.getByText(/Type what the customer is known by/)).toBeVisible();
  expect(onFind).not.toHaveBeenCalled();
  await expectAccessible(view);
  await page.getByRole('textbox', { name: 'Exactly as it was given' }).fill(' ada@example.com ');
  await userEvent.keyboard('{Enter}');
  expect(onFind).toHaveBeenLastCalledWith({ email: 'ada@example.com' });
  await page.getByRole('combobox', { name: 'Known by' }).selectOptions('Customer ID');
  await page.getByRole('button', { name: 'Look up' }).click();
  expect(onFind).toHaveBeenLastCalledWith({ id: 'ada@example.com' });
});

test('deleting a customer shows what goes and asks first; Escape keeps it', async () => {
  const onDelete = vi.fn();
  const found = { key: { email: 'ada@example.com' }, kept };
  const view = show(customer({ found, onDelete }), wide);
  await expect.element(page.getByText('12 sessions')).toBeVisible();
  await expect.element(page.getByText(/The same sessions also name u-1/)).toBeVisible();
  await page.getByRole('button', { name: 'Delete this customer…' }).click();
  await expect.element(page.getByRole('button', { name: 'Keep it' })).toHaveFocus();
  await expectAccessible(view);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(onDelete).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Delete this customer…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => onDelete.mock.calls).toEqual([[found.key]]);
  show(customer({ gone: kept }), wide);
  await expect
    .element(page.getByText(/Deleted: 12 sessions, 1 seen code, and 1 watched customer\./))
    .toBeVisible();
});

test('a customer of whom nothing is kept cannot be deleted', async () => {
  const found = {
    key: { id: 'x' },
    kept: {
      sessions: 0,
      sightings: 0,
      links: 0,
      watches: 0,
      conversations: 0,
      presets: 0,
      also: [],
      isImporting: true,
    },
  };
  show(customer({ found }), wide);
  await expect.element(page.getByText('Nothing is kept of this customer.')).toBeVisible();
  await expect.element(page.getByText(/A file is being imported/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Delete this customer…' })).not.toBeInTheDocument();
});

test('nothing is wider than a narrow window, whatever a name is like', () => {
  const name = `${'x'.repeat(300)}@example.com`;
  const found = { key: { email: name }, kept: { ...kept, also: [{ id: name }] } };
  const content = { madeAt: now, counts: { ...noRecords(), sessions: 1 }, refused: 0 };
  for (const view of [
    customer({ found }),
    retention({ storage: { used: 1, isSafe: false } }),
    backup({ is: 'checked', file: name, content }),
    backup({ is: 'restoring', file: name, pace }),
    backup({ is: 'refused', file: name, fault: 'damaged' }),
    exporting({ is: 'writing', pace }),
  ]) {
    document.body.className = 'options';
    expectToFit(show(view, { width: '320px' }));
    document.body.className = '';
  }
});
