import { useState } from 'preact/hooks';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyLink } from '../../../components/link/draft.ts';
import { Offers, type OffersProps } from '../../../components/link/Offers.tsx';
import { PresetSave } from '../../../components/link/PresetSave.tsx';
import type { Preset } from '../../../utils/links/preset.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';

const preset = (name: string): Preset => ({ id: `id ${name}`, name, order: 1, fields: {} });
const none = () => undefined;

function offers(more: Partial<OffersProps> = {}) {
  return (
    <Offers
      presets={[preset('Welcome back'), preset('Refund')]}
      recents={[
        { name: 'Ada Lovelace', email: 'ada@example.com' },
        { email: 'a.very.long.address@subdomain.example.com' },
      ]}
      asides={[{ ...emptyLink, message: 'Half a message that goes on and on and on' }]}
      onPreset={none}
      onRecent={none}
      onAside={none}
      {...more}
    />
  );
}

test('presets, recent customers and what was being written are one press away', async () => {
  const [onPreset, onRecent, onAside] = [vi.fn(), vi.fn(), vi.fn()];
  const view = show(offers({ onPreset, onRecent, onAside }));
  await page.getByRole('list', { name: 'Presets' }).getByRole('button', { name: 'Refund' }).click();
  expect(onPreset).toHaveBeenCalledWith('id Refund');
  await page.getByRole('button', { name: 'Ada Lovelace' }).click();
  expect(onRecent).toHaveBeenCalledWith({ name: 'Ada Lovelace', email: 'ada@example.com' });
  await page.getByRole('list', { name: 'Go back to' }).getByRole('button').click();
  expect(onAside).toHaveBeenCalledWith(expect.objectContaining({ message: expect.stringContaining('Half') }));
  expectToFit(view);
  // Magnified to 200 %.
  expectToFit(show(offers(), { width: '180px' }));
  await expectAccessible(view);
});

test('with nothing to offer nothing is shown', () => {
  const view = show(offers({ presets: [], recents: [], asides: [] }));
  expect(view.textContent).toBe('');
  expect(view.firstElementChild?.getBoundingClientRect().height).toBe(0);
});

test('of many presets a few are shown, and the others on request', async () => {
  show(offers({ presets: Array.from({ length: 30 }, (_, at) => preset(`Preset ${at}`)) }));
  const list = page.getByRole('list', { name: 'Presets' });
  expect(list.getByRole('button').elements()).toHaveLength(8);
  await list.getByRole('button', { name: '23 more' }).click();
  expect(list.getByRole('button').elements()).toHaveLength(30);
});

test('it says for whom the form was filled in, and what was left empty', async () => {
  const view = show(offers({ filled: { who: 'Ada', missing: ['customer.phone', 'page.title'] } }));
  const status = page.getByRole('status');
  const said = status.element().textContent;
  expect(said).toContain('Filled in for \u2068Ada\u2069.');
  expect(said).toContain('Not known of the customer, and left empty: {customer.phone}.');
  expect(said).toContain('Left empty: {page.title}.');
  await expectAccessible(view);
});

test('a tab that names nobody, or several, is told from one whose customer is known in part', async () => {
  show(offers({ filled: { missing: ['customer.name'] } }));
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('The tab names no customer. Left empty: {customer.name}.');
  show(offers({ filled: { several: true, missing: [] } }));
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('This tab names several customers. Choose one.');
});

test('a placeholder that was typed into the form is filled in on request', async () => {
  const onFillIn = vi.fn();
  const view = show(
    <PresetSave presets={[]} suggested="" waiting={['customer.name']} onFillIn={onFillIn} onSave={none} />,
  );
  expect(view.textContent).toContain('In the form as text: {customer.name}.');
  await page.getByRole('button', { name: 'Fill in from the tab' }).click();
  expect(onFillIn).toHaveBeenCalledOnce();
  await expectAccessible(view);
});

test('what a page called itself is text', () => {
  const view = show(offers({ recents: [{ name: '<img src=x onerror=alert(1)>' }] }));
  expect(view.querySelector('img')).toBeNull();
});

function Saving({ onSave }: { onSave: (name: string, given: { customer: boolean }) => void }) {
  const [saved, setSaved] = useState<string>();
  return (
    <PresetSave
      presets={[preset('Refund')]}
      suggested="Refund"
      saved={saved}
      waiting={[]}
      onFillIn={none}
      onSave={(name, given) => {
        setSaved(name);
        onSave(name, given);
      }}
    />
  );
}

test('by the keyboard alone the form is saved as a preset, without its customer unless that is wanted', async () => {
  const onSave = vi.fn();
  const view = show(<Saving onSave={onSave} />);
  await userEvent.keyboard('{Tab}{Enter}');
  const name = page.getByRole('textbox', { name: 'Name of the preset' });
  await expect.element(name).toHaveFocus();
  await expect.element(name).toHaveAccessibleDescription('Replaces the preset \u2068Refund\u2069.');
  expect(view.textContent).toContain('{customer.name}, {customer.email}');
  expectToFit(view);
  await expectAccessible(view);
  await name.fill('Welcome');
  await userEvent.keyboard('{Enter}');
  expect(onSave).toHaveBeenCalledWith('Welcome', { customer: false });
  await expect.element(page.getByRole('button', { name: 'Save as preset…' })).toHaveFocus();
  expect(view.textContent).toContain('Saved as \u2068Welcome\u2069.');
});

test('a preset needs a name, and Escape closes the question alone', async () => {
  const onSave = vi.fn();
  show(<PresetSave presets={[]} suggested="" waiting={[]} onFillIn={none} onSave={onSave} />);
  await page.getByRole('button', { name: 'Save as preset…' }).click();
  await page.getByRole('button', { name: 'Save the preset' }).click();
  await expect.element(page.getByText(/1 to 100 characters/)).toBeVisible();
  expect(onSave).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'Save as preset…' })).toHaveFocus();
});
