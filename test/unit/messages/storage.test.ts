import Dexie from 'dexie';
import { expect, test } from 'vitest';
import { StorageError, storageTrouble } from '../../../utils/messages/storage.ts';

const full = new DOMException(
  'The current transaction exceeded its quota limitations.',
  'QuotaExceededError',
);

test.each<[string, unknown]>([
  ['the browser’s own error', full],
  ['a transaction that fails as it is committed', new Dexie.AbortError('aborted', full)],
  ['many writes of which one fails', Object.assign(new Error('bulk'), { failures: [full] })],
  [
    'the transaction after that, in Firefox',
    new DOMException(
      'A mutation operation was attempted on a database that did not allow mutations.',
      'InvalidStateError',
    ),
  ],
])('no space is told of as that: %s', (_, error) => {
  expect(storageTrouble(error)).toEqual({ reason: 'storage-full' });
});

test('what has words of its own keeps them, and all else the browser’s', () => {
  expect(storageTrouble(new StorageError({ reason: 'outdated' }))).toEqual({ reason: 'outdated' });
  expect(storageTrouble(new DOMException('no key', 'DataError'))).toEqual({
    reason: 'storage',
    detail: 'no key',
  });
  expect(storageTrouble('odd')).toEqual({ reason: 'storage', detail: 'odd' });
});

test('an error that holds itself comes to an end', () => {
  const error = new Error('round');
  Object.assign(error, { inner: error });
  expect(storageTrouble(error)).toEqual({ reason: 'storage', detail: 'round' });
});
