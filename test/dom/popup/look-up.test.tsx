import { useState } from 'preact/hooks';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LookUp } from '../../../components/popup/LookUp.tsx';
import { readTyped } from '../../../components/popup/typed.ts';
import { expectAccessible, expectToFit, show } from './stage.tsx';

function Box({ onAsk = () => undefined }: { onAsk?: () => void }) {
  const [text, setText] = useState('');
  return <LookUp text={text} typed={readTyped(text)} onText={setText} onAsk={onAsk} />;
}

test('the box has the focus, so that a code can be typed at once', async () => {
  const view = show(<Box />);
  const box = page.getByRole('textbox', { name: 'Look up a code or a customer' });
  await expect.element(box).toHaveFocus();
  await userEvent.keyboard('482-91');
  await expect.element(page.getByRole('status')).toHaveTextContent('1 more digit.');
  await userEvent.keyboard('3');
  await expect.element(page.getByText('more digit')).not.toBeInTheDocument();
  await expectAccessible(view);
  expectToFit(view);
});

test('what is no code is said, and can be cleared without leaving the keyboard', async () => {
  show(<Box />);
  await expect.element(page.getByRole('textbox', { name: 'Look up a code or a customer' })).toHaveFocus();
  await userEvent.keyboard('nothing here');
  await expect
    .element(page.getByRole('status'))
    .toHaveTextContent('There is no six-digit code in this text.');
  await userEvent.keyboard('{Tab}{Enter}');
  const box = page.getByRole('textbox', { name: 'Look up a code or a customer' });
  await expect.element(box).toHaveValue('');
  await expect.element(box).toHaveFocus();
});

test('Enter asks', async () => {
  const onAsk = vi.fn();
  show(<Box onAsk={onAsk} />);
  await expect.element(page.getByRole('textbox', { name: 'Look up a code or a customer' })).toHaveFocus();
  await userEvent.keyboard('482913{Enter}');
  expect(onAsk).toHaveBeenCalledOnce();
});
