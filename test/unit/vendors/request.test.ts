import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { request, type Wire } from '../../../utils/vendors/request.ts';
import { json, wireOf } from './wire.ts';

const schema = v.object({ number: v.number() });
const question = { who: 'Shop', url: 'https://api.example.com/thing', schema };
const ask = (wire: Wire, more: object = {}) => request(wire, { ...question, ...more });
const now = Date.UTC(2026, 10, 21, 9);

async function troubleOf(...answers: Parameters<typeof wireOf>) {
  const answer = await ask(wireOf(...answers).wire);
  return answer.ok ? undefined : answer.trouble;
}

test('an answer of the expected shape is its value', async () => {
  expect(await ask(wireOf(json({ number: 3 })).wire)).toEqual({ ok: true, value: { number: 3 } });
});

test('no cookie, no cache, no referrer travels, and no redirect is followed', async () => {
  const { wire, asked } = wireOf(json({ number: 3 }));
  await ask(wire);
  expect(asked[0]?.init).toMatchObject({
    credentials: 'omit',
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
});

test('a browser’s own fetch can be given as it is, which refuses to be a method', async () => {
  async function native(this: unknown): Promise<Response> {
    if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation');
    return json({ number: 3 });
  }
  expect(await ask({ now: () => now, fetch: native })).toMatchObject({ ok: true });
});

describe('each refusal has its own reason', () => {
  test.each([
    [400, 'refused'],
    [401, 'key-refused'],
    [403, 'not-allowed'],
    [404, 'not-found'],
    [408, 'timed-out'],
    [422, 'refused'],
    [429, 'too-many'],
    [500, 'vendor-down'],
    [503, 'vendor-down'],
  ])('%i is %s, with the vendor’s words', async (status, reason) => {
    expect(await troubleOf(json({ message: 'their words' }, status))).toMatchObject({
      reason,
      who: 'Shop',
      detail: 'their words',
    });
  });

  test.each([
    [{ error: { message: 'inside' } }, 'inside'],
    [{ errors: [{ detail: 'listed' }] }, 'listed'],
    ['bare', 'bare'],
  ])('words are found in %j', async (body, words) => {
    expect(await troubleOf(json(body, 400))).toMatchObject({ detail: words });
  });

  test('a page of HTML has no words; a short text is its own, at most 300 characters', async () => {
    expect((await troubleOf(new Response('<html>Bad gateway', { status: 502 })))?.detail).toBeUndefined();
    expect((await troubleOf(new Response('not  now\n', { status: 502 })))?.detail).toBe('not now');
    expect((await troubleOf(new Response('x'.repeat(9000), { status: 502 })))?.detail).toHaveLength(300);
  });
});

describe('when to try again', () => {
  test.each<[Record<string, string>, number | undefined]>([
    [{ 'Retry-After': '120' }, now + 120_000],
    [{ 'Retry-After': 'Sat, 21 Nov 2026 09:02:00 GMT' }, now + 120_000],
    [{ 'X-Rate-Limit-Reset': '30' }, now + 30_000],
    [{ 'X-Rate-Limit-Reset': String(now / 1000 + 45) }, now + 45_000],
    [{ 'X-Rate-Limit-Reset': String(now + 45_500) }, now + 45_500],
    [{ 'Retry-After': '10', 'X-Rate-Limit-Reset': '90' }, now + 90_000],
    [{ 'Retry-After': '99999999' }, now + 24 * 3600_000],
    [{ 'X-Rate-Limit-Reset': String(now - 1000) }, undefined],
    [{ 'Retry-After': 'soon', 'X-Rate-Limit-Reset': '-5' }, undefined],
    [{}, undefined],
  ])('%j', async (headers, until) => {
    expect((await troubleOf(json({}, 429, headers)))?.until).toBe(until);
  });
});

describe('an answer that cannot be used is malformed', () => {
  test.each([
    ['HTML with status 200', () => new Response('<!doctype html><title>Sign in</title>')],
    ['HTML by its type', () => new Response('3', { headers: { 'Content-Type': 'text/html' } })],
    ['cut-off JSON', () => new Response('{"number": ')],
    ['nothing', () => new Response(null, { status: 204 })],
    ['another shape', () => json({ number: 'three' })],
    ['a body that breaks off', () => new Response(breakingOff())],
    ['a redirect to another host', () => Response.redirect('https://evil.example/', 302)],
  ])('%s', async (_, answer) => {
    expect(await troubleOf(answer)).toMatchObject({ reason: 'malformed', who: 'Shop' });
  });

  test('a huge one is not read to its end', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(to) {
        sent += 65_536;
        to.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const answer = await ask(wireOf(() => new Response(endless)).wire, { limit: 200_000 });
    expect(answer).toMatchObject({ ok: false, trouble: { reason: 'malformed' } });
    expect(sent).toBeLessThan(600_000);
  });
});

describe('no answer at all', () => {
  test('the host cannot be reached', async () => {
    expect(await troubleOf(new TypeError('fetch failed'))).toEqual({ reason: 'unreachable', who: 'Shop' });
  });

  test('the browser has no network', async () => {
    const { wire } = wireOf(new TypeError('fetch failed'));
    expect(await ask({ ...wire, online: () => false })).toMatchObject({ trouble: { reason: 'offline' } });
  });

  test('a browser that believes to be offline is not taken at its word when the answer came', async () => {
    const { wire } = wireOf(json({ number: 3 }));
    expect(await ask({ ...wire, online: () => false })).toMatchObject({ ok: true });
  });

  test('the extension may not talk to that host', async () => {
    const { wire } = wireOf(new TypeError('fetch failed'));
    expect(await ask({ ...wire, granted: async () => false })).toMatchObject({
      trouble: { reason: 'host-not-granted', detail: 'api.example.com' },
    });
  });

  test('the answer takes too long, before its head or within its body', async () => {
    const never = wireOf(() => new Promise<Response>(() => {}));
    expect(await ask(never.wire, { timeout: 1 })).toMatchObject({ trouble: { reason: 'timed-out' } });
    const stalled = wireOf(() => new Response(new ReadableStream()));
    expect(await ask(stalled.wire, { timeout: 1 })).toMatchObject({ trouble: { reason: 'timed-out' } });
    expect(stalled.asked[0]?.init.signal?.aborted).toBe(true);
  });
});

test('a key that fits no header is refused without asking', async () => {
  const { wire, asked } = wireOf(json({ number: 3 }));
  const answer = await ask(wire, { headers: { Authorization: 'Bearer a\nb' } });
  expect(answer).toMatchObject({ trouble: { reason: 'key-refused' } });
  expect(asked).toHaveLength(0);
});

function breakingOff(): ReadableStream<Uint8Array> {
  let first = true;
  return new ReadableStream({
    pull(to) {
      if (first) to.enqueue(new TextEncoder().encode('{"number": 3'));
      else to.error(new TypeError('terminated'));
      first = false;
    },
  });
}
