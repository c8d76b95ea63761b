import { describe, expect, test } from 'vitest';
import { endSession, getSession, listSessions, whoAmI } from '../../../utils/vendors/cobrowse/sessions.ts';
import recorded from '../../vendors/recorded/cobrowse.json' with { type: 'json' };
import { json, wireOf } from './wire.ts';

/** What our client makes of each recorded answer of the API. */
const account = { vendor: 'cobrowse', id: 'c', api: 'https://cobrowse.io' } as const;
const wireWith = (name: keyof typeof recorded) =>
  wireOf(json(recorded[name].body, recorded[name].status)).wire;

describe('each refusal has its own name', () => {
  test.each<[keyof typeof recorded, string]>([
    ['token expired', 'token-expired'],
    ['token not valid yet', 'token-early'],
    ['token of another audience', 'token-audience'],
    ['token of another license', 'token-licence'],
    ['token signed by nobody', 'key-refused'],
    ['token malformed', 'key-refused'],
    ['no token', 'key-refused'],
    ['forbidden', 'not-allowed'],
    ['too many requests', 'too-many'],
    ['server error', 'vendor-down'],
    ['session of another license', 'not-allowed'],
    ['limit that is none', 'refused'],
  ])('%s', async (name, reason) => {
    const answer = await whoAmI(account, 'jwt', wireWith(name));
    expect(answer).toMatchObject({ ok: false, trouble: { reason, who: 'Cobrowse' } });
  });

  test('a code that nobody has is no trouble; ending what is over or never was is one', async () => {
    expect(await getSession(account, 'jwt', '999999', wireWith('code that nobody has'))).toEqual({
      ok: true,
      value: undefined,
    });
    const session = { id: 'cobrowse:x', code: '777002' };
    expect(await endSession(account, 'jwt', session, wireWith('end of what has ended'))).toMatchObject({
      trouble: { reason: 'refused', detail: 'The session has ended' },
    });
    expect(await endSession(account, 'jwt', session, wireWith('end of what never was'))).toMatchObject({
      trouble: { reason: 'not-found' },
    });
    expect(
      await listSessions(
        account,
        'jwt',
        { states: ['active'], everybodys: true },
        wireWith('list of all agents refused'),
      ),
    ).toMatchObject({ trouble: { reason: 'not-allowed' } });
  });
});

test.each([
  ['pending by code', '012345', 'pending'],
  ['authorizing', '482913', 'authorizing'],
  ['active', '777001', 'active'],
  ['ended by id', '777002', 'ended'],
] as const)('%s is read', async (name, code, state) => {
  const answer = await getSession(account, 'jwt', code, wireWith(name));
  expect(answer).toMatchObject({ ok: true, value: { code, state } });
});
