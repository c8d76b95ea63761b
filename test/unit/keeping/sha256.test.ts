import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Sha256 } from '../../../utils/keeping/sha256.ts';

test('the digest is that of the standard, whatever the length and however it comes in pieces', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7919) % 256);
  for (let length = 0; length <= 300; length += 1) {
    const given = bytes.subarray(0, length);
    const wanted = createHash('sha256').update(given).digest('hex');
    for (const piece of [1, 13, 64, 1000]) {
      const digest = new Sha256();
      for (let at = 0; at < length; at += piece) digest.update(given.subarray(at, at + piece));
      expect(digest.hex(), `${length} bytes in pieces of ${piece}`).toBe(wanted);
    }
  }
});
