import type { Session } from '../../../utils/sessions/session.ts';

export const minute = 60_000;
export const day = 24 * 60 * minute;
/** 2026-11-21T09:00:00Z */
export const now = 1_795_251_600_000;

/** A live Cobrowse session, but for what the test says. */
export function cobrowse(more: Partial<Session> = {}): Session {
  return {
    id: 'cobrowse:s1',
    source: 'file',
    kind: 'cobrowse',
    code: '482913',
    startedAt: now - 5 * minute,
    expiresAt: now + 15 * minute,
    state: 'pending',
    updatedAt: now - 5 * minute,
    ...more,
  };
}

/** A Noibu recording of this morning, but for what the test says. */
export function noibu(more: Partial<Session> = {}): Session {
  return {
    id: 'noibu:n1',
    source: 'file',
    kind: 'noibu',
    code: '482913',
    startedAt: now - 60 * minute,
    updatedAt: now - 60 * minute,
    ...more,
  };
}
