import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { useDraft } from '../../../utils/views/draft.ts';
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

test.each(['nonsense', '{"email": 7, "message": ""}', 'null', '{"email": "x"}'])(
  'a draft of another version is dropped: %s',
  async (kept) => {
    localStorage.setItem('draft.test', kept);
    show(<Form key={kept} />);
    await expect.element(field()).toHaveValue('');
  },
);
