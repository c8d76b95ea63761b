import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyLink, type LinkDraft } from '../../../components/link/draft.ts';
import { readLink } from '../../../components/link/reading.ts';
import { rowsText } from '../../../utils/links/field.ts';
import { linkRequestSchema } from '../../../utils/links/link.ts';
import { makeLink } from '../../../utils/vendors/helpshift/console.ts';
import { startVendors, type Vendors } from '../../vendors/server.ts';

// Each link is a request, for which the stand-in draws its code.
const timeout = 30_000;

/** From the form to a stand-in that is as strict as the vendor's document, whatever people type. */
let vendors: Vendors;
beforeAll(async () => {
  vendors = await startVendors();
});
afterAll(() => vendors.close());

let seed = 20_261_121;
const next = (below: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
const pieces = [
  () => String.fromCodePoint(0x20 + next(0x5f)),
  () => String.fromCodePoint(0x1_0000 + next(0x10_0000)),
  () => String.fromCodePoint(0x5d0 + next(27)),
  () => String.fromCodePoint(0x627 + next(30)),
  () => '👩‍👩‍👧',
  () => '🇩🇪',
  () => '\n',
  () => '\r\n',
  () => '\u202e',
  () => '\u0000',
  () => '"',
  () => `'`,
  () => '&=+%20#;',
  () => '{email}',
  () => '\\u0041\\',
  () => String.fromCharCode(0xd800 + next(0x800)),
];
const text = (most: number) => {
  let made = '';
  const length = next(most);
  while (made.length < length) made += pieces[next(pieces.length)]?.() ?? '';
  return made.slice(0, most);
};

/** What a person may expect to arrive: as typed, but for halves of characters, which are shown as this too. */
const arrives = (typed: string) => (typed.trim() ? typed.toWellFormed() : undefined);

test(
  'names and messages of every script, quotes and line breaks arrive exactly as typed',
  async () => {
    const { account, links } = vendors.helpshift;
    account.fields = { note: 'text', since: 'date' };
    const by = {
      vendor: 'helpshift',
      id: 'h',
      api: vendors.local,
      domain: account.domain,
      appId: account.apps[0] ?? '',
    } as const;
    for (let n = 0; n < 120; n += 1) {
      const draft: LinkDraft = {
        ...emptyLink,
        id: text(40),
        name: text(60),
        message: text(500),
        search: text(80),
        faq: text(30),
        fields: rowsText([{ key: 'note', type: 'text', value: text(200) }]),
        token: text(100),
      };
      const { request, token, broken } = readLink(
        draft,
        { id: 'h', name: 'shop', type: 'helpshift' },
        { now: Date.now() },
      );
      // An empty value of a custom field is said, and not sent.
      if (broken.fields) request.fields = undefined;
      expect({ ...broken, fields: undefined }).toEqual({ fields: undefined });
      // Chromium's messages are JSON.
      const sent = v.parse(linkRequestSchema, JSON.parse(JSON.stringify(request)));
      const made = await makeLink(by, account.key, sent, { fetch, now: Date.now }, token);
      expect(made).toMatchObject({ ok: true });
      const { fields } = links.at(-1) ?? {};
      expect([fields?.name, fields?.firstMessage, fields?.search]).toEqual([
        arrives(draft.name),
        arrives(draft.message),
        arrives(draft.search),
      ]);
      expect([fields?.identity.uid, fields?.faq, fields?.authToken]).toEqual(
        [draft.id, draft.faq, draft.token].map((typed) => arrives(typed)?.trim()),
      );
      const note = JSON.parse(draft.fields)[0].value as string;
      expect(fields?.customFields).toEqual(arrives(note) ? { note: arrives(note) } : {});
    }
  },
  timeout,
);

test(
  'what the form lets pass, the vendor’s document lets pass',
  async () => {
    const { account } = vendors.helpshift;
    const by = {
      vendor: 'helpshift',
      id: 'h',
      api: vendors.local,
      domain: account.domain,
      appId: account.apps[0] ?? '',
    } as const;
    const oneOf = <T>(values: readonly T[]) => values[next(values.length)] as T;
    /** Mostly what keeps the rules, so that whole requests do now and then. */
    const mostly = (fine: readonly string[], wrong: readonly string[]) => oneOf(next(8) > 0 ? fine : wrong);
    let passed = 0;
    for (let n = 0; n < 200; n += 1) {
      const draft: LinkDraft = {
        ...emptyLink,
        phone: mostly(['', '+14155550123'], ['0123', '+0123456789', '+1234567890123456', text(12)]),
        message: mostly(['', 'x'.repeat(500), '🎉'.repeat(250)], ['x'.repeat(501), '🎉'.repeat(251)]),
        expiry: mostly(['', '24h', 'until', '90m'], ['0m', '2w', 'h', text(4)]),
        until: mostly(['2199-01-01T00:00'], ['', '2020-01-01T00:00', '2199-02-30T00:00']),
        views: mostly(['', '1', '32767'], ['0', '32768', '1.5', 'ten']),
        fields: mostly(
          ['', '[{"key":"age","type":"number","value":"1.5"}]'],
          [rowsText([{ key: 'since', type: 'date', value: text(10) }])],
        ),
        tags: oneOf(['', 'vip,billing', text(40)]),
        filterTags: mostly(['a', 'a,b'], ['', ' , ']),
        filterOperator: mostly(['and', 'or', 'not'], ['', 'xor']),
        widget: oneOf(['', 'open', 'minimize', 'hide', 'close']),
        chat: oneOf(['', 'true', 'false']),
      };
      const { request, broken } = readLink(
        draft,
        { id: 'h', name: 'shop', type: 'helpshift' },
        { now: Date.now() },
      );
      if (Object.keys(broken).length > 0) continue;
      passed += 1;
      const sent = v.parse(linkRequestSchema, JSON.parse(JSON.stringify(request)));
      expect(
        await makeLink(by, account.key, sent, { fetch, now: Date.now }),
        JSON.stringify(draft),
      ).toMatchObject({ ok: true });
    }
    expect(passed).toBeGreaterThan(25);
    expect(passed).toBeLessThan(175);
  },
  timeout,
);
