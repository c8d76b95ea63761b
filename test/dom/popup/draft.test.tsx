import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { type SecretStore, useDraft } from '../../../utils/views/draft.ts';
import { show } from './stage.tsx';

const empty = { email: '', message: '' };

function Form() {
  const [draft, keep, drop] = useDraft('test', empty);
  return (
    <>
      <input
        aria-label="E-mail"
        value={draft.email}
        onInput={(event) => keep({ ...draft, email: event.currentTarget.value })}
      />
      <button type="button" onClick={drop}>
        Done
      </button>
    </>
  );
}

const field = () => page.getByRole('textbox', { name: 'E-mail' });

beforeEach(() => localStorage.clear());
afterEach(() => localStorage.clear());

test('what was typed is there again when the popup opens anew, until it is done', async () => {
  show(<Form key="1" />);
  await field().fill('ada@example.com');
  show(<Form key="2" />);
  await expect.element(field()).toHaveValue('ada@example.com');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.element(field()).toHaveValue('');
  show(<Form key="3" />);
  await expect.element(field()).toHaveValue('');
});

test('a draft from before the form had all its fields is gone on with', async () => {
  localStorage.setItem('draft.test', '{"email": "x"}');
  show(<Form key="older" />);
  await expect.element(field()).toHaveValue('x');
});

test.each(['nonsense', '{"email": 7, "message": ""}', 'null'])(
  'a draft of another shape is dropped: %s',
  async (kept) => {
    localStorage.setItem('draft.test', kept);
    show(<Form key={kept} />);
    await expect.element(field()).toHaveValue('');
  },
);

test('another popup that is open shows what is typed here, and what was done with', async () => {
  show(<Form key="two" />);
  const tell = (newValue: string | null) => {
    if (newValue === null) localStorage.removeItem('draft.test');
    else localStorage.setItem('draft.test', newValue);
    window.dispatchEvent(new StorageEvent('storage', { key: 'draft.test', newValue }));
  };
  const shows = (value: string) => (field().element() as HTMLInputElement).value === value;
  // Said again until the form, which has just been shown, listens.
  await expect
    .poll(() => tell('{"email": "ada@example.com", "message": ""}') ?? shows('ada@example.com'))
    .toBe(true);
  await expect.poll(() => tell(null) ?? shows('')).toBe(true);
});

describe('a secret field', () => {
  const kept = new Map<string, Record<string, string>>();
  const store: SecretStore = {
    read: async (name) => kept.get(name),
    write: async (name, fields) => void (fields ? kept.set(name, fields) : kept.delete(name)),
  };
  const secret = { fields: ['token'], of: ['email'], store } as const;
  const empty = { email: '', token: '' };

  function SecretForm() {
    const [draft, keep, drop] = useDraft('secret', empty, secret);
    const field = (name: 'email' | 'token') => (
      <input
        aria-label={name}
        value={draft[name]}
        onInput={(event) => keep({ ...draft, [name]: event.currentTarget.value })}
      />
    );
    return (
      <>
        {field('email')}
        {field('token')}
        <button type="button" onClick={drop}>
          Done
        </button>
      </>
    );
  }

  test('is there again when the popup opens anew, without ever being on the disk', async () => {
    show(<SecretForm key="1" />);
    await page.getByRole('textbox', { name: 'token' }).fill('very-secret');
    await page.getByRole('textbox', { name: 'email' }).fill('ada@example.com');
    expect(JSON.stringify({ ...localStorage })).toContain('ada@example.com');
    expect(JSON.stringify({ ...localStorage })).not.toContain('very-secret');
    show(<SecretForm key="2" />);
    await expect.element(page.getByRole('textbox', { name: 'token' })).toHaveValue('very-secret');
    await expect.element(page.getByRole('textbox', { name: 'email' })).toHaveValue('ada@example.com');
    await page.getByRole('button', { name: 'Done' }).click();
    show(<SecretForm key="3" />);
    await expect.element(page.getByRole('textbox', { name: 'token' })).toHaveValue('');
    expect(kept.size).toBe(0);
  });

  test('is another person’s when the form is', async () => {
    kept.set('draft.secret', { token: 'very-secret', email: 'bob@example.com' });
    localStorage.setItem('draft.secret', '{"email": "ada@example.com"}');
    show(<SecretForm key="ada" />);
    await expect.element(page.getByRole('textbox', { name: 'email' })).toHaveValue('ada@example.com');
    localStorage.setItem('draft.secret', '{"email": "bob@example.com"}');
    show(<SecretForm key="bob" />);
    await expect.element(page.getByRole('textbox', { name: 'token' })).toHaveValue('very-secret');
    show(<SecretForm key="ada again" />);
    // What is empty before it is read cannot be emptied.
    await expect.element(page.getByRole('textbox', { name: 'token' })).toHaveValue('very-secret');
    await page.getByRole('textbox', { name: 'token' }).fill('');
    await expect.poll(() => kept.size).toBe(0);
  });
});
