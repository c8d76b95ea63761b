import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { SiteForm } from '../../../components/options/SiteForm.tsx';
import { descriptionOf, draftOf } from '../../../components/options/site-form.ts';
import type { Transcript } from '../../../utils/sites/desk.ts';
import { knownDesks } from '../../../utils/sites/products.ts';
import { whyBad } from '../../../utils/sites/selector.ts';
import { expectAccessible, show } from '../popup/stage.tsx';

const wide = { width: '640px' };

function form(props: Partial<Parameters<typeof SiteForm>[0]> = {}) {
  return (
    <SiteForm
      site="desk.example.com"
      desks={knownDesks}
      described={{}}
      onSave={() => undefined}
      onCancel={() => undefined}
      {...props}
    />
  );
}

const choice = (name: string) => page.getByRole('combobox', { name });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const save = () => page.getByRole('button', { name: 'Save' }).click();

test('a desk of the company’s own host is chosen by its name', async () => {
  const onSave = vi.fn();
  const view = show(form({ onSave }), wide);
  await choice('What shows the conversations').selectOptions('Zammad');
  await save();
  expect(onSave).toHaveBeenCalledWith({ product: 'zammad', transcript: undefined, conversation: undefined });
  await expectAccessible(view);
});

test('a desk is described by selectors; what is empty is left out', async () => {
  const onSave = vi.fn();
  const view = show(form({ onSave }), wide);
  await choice('What shows the conversations').selectOptions('Another, described here');
  await expectAccessible(view);
  await field('Around the messages').fill(' [role=log] ');
  await field('A message').fill('.line');
  await field('A message of the customer').fill('.line.customer');
  await field('The time in a message').fill('time');
  await choice('What names the conversation').selectOptions('A parameter of the address');
  await field('Name of the parameter').fill('ticket');
  await save();
  expect(onSave).toHaveBeenCalledWith({
    product: undefined,
    transcript: {
      container: '[role=log]',
      message: '.line',
      customer: '.line.customer',
      agent: undefined,
      system: undefined,
      time: { in: 'time', attribute: undefined },
      newestFirst: undefined,
    },
    conversation: { in: 'query', at: 'ticket' },
  });
});

test('selectors that are none are refused beside their field, with the reason', async () => {
  const onSave = vi.fn();
  const view = show(form({ onSave }), wide);
  await choice('What shows the conversations').selectOptions('Another, described here');
  await field('A message').fill('.line[');
  await field('A message of an agent').fill('.line::before');
  await field('Its attribute').fill('not one');
  await save();
  expect(onSave).not.toHaveBeenCalled();
  for (const [name, why] of [
    ['Around the messages', /This is needed/],
    ['A message', /The browser does not understand this selector/],
    ['A message of an agent', /selects a part of an element/],
    ['Its attribute', /no name of an attribute/],
  ] as const) {
    await expect.element(field(name)).toHaveAttribute('aria-invalid', 'true');
    await expect.element(field(name)).toHaveAccessibleDescription(why);
  }
  await expectAccessible(view);
});

test.each([
  ['.a > .b:not(.c):has(img)', undefined],
  ['[data-id^="x::y:before"], .b', undefined],
  ['', 'syntax'],
  ['.a,', 'syntax'],
  ['p:nonsense', 'syntax'],
  ['.a::after', 'part'],
  ['.a:before', 'part'],
  [`.${'a'.repeat(300)}`, 'long'],
] as const)('the selector %j is %s', (selector, why) => {
  expect(whyBad(selector)).toBe(why);
});

test('what was described comes back as it was', () => {
  const transcript: Transcript = {
    container: '.thread',
    message: '.line',
    agent: '.us',
    time: { attribute: 'data-at' },
    newestFirst: true,
  };
  const conversation = { in: 'hash', at: '/chat/:id' } as const;
  const read = descriptionOf(draftOf({ transcript, conversation }));
  expect(read).toEqual({ site: { transcript, conversation }, broken: undefined });
  expect(descriptionOf(draftOf({ product: 'none' }))).toMatchObject({ site: { product: 'none' } });
  expect(descriptionOf(draftOf({}))).toEqual({ site: {}, broken: undefined });
});

test('a parameter needs its name', () => {
  expect(descriptionOf({ ...draftOf({}), where: 'query' })).toMatchObject({ broken: { at: 'needed' } });
  expect(descriptionOf({ ...draftOf({}), where: 'path', at: '/*/*/*' })).toMatchObject({
    broken: { at: 'at' },
  });
});
