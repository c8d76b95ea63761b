import { useState } from 'preact/hooks';
import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyLink, type LinkDraft, type LinkWay } from '../../../components/link/draft.ts';
import { LinkForm } from '../../../components/link/LinkForm.tsx';
import type { LinkRequest } from '../../../utils/links/link.ts';
import { partsOf } from '../../../utils/links/template.ts';
import type { Trouble } from '../../../utils/messages/answer.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';

const now = new Date(2026, 10, 21, 9, 0).getTime();
const helpshift: LinkWay = { id: 'hs', name: 'shop.eu', type: 'helpshift' };
const verifying: LinkWay = { ...helpshift, verifies: true };
const example: LinkWay = {
  id: 'example',
  name: 'example.com',
  type: 'template',
  takes: partsOf('https://example.com/help?name={name}&email={email}&msg={message}'),
  isSample: true,
};

type Make = (request: LinkRequest, token: string | undefined) => void;

function Form(props: { way?: LinkWay; draft?: Partial<LinkDraft>; trouble?: Trouble; onMake?: Make }) {
  const [draft, setDraft] = useState({ ...emptyLink, ...props.draft });
  return (
    <LinkForm
      ways={[props.way ?? helpshift]}
      draft={draft}
      busy={false}
      now={now}
      trouble={props.trouble}
      onDraft={setDraft}
      onMake={props.onMake ?? (() => undefined)}
      onClear={() => setDraft(emptyLink)}
      onAddWay={() => undefined}
    />
  );
}

const box = (name: string) => page.getByRole('textbox', { name });
const make = () => page.getByRole('button', { name: 'Make the link' });
const openMore = () => page.getByRole('button', { name: 'More' }).click();
const lastRequest = (onMake: ReturnType<typeof vi.fn<Make>>) => onMake.mock.calls.at(-1)?.[0];

describe('every field of a request', () => {
  test('is in the form, arrives as it was typed, and reads well in light and dark', async () => {
    const onMake = vi.fn<Make>();
    const view = show(<Form onMake={onMake} />);
    await box('E-mail').fill('ada@example.com');
    await box('Name').fill('Zoë "Z" 🎉');
    await box('First message').fill(' שלום\nline 2');
    await page.getByLabelText('Works for').selectOptions('until');
    await page.getByLabelText('Until').fill('2026-11-30T18:00');
    await box('Language').fill('pt-BR');
    await box('Tags').fill('vip, shop, vip');
    await openMore();
    await box('User ID').fill('u-1');
    await box('Phone').fill('+1 (415) 555-0123');
    await page.getByLabelText('Token of the customer').fill('hmac');
    await box('Times it can be opened').fill('10');
    await page.getByRole('button', { name: 'Add a field' }).click();
    await box('Key of field 1').fill('plan');
    await box('Value of field 1').fill('gold');
    await page.getByRole('button', { name: 'Add a field' }).click();
    await box('Key of field 2').fill('age');
    await page.getByLabelText('Type of field 2').selectOptions('number');
    await box('Value of field 2').fill('23');
    await page.getByRole('button', { name: 'Add a field' }).click();
    await box('Key of field 3').fill('paid');
    await page.getByLabelText('Type of field 3').selectOptions('boolean');
    await page.getByLabelText('Value of field 3').selectOptions('false');
    await page.getByRole('button', { name: 'Add a field' }).click();
    await box('Key of field 4').fill('since');
    await page.getByLabelText('Type of field 4').selectOptions('date');
    await box('Value of field 4').fill('2026-11-30');
    await box('FAQ publish ID').fill('12');
    await box('Section publish ID').fill('3');
    await box('Search the help centre for').fill('E42');
    await box('Only articles tagged').fill('tier1, tier2');
    await page.getByLabelText('That have').selectOptions('and');
    await page.getByLabelText('Chat widget').selectOptions('minimize');
    await page.getByLabelText('After a resolved issue').selectOptions('true');
    expectToFit(view);
    await expectAccessible(view);
    await make().click();
    expect(lastRequest(onMake)).toEqual({
      by: 'hs',
      customer: { id: 'u-1', name: 'Zoë "Z" 🎉', email: 'ada@example.com', phone: '+14155550123' },
      firstMessage: ' שלום\nline 2',
      expiry: undefined,
      until: new Date(2026, 10, 30, 18, 0).getTime(),
      views: 10,
      language: 'pt-BR',
      tags: ['vip', 'shop'],
      fields: [
        { key: 'plan', type: 'text', value: 'gold' },
        { key: 'age', type: 'number', value: 23 },
        { key: 'paid', type: 'boolean', value: false },
        { key: 'since', type: 'date', value: '2026-11-30' },
      ],
      section: '3',
      faq: '12',
      search: 'E42',
      filter: { tags: ['tier1', 'tier2'], operator: 'and' },
      widget: 'minimize',
      initiateChat: true,
    });
    expect(onMake.mock.calls[0]?.[1]).toBe('hmac');
  });

  test('that is of no use or not offered says so', async () => {
    show(<Form draft={{ faq: '12', section: '3' }} />);
    await expect.element(page.getByText('Not used: the FAQ comes before the section.')).toBeVisible();
    await expect.element(page.getByText(/Starting at an intent is not offered/)).toBeVisible();
    await expect.element(page.getByText(/are dropped without a word/)).toBeVisible();
  });

  test('a part that is closed again says how much is in it', async () => {
    show(<Form draft={{ id: 'u-1', chat: 'true' }} />);
    await page.getByRole('button', { name: 'Less' }).click();
    await expect.element(page.getByRole('button', { name: 'More (2 filled in)' })).toBeVisible();
  });

  test('another length is a number and its unit', async () => {
    const onMake = vi.fn<Make>();
    show(<Form onMake={onMake} />);
    await page.getByLabelText('Works for').selectOptions('own');
    await make().click();
    await expect.element(page.getByText('▲ A whole number from 1 to 99999.')).toBeVisible();
    expect(onMake).not.toHaveBeenCalled();
    await box('Length').fill('90');
    await page.getByLabelText('Unit').selectOptions('m');
    await make().click();
    expect(lastRequest(onMake)).toMatchObject({ expiry: '90m', until: undefined });
  });
});

describe('a rule is said', () => {
  test('not while the first letters are typed, but when the field is left', async () => {
    show(<Form />);
    await box('E-mail').click();
    await userEvent.keyboard('ada');
    expect(page.getByText('▲ This is no e-mail address.').elements()).toEqual([]);
    await userEvent.tab();
    await expect.element(box('E-mail')).toHaveAccessibleDescription('This is no e-mail address.');
  });

  test('when the person pauses, and no longer once it is kept', async () => {
    show(<Form />);
    await box('E-mail').click();
    await userEvent.keyboard('ada');
    await expect.element(page.getByText('▲ This is no e-mail address.')).toBeVisible();
    await userEvent.keyboard('@example.com');
    expect(page.getByText('▲ This is no e-mail address.').elements()).toEqual([]);
    await expect.element(box('E-mail')).toHaveFocus();
  });

  test('after the press that left the field, so that the button stays under the pointer', async () => {
    show(<Form />);
    await box('E-mail').click();
    await userEvent.keyboard('ada');
    const button = page.getByRole('button', { name: 'More' });
    const { x, y } = button.element().getBoundingClientRect();
    button.element().dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    (document.activeElement as HTMLElement).blur();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const after = button.element().getBoundingClientRect();
    expect([after.x, after.y]).toEqual([x, y]);
    window.dispatchEvent(new PointerEvent('pointerup'));
    await expect.element(page.getByText('▲ This is no e-mail address.')).toBeVisible();
  });

  test('and the first field that breaks one has the focus', async () => {
    show(<Form draft={{ views: '0' }} />);
    await make().click();
    await expect.element(box('Times it can be opened')).toHaveFocus();
  });

  test.each<[string, Partial<LinkDraft>, string]>([
    ['views', { views: '32768' }, 'A whole number from 1 to 32767.'],
    ['views in words', { views: 'three' }, 'A whole number from 1 to 32767.'],
    ['until nothing', { expiry: 'until' }, 'Choose a day and a time.'],
    [
      'until what is over',
      { expiry: 'until', until: '2026-11-21T09:00' },
      'This has to be at least a minute from now.',
    ],
    ['language', { language: 'english please' }, 'This is no language code. Write it as en or pt-BR.'],
    ['filter tags', { filterOperator: 'and' }, 'Name at least one tag.'],
    ['filter operator', { filterTags: 'a' }, 'Choose how the tags go together.'],
    [
      'a date',
      { fields: '[{"key":"since","type":"date","value":"2026-02-30"}]' },
      'A day as 2026-11-30, or with time and zone as 2026-11-30T18:00Z.',
    ],
    [
      'a number',
      { fields: '[{"key":"age","type":"number","value":"1,5"}]' },
      'Digits with a point, at most 15 of them: 12.5.',
    ],
    [
      'a field without a value',
      { fields: '[{"key":"age","type":"text","value":""}]' },
      'Fill in a value, or remove the field.',
    ],
    [
      'a field without a key',
      { fields: '[{"key":"","type":"text","value":"x"}]' },
      'Say which field it is: its key.',
    ],
    [
      'a key that is there twice',
      { fields: '[{"key":"a","type":"text","value":"1"},{"key":"a","type":"text","value":"2"}]' },
      'This key is there already.',
    ],
  ])('of %s, and nothing is sent', async (_, draft, rule) => {
    const onMake = vi.fn<Make>();
    show(<Form draft={draft} onMake={onMake} />);
    await make().click();
    await expect.element(page.getByText(`▲ ${rule}`)).toBeVisible();
    expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(1);
    expect(onMake).not.toHaveBeenCalled();
  });
});

describe('a phone number', () => {
  test.each([
    ['+49 171 1234567', '\u2066+49 171 1234567\u2069, Germany'],
    [
      '(415) 555-0123',
      '\u2066+1 415 555 0123\u2069: read as a number of United States, since it has no country code.',
    ],
    ['00 49 30 123456', undefined],
  ])('%s is read as people write it', async (typed, said) => {
    const onMake = vi.fn<Make>();
    show(<Form draft={{ id: 'u' }} onMake={onMake} />);
    await box('Phone').fill(typed);
    if (said) await expect.element(page.getByText(said)).toBeVisible();
    await make().click();
    await vi.waitFor(() =>
      expect(onMake.mock.calls.length + page.getByText('▲').elements().length).toBeGreaterThan(0),
    );
    if (said) expect(lastRequest(onMake)?.customer.phone).toMatch(/^\+\d+$/);
  });

  test.each([
    ['hello', '▲ This is no phone number.'],
    ['+999 1234567', '▲ No country has this code.'],
    ['+1 555 0100', '▲ Too short for a phone number of this country.'],
    ['+1 000 000 0000', '▲ This country has no such phone number.'],
    ['+49 171 1234567 ext. 5', '▲ An extension cannot be sent. Leave it out.'],
  ])('%s is refused with its reason', async (typed, rule) => {
    const onMake = vi.fn<Make>();
    show(<Form draft={{ phone: typed }} onMake={onMake} />);
    await make().click();
    await expect.element(page.getByText(rule)).toBeVisible();
    expect(onMake).not.toHaveBeenCalled();
  });
});

test('an emoji counts as two, and the form says so', async () => {
  show(<Form draft={{ message: '🎉' }} />);
  await expect.element(page.getByText('498 characters left. An emoji counts as 2 or more.')).toBeVisible();
});

describe('what the vendor promises is shown', () => {
  test('nobody named means an anonymous chat, also with a name alone', async () => {
    show(<Form draft={{ name: 'Ada' }} />);
    const said = page.getByText('Without e-mail, user ID or phone the chat is anonymous.');
    await expect.element(said).toBeVisible();
    await box('E-mail').fill('ada@example.com');
    await expect.element(said).not.toBeInTheDocument();
  });

  test('without its token a verified customer’s chat never starts: said before, and on the button', async () => {
    const onMake = vi.fn<Make>();
    const view = show(<Form way={verifying} draft={{ email: 'ada@example.com' }} onMake={onMake} />);
    await expect.element(page.getByRole('status')).toMatchTextContent(/but its chat never starts/);
    await expectAccessible(view);
    await page.getByLabelText('Token of the customer').fill('hmac');
    await expect.element(page.getByText(/With a wrong one the link is made and opens/)).toBeVisible();
    await make().click();
    expect(onMake).toHaveBeenCalledWith(expect.anything(), 'hmac');
    await page.getByLabelText('Token of the customer').fill('');
    await page.getByRole('button', { name: 'Make it anyway' }).click();
    expect(onMake).toHaveBeenLastCalledWith(expect.anything(), undefined);
  });
});

describe('a link template', () => {
  test('asks for what it has a place for, works without an account, and says when it is the sample', async () => {
    const onMake = vi.fn<Make>();
    const view = show(
      <Form way={example} draft={{ tags: 'vip', token: 'hmac', views: '3' }} onMake={onMake} />,
    );
    await expect.element(page.getByText(/leads to example.com, which is nobody's help page/)).toBeVisible();
    expect(page.getByLabelText('Tags').elements()).toEqual([]);
    expect(page.getByLabelText('Works for').elements()).toEqual([]);
    await box('E-mail').fill('ada@example.com');
    await box('First message').fill('Hello');
    await openMore();
    await expect.element(box('User ID')).toBeVisible();
    expect(page.getByLabelText('Chat widget').elements()).toEqual([]);
    expectToFit(view);
    await expectAccessible(view);
    await make().click();
    expect(lastRequest(onMake)).toMatchObject({
      customer: { email: 'ada@example.com' },
      firstMessage: 'Hello',
    });
    expect(lastRequest(onMake)?.tags).toBeUndefined();
    expect(lastRequest(onMake)?.views).toBeUndefined();
    expect(onMake.mock.calls[0]?.[1]).toBeUndefined();
  });
});

describe('what went wrong', () => {
  const refused: Trouble = {
    reason: 'refused',
    who: 'shop.eu',
    field: 'customer.phone',
    detail: 'phone_number is not in use',
  };

  test('stands in the vendor’s words beside the field that it means, until that is changed', async () => {
    const view = show(<Form draft={{ phone: '+14155550123' }} trouble={refused} />);
    await expect
      .element(box('Phone'))
      .toHaveAccessibleDescription(/shop.eu says: “phone_number is not in use”./);
    await expect
      .element(page.getByRole('alert'))
      .toMatchTextContent(/No link was made. Correct the marked field/);
    await expectAccessible(view);
    await box('Phone').fill('+14155550124');
    await expect.element(box('Phone')).not.toHaveAttribute('aria-invalid');
  });

  test.each<[Trouble, RegExp]>([
    [{ reason: 'refused', who: 'shop.eu', detail: 'No' }, /shop.eu refused what was sent. It said: “No”./],
    [{ reason: 'key-refused', who: 'shop.eu' }, /shop.eu refused the key or token./],
    [{ reason: 'not-allowed', who: 'shop.eu' }, /knows the key, but does not allow it this./],
    [{ reason: 'too-many', who: 'shop.eu' }, /shop.eu asks for fewer requests./],
    [{ reason: 'vendor-down', who: 'shop.eu' }, /shop.eu has a fault of its own./],
    [{ reason: 'offline', who: 'shop.eu' }, /This computer has no network./],
    [{ reason: 'unreachable', who: 'shop.eu' }, /shop.eu cannot be reached./],
    [{ reason: 'timed-out', who: 'shop.eu' }, /did not answer in time. Trying again is safe/],
    [{ reason: 'malformed', who: 'shop.eu', field: 'url' }, /shop.eu answered without a link./],
    [{ reason: 'malformed', who: 'shop.eu' }, /gave an answer that cannot be read./],
    [
      { reason: 'unsafe-url', who: 'shop.eu', detail: 'javascript:alert(1)' },
      /“javascript:alert\(1\)” is not a link that may be handed out./,
    ],
    [
      { reason: 'unsafe-url', who: 'shop.eu', detail: 'http://hshft.example/a' },
      /answered with a link that is not encrypted: http:\/\/hshft.example\/a./,
    ],
    [{ reason: 'storage-full' }, /The browser has no more space for Patchcord./],
  ])('%j has its own sentence, and the form is as it was', async (trouble, sentence) => {
    show(<Form key={JSON.stringify(trouble)} draft={{ message: 'Do not lose this' }} trouble={trouble} />);
    await expect.element(page.getByRole('alert')).toMatchTextContent(sentence);
    await expect.element(box('First message')).toHaveValue('Do not lose this');
  });
});
