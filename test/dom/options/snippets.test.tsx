import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Snippets } from '../../../components/options/Snippets.tsx';
import { chatIds } from '../../../utils/snippets/choice.ts';
import { expectAccessible, expectToFit, show } from '../popup/stage.tsx';

function open(takes = true) {
  const onCopy = vi.fn(async (_: string) => takes);
  const view = show(
    <Snippets
      isSelector={(text) => CSS.supports(`selector(${text})`)}
      onCopy={onCopy}
      fileOf={(script) => `data:text/javascript,${encodeURIComponent(script)}`}
    />,
    { width: '680px' },
  );
  return { view, onCopy };
}

/** What the script's field holds; empty while there is none. */
const script = () => document.querySelector<HTMLTextAreaElement>('textarea.script')?.value ?? '';
const wording = page.getByRole('textbox', { name: 'Wording' });
const code = page.getByRole('combobox', { name: 'What it puts into the chat' });
const chat = page.getByRole('combobox', { name: 'Chat on the site' });

test('what is shown is what is copied, and the saved file is the same script without its element', async () => {
  const { view, onCopy } = open();
  const shown = script();
  expect(shown).toMatch(/^<script>\n[\s\S]*chat:start[\s\S]*<\/script>\n$/);
  await page.getByRole('button', { name: 'Copy' }).click();
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(shown);
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const save = page.getByRole('link', { name: 'Save the file' });
  await expect.element(save).toHaveAttribute('download', 'noibu-zendesk-classic.js');
  const saved = decodeURIComponent(save.element().getAttribute('href') ?? '');
  expect(`<script>\n${saved.slice('data:text/javascript,'.length)}</script>\n`).toBe(shown);
  await expectAccessible(view);
});

test('each choice has its own script and a note on what it can do', async () => {
  const { view } = open();
  const seen = new Set<string>();
  for (const kind of ['noibu', 'cobrowse']) {
    await code.selectOptions(kind);
    for (const id of chatIds) {
      await chat.selectOptions(id);
      await expect.poll(script).toMatch(/^<script>/);
      seen.add(script());
      seen.add(view.querySelector('.hint')?.textContent ?? '');
    }
  }
  expect(seen.size).toBe(2 * 2 * chatIds.length);
  expectToFit(view);
  await expectAccessible(view);
});

test('it says whether the wording lights up', async () => {
  open();
  await expect.element(page.getByText(/Patchcord lights this up/)).toBeVisible();
  await wording.fill('Ticket {code}');
  await expect.element(page.getByText(/would not know the code/)).toBeVisible();
  await wording.fill('Screen sharing code {code}');
  await expect.element(page.getByText(/would not know the code/)).toBeVisible();
});

test.each([
  [wording, 'no place for it', /needs \{code\} in it/],
  [page.getByRole('textbox', { name: /^Give up after/ }), '61', /From 0.5 to 60 seconds/],
  [page.getByRole('textbox', { name: /^Give up after/ }), 'soon', /From 0.5 to 60 seconds/],
])('%s: “%s” is refused beside its field, and there is no script', async (field, text, why) => {
  const { view } = open();
  await field.fill(text);
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
  await expect.element(field).toHaveAccessibleDescription(why);
  expect(script()).toBe('');
  await expectAccessible(view);
});

test('seconds with a comma are understood', async () => {
  open();
  await page.getByRole('textbox', { name: /^Give up after/ }).fill('2,5');
  await expect.poll(script).toMatch(/"timeout": 2500/);
});

test('a field’s name is asked for only where a field takes the text', async () => {
  open();
  const field = page.getByRole('textbox', { name: 'Name of the field' });
  expect(field.elements()).toEqual([]);
  await chat.selectOptions('helpshift');
  await field.fill('two words');
  await expect.element(field).toHaveAccessibleDescription(/A letter first/);
});

test('a selector that the browser does not understand is refused', async () => {
  open();
  await code.selectOptions('cobrowse');
  const place = page.getByRole('textbox', { name: /^Where the button goes/ });
  await place.fill('header >');
  await expect.element(place).toHaveAccessibleDescription(/does not understand/);
  await place.fill('header .actions');
  await expect.poll(script).toMatch(/"place": "header .actions"/);
});

test('a refused clipboard says how to go on', async () => {
  const { view } = open(false);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect.element(page.getByText(/Select the script and copy it by hand/)).toBeVisible();
  await expectAccessible(view);
});

test('nothing sticks out where there is little room', () => {
  const { view } = open();
  view.style.width = '300px';
  expectToFit(view);
});
