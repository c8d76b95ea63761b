import type { Watch } from '../../../utils/unread/watch.ts';

/** A watch that was just added, but for what is given. */
export function watch(of: Partial<Watch> = {}): Watch {
  return {
    id: 'w1',
    vendor: 'helpshift',
    account: 'h1',
    name: 'Ada',
    customer: { email: 'ada@example.com' },
    polled: true,
    addedAt: 0,
    failures: 0,
    nextAt: 0,
    ...of,
  };
}
