import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { removeAccount, saveAccount, secretOf } from '../../../utils/accounts/keep.ts';
import { tokenOf, withToken } from '../../../utils/accounts/token.ts';
import { bad, good } from '../../../utils/messages/answer.ts';
import { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import type { CobrowseAccount } from '../../../utils/vendors/cobrowse/pages.ts';
import type { Wire } from '../../../utils/vendors/request.ts';

let db: PatchcordDatabase;
let now = Date.UTC(2026, 10, 21, 9);
beforeEach(async () => {
  db = new PatchcordDatabase(`test-${crypto.randomUUID()}`);
  await db.open();
  now += 3_600_000;
});
afterEach(async () => {
  db.close();
  await db.delete();
});

const minutes = (count: number) => count * 60_000;

/** A token that lives an hour and has so many minutes left. */
function jwt(left: number, agent = 'ann@example.com'): string {
  const end = Math.floor((now + minutes(left)) / 1000);
  const claims = { sub: agent, iss: 'trial', iat: end - 3600, exp: end, aud: 'https://cobrowse.io' };
  return [{ alg: 'RS256' }, claims]
    .map((part) => btoa(JSON.stringify(part)))
    .join('.')
    .concat('.c2ln');
}

const pasted: CobrowseAccount = { vendor: 'cobrowse', id: 'c1', api: 'https://cobrowse.io' };
const from = { url: 'https://tokens.example.com/mine', header: 'Authorization' };
const fetched: CobrowseAccount = { ...pasted, tokenFrom: from };

/** A company's endpoint that gives these answers in turn, the last one again and again. */
function company(...answers: (string | number)[]) {
  const asked: { url: string; header: string | null }[] = [];
  const wire: Wire = {
    now: () => now,
    fetch: async (input, init) => {
      asked.push({ url: String(input), header: new Headers(init?.headers).get('Authorization') });
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      return typeof answer === 'number'
        ? new Response('{}', { status: answer })
        : new Response(answer, { headers: { 'Content-Type': 'text/plain' } });
    },
  };
  return { wire, asked };
}

describe('a pasted token', () => {
  test('is used until it is over, and then not sent at all', async () => {
    const token = jwt(10);
    await saveAccount(db, pasted, token);
    const { wire, asked } = company();
    expect(await tokenOf(db, pasted, wire)).toEqual(good(token));
    now += minutes(12);
    expect(await tokenOf(db, pasted, wire)).toMatchObject({ trouble: { reason: 'token-expired' } });
    expect(asked).toEqual([]);
  });

  test('says on its account whose it is, and is not on it itself', async () => {
    await saveAccount(db, pasted, jwt(10));
    const kept = await db.accounts.get('c1');
    expect(kept?.token).toMatchObject({ agent: 'ann@example.com', licence: 'trial' });
    expect(JSON.stringify(kept)).not.toContain('eyJ');
    await saveAccount(db, { ...pasted, label: 'Shop' });
    expect((await db.accounts.get('c1'))?.token).toMatchObject({ agent: 'ann@example.com' });
  });
});

describe('a token from the company’s address', () => {
  test('is asked for with the header, kept, and asked for again before it ends', async () => {
    await saveAccount(db, fetched, 'Bearer secret');
    const first = jwt(60);
    const { wire, asked } = company(first, jwt(120));
    expect(await tokenOf(db, fetched, wire)).toEqual(good(first));
    expect(asked).toEqual([{ url: from.url, header: 'Bearer secret' }]);
    now += minutes(57);
    expect(await tokenOf(db, fetched, wire)).toEqual(good(first));
    expect(asked).toHaveLength(1);
    now += minutes(2);
    expect(await tokenOf(db, fetched, wire)).not.toEqual(good(first));
    expect(asked).toHaveLength(2);
    expect((await db.accounts.get('c1'))?.token?.agent).toBe('ann@example.com');
  });

  test('is asked for once, whoever wants it at that moment', async () => {
    await saveAccount(db, fetched, 'x');
    const { wire, asked } = company(jwt(60));
    const answers = await Promise.all([1, 2, 3].map(() => tokenOf(db, fetched, wire)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(asked).toHaveLength(1);
  });

  test('that cannot be renewed is used while it is good, and its address is not asked all the time', async () => {
    await saveAccount(db, fetched, 'x');
    const first = jwt(60);
    const { wire, asked } = company(first, 500);
    await tokenOf(db, fetched, wire);
    now += minutes(59);
    expect(await tokenOf(db, fetched, wire)).toEqual(good(first));
    expect(await tokenOf(db, fetched, wire)).toEqual(good(first));
    expect(asked).toHaveLength(2);
    now += minutes(3);
    expect(await tokenOf(db, fetched, wire)).toMatchObject({
      trouble: { reason: 'vendor-down', who: 'tokens.example.com' },
    });
    expect(asked).toHaveLength(3);
  });

  test.each([
    ['{"token": "T"}', 'T'],
    ['{"jwt": "T"}', 'T'],
    ['{"access_token": "T"}', 'T'],
    ['"T"', 'T'],
    [' Bearer T\n', 'T'],
  ])('comes as %s', async (shape) => {
    await saveAccount(db, fetched, 'x');
    const token = jwt(60);
    expect(
      await tokenOf(
        db,
        fetched,
        company(shape.replace('T"', `${token}"`).replace(' T\n', ` ${token}\n`)).wire,
      ),
    ).toEqual(good(token));
  });

  test.each<[string | number, string]>([
    ['<html>Sign in', 'malformed'],
    ['no token at all', 'malformed'],
    ['{"token": ""}', 'malformed'],
    [401, 'key-refused'],
    [403, 'not-allowed'],
  ])('%s is %s', async (answer, reason) => {
    await saveAccount(db, fetched, 'x');
    expect(await tokenOf(db, fetched, company(answer).wire)).toMatchObject({
      trouble: { reason, who: 'tokens.example.com' },
    });
  });

  test('that is over already is said to be the address’s fault', async () => {
    await saveAccount(db, fetched, 'x');
    expect(await tokenOf(db, fetched, company(jwt(-5)).wire)).toMatchObject({
      trouble: { reason: 'token-expired', who: 'tokens.example.com' },
    });
  });

  test('that the vendor calls expired is fetched anew, once', async () => {
    await saveAccount(db, fetched, 'x');
    const [early, late] = [jwt(60), jwt(61)];
    const { wire, asked } = company(early, late);
    const tried: string[] = [];
    const answer = await withToken(db, fetched, wire, async (token) => {
      tried.push(token);
      return token === late ? good('in') : bad('token-expired');
    });
    expect(answer).toEqual(good('in'));
    expect(tried).toEqual([early, late]);
    const never = await withToken(db, fetched, wire, async () => bad('token-expired'));
    expect(never).toMatchObject({ trouble: { reason: 'token-expired' } });
    expect(asked).toHaveLength(3);
  });

  test('neither a token nor a header’s value goes to another address than the one it was given for', async () => {
    await saveAccount(db, pasted, jwt(60));
    await saveAccount(db, fetched);
    const { wire, asked } = company(jwt(60));
    await tokenOf(db, fetched, wire);
    expect(asked).toEqual([{ url: from.url, header: null }]);
    await saveAccount(db, fetched, 'Bearer secret');
    const elsewhere = { ...fetched, tokenFrom: { ...from, url: 'https://elsewhere.example.com/' } };
    await saveAccount(db, elsewhere);
    await tokenOf(db, elsewhere, wire);
    expect(asked.at(-1)).toEqual({ url: 'https://elsewhere.example.com/', header: null });
    await saveAccount(db, pasted);
    expect(await tokenOf(db, pasted, wire)).toMatchObject({ trouble: { reason: 'key-refused' } });
  });

  test('goes with its account', async () => {
    await saveAccount(db, fetched, 'Bearer secret');
    await tokenOf(db, fetched, company(jwt(60)).wire);
    await removeAccount(db, 'c1');
    expect(await db.secrets.count()).toBe(0);
    expect(await secretOf(db, 'header:c1')).toBeUndefined();
  });
});
