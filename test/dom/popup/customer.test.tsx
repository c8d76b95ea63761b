import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { CustomerSection, type CustomerSectionProps } from '../../../components/popup/CustomerSection.tsx';
import { expectAccessible, expectToFit, show } from './stage.tsx';

const now = Date.UTC(2026, 10, 21, 9);

function section(props: Partial<CustomerSectionProps> = {}) {
  return (
    <CustomerSection
      named={['ada@example.com', 'bo@example.com']}
      sentence={{ text: 'Könnten Sie …?', language: 'de' }}
      copied={false}
      busy={false}
      now={now}
      onOpen={() => undefined}
      onDevices={() => undefined}
      onConnect={() => undefined}
      onLink={() => undefined}
      onCopy={() => undefined}
      {...props}
    />
  );
}

test('it is one line until it is opened, and the conversation is read only then', async () => {
  const onOpen = vi.fn();
  const view = show(section({ onOpen }));
  expect(onOpen).not.toHaveBeenCalled();
  expect(view.querySelector('details')?.open).toBe(false);
  await page.getByText('Customer without a code').click();
  await expect.element(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue('ada@example.com');
  expect(onOpen).toHaveBeenCalledTimes(1);
  await expectAccessible(view);
  expectToFit(view);
});

test('devices and connecting go by the address that stands there', async () => {
  const [onDevices, onConnect] = [vi.fn(), vi.fn()];
  const view = show(section({ onDevices, onConnect }));
  await page.getByText('Customer without a code').click();
  await page.getByRole('button', { name: 'Show devices' }).click();
  expect(onDevices).toHaveBeenCalledWith('ada@example.com');
  const email = page.getByRole('textbox', { name: 'E-mail' });
  await email.fill('nobody');
  await page.getByRole('button', { name: 'Connect in Cobrowse' }).click();
  await expect.element(email).toHaveAttribute('aria-invalid', 'true');
  expect(onConnect).not.toHaveBeenCalled();
  await email.fill(' zoe@example.com ');
  await page.getByRole('button', { name: 'Connect in Cobrowse' }).click();
  expect(onConnect).toHaveBeenCalledWith('zoe@example.com');
  const device = { name: 'iPhone 15', lastActive: now - 60_000, connectable: true };
  show(section({ done: { is: 'devices', devices: [device] }, copied: true }));
  await expect.element(page.getByText(/iPhone 15 · can be connected to · seen 1 min ago/)).toBeVisible();
  await expectAccessible(view);
  expectToFit(view);
});

test('what went wrong stands there with what to do', async () => {
  const view = show(section({ trouble: { reason: 'token-expired', who: 'Cobrowse' } }));
  await page.getByText('Customer without a code').click();
  await expect.element(page.getByText('The token for Cobrowse has expired.')).toBeVisible();
  await expectAccessible(view);
});
