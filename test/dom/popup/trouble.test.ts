import { expect, test } from 'vitest';
import { describeTrouble } from '../../../utils/i18n/trouble.ts';
import type { TroubleReason } from '../../../utils/messages/answer.ts';

/** By the type, a new reason without words does not compile. */
const reasons: Record<TroubleReason, true> = {
  'key-refused': true,
  'contact-refused': true,
  'messaging-off': true,
  'not-allowed': true,
  'not-found': true,
  'too-many': true,
  refused: true,
  'vendor-down': true,
  unreachable: true,
  offline: true,
  'timed-out': true,
  malformed: true,
  'host-not-granted': true,
  'no-account': true,
  'token-expired': true,
  'token-early': true,
  'token-audience': true,
  'token-licence': true,
  'other-licence': true,
  'host-not-allowed': true,
  'unsafe-url': true,
  invalid: true,
  'bad-file': true,
  storage: true,
  'storage-full': true,
  'storage-held': true,
  outdated: true,
  gone: true,
  'page-closed-to-us': true,
  'no-background': true,
};

test.each(Object.keys(reasons) as TroubleReason[])('%s says what happened and what to do', (reason) => {
  for (const more of [
    {},
    { who: 'shop.eu', detail: 'detail', field: 'field', until: Date.UTC(2026, 0, 1) },
  ]) {
    const { what, todo } = describeTrouble({ reason, ...more });
    for (const sentence of [what, todo]) {
      expect(sentence).toMatch(/^.+[.”a-z]$/s);
      expect(sentence).not.toMatch(/[{}]|trouble\.|undefined/);
    }
  }
});

test("the vendor's own words stand beside ours", () => {
  const { what, todo } = describeTrouble({
    reason: 'key-refused',
    who: 'shop.eu',
    detail: 'Invalid API key',
  });
  expect(what).toBe('shop.eu refused the key or token. It said: “Invalid API key”.');
  expect(todo).toBe('Paste a new one in Options › Accounts.');
});

test('a moment from which it makes sense to try again is told', () => {
  const until = new Date(2026, 10, 21, 9, 14).getTime();
  expect(describeTrouble({ reason: 'too-many', until }).todo).toMatch(/^Try again after 0?9:14/);
});
