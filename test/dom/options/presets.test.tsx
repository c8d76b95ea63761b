import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Presets, type PresetsProps } from '../../../components/options/Presets.tsx';
import type { Preset } from '../../../utils/links/preset.ts';
import { expectAccessible, show } from '../popup/stage.tsx';

const preset = (name: string, order: number): Preset => ({
  id: `id-${name}`,
  name,
  order,
  fields: { message: `Hello from ${name}`, tags: 'vip', expiry: '3d' },
});
const three = [preset('A', 1), preset('B', 2), preset('C', 3)];
const none = () => undefined;

function presets(more: Partial<PresetsProps> = {}) {
  return (
    <Presets
      presets={three}
      onSave={none}
      onRemove={none}
      onOrder={none}
      onExport={none}
      onFile={none}
      {...more}
    />
  );
}

test('presets are ordered by buttons, and the focus goes along', async () => {
  const onOrder = vi.fn();
  const view = show(presets({ onOrder }), { width: '720px' });
  await expect.element(page.getByRole('button', { name: 'Move A up' })).toBeDisabled();
  await page.getByRole('button', { name: 'Move B up' }).click();
  expect(onOrder).toHaveBeenCalledWith(['id-B', 'id-A', 'id-C']);
  show(presets({ onOrder, presets: [three[1], three[0], three[2]].flatMap((each) => each ?? []) }), {
    width: '720px',
  });
  await expect.element(page.getByRole('button', { name: 'Move B down' })).toHaveFocus();
  await expectAccessible(view);
});

test('a preset’s texts and name are changed, and what was chosen stays', async () => {
  const onSave = vi.fn();
  const view = show(presets({ onSave }), { width: '720px' });
  await page.getByRole('button', { name: 'Edit B' }).click();
  expect(view.textContent).toContain('{customer.name}');
  await expectAccessible(view);
  const name = page.getByRole('textbox', { name: 'Name of the preset' });
  await name.fill('c');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/Another preset has this name/)).toBeVisible();
  await name.fill('Better');
  await page.getByRole('textbox', { name: 'First message' }).fill('Hi {customer.name}');
  await page.getByRole('textbox', { name: 'Tags' }).fill(' ');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect(onSave).toHaveBeenCalledWith({
    id: 'id-B',
    name: 'Better',
    fields: { message: 'Hi {customer.name}', expiry: '3d' },
  });
});

test('a preset is removed once the agent said so', async () => {
  const onRemove = vi.fn();
  show(presets({ onRemove }), { width: '720px' });
  await page.getByRole('button', { name: 'Remove A' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(onRemove).not.toHaveBeenCalled();
  await page.getByRole('button', { name: 'Remove A' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  expect(onRemove).toHaveBeenCalledWith(three[0]);
});

test('a file of presets comes in, and what came of it is said', async () => {
  const onFile = vi.fn();
  const view = show(presets({ onFile }), { width: '720px' });
  const file = new File(['{}'], 'presets.json');
  await page.getByLabelText('Add presets from a file').upload(file);
  expect(onFile).toHaveBeenCalledWith(expect.objectContaining({ name: 'presets.json' }));
  show(presets({ imported: { is: 'added', file: 'presets.json', added: 2, replaced: 1, refused: 1 } }), {
    width: '720px',
  });
  await expect
    .poll(() => page.getByRole('status').element().textContent)
    .toMatch(/presets\.json: 2 presets added · 1 replaced.*1 preset in it was left out/);
  show(presets({ imported: { is: 'fault', file: 'x.json', fault: 'foreign' } }), { width: '720px' });
  await expect
    .poll(() => page.getByRole('status').element().textContent)
    .toMatch(/x\.json: This is no file of presets/);
  await expectAccessible(view);
});

test('without presets there is nothing to save', async () => {
  show(presets({ presets: [] }), { width: '720px' });
  await expect.element(page.getByRole('button', { name: 'Save all presets as a file' })).toBeDisabled();
  await expect.element(page.getByText('No preset yet.')).toBeVisible();
});
