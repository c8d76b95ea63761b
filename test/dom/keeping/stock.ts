import type { PatchcordDatabase } from '../../../utils/sessions/db.ts';
import { putSessions } from '../../../utils/sessions/records.ts';
import type { Session } from '../../../utils/sessions/session.ts';
import { cobrowse, day, minute, noibu, now } from '../../unit/sessions/session.ts';

/** Ada is in every table under each of her names; Grace shares a code with her. */
export const ada = { id: 'u-1', name: 'Ada Lovelace', email: 'ada@example.com', phone: '+44 20 7946 0000' };
export const grace = { id: 'u-2', name: 'Grace Hopper', email: 'grace@example.com' };

/** Sessions that are over for ten days and more, of ten customers in turn. */
export function old(count: number): Session[] {
  return Array.from({ length: count }, (_, at) => {
    const startedAt = now - 10 * day - at;
    const person = at % 10;
    return cobrowse({
      id: `file:${at}`,
      code: String((at * 7919) % 1_000_000).padStart(6, '0'),
      customer: person === 3 ? ada : { id: `p-${person}`, email: `p${person}@example.com` },
      startedAt,
      expiresAt: startedAt + 20 * minute,
      updatedAt: startedAt,
      device: `"quoted"\nline, =1+1 ${at}`,
      tags: ['vip', `t${at}`],
    });
  });
}

/** Something in every table that a backup holds, and in those that it does not. */
export async function fill(db: PatchcordDatabase, packed = 500): Promise<void> {
  await putSessions(
    db,
    [
      ...old(packed),
      cobrowse({ id: 'cobrowse:ada', source: 'cobrowse', customer: ada }),
      cobrowse({ id: 'cobrowse:grace', source: 'cobrowse', customer: grace }),
      noibu({ id: 'noibu:nobody', source: 'noibu', code: '118204' }),
    ],
    now,
  );
  const known = { kind: 'cobrowse', strength: 'strong', firstSeenAt: now, lastSeenAt: now } as const;
  const at = (code: string, place: string) => ({ ...known, id: `${code}@${place}`, code, place, tab: 7 });
  await db.sightings.bulkPut([
    { ...at('482913', 'https://desk.example.com/ada'), outcome: 'opened', times: 3 },
    {
      ...at('482913', 'https://desk.example.com/grace'),
      meant: { session: 'cobrowse:grace', isNamed: true },
    },
    { ...at('118204', 'https://desk.example.com/named'), excerpt: 'I am ADA@example.com, code 118204' },
    at('777777', 'https://desk.example.com/other'),
  ]);
  await db.opened.bulkPut([
    { id: 'cobrowse:ada', code: '482913', at: now },
    { id: 'file:1', code: '007919', at: now },
  ]);
  const link = { madeAt: now, via: { type: 'template', name: 'Help' } } as const;
  await db.links.bulkPut([
    {
      ...link,
      id: 'l1',
      url: 'https://example.com/?e=ada%40example.com',
      request: { by: 't', customer: ada },
    },
    { ...link, id: 'l2', url: 'https://example.com/?e=grace', request: { by: 't', customer: grace } },
  ]);
  await db.templates.put({ id: 't', name: 'Help', url: 'https://example.com/?e={email}' });
  await db.presets.bulkPut([
    { id: 'p1', name: 'Welcome', order: 1, fields: { message: 'Hello {customer.name}' } },
    { id: 'p2', name: 'For one', order: 2, fields: { id: 'u-1', message: 'ada@example.com asked' } },
  ]);
  await db.settings.put({ name: 'handed', once: 'x', customer: ada });
  const watch = { account: 'hs', addedAt: now, failures: 3, nextAt: now + 1000, polled: true };
  await db.watches.bulkPut([
    { ...watch, id: 'w1', vendor: 'helpshift', name: 'Ada', customer: { email: 'Ada@Example.com' } },
    { ...watch, id: 'w2', vendor: 'helpdesky', account: 'hd', name: 'Ada', contactId: 'u-1' },
    { ...watch, id: 'w3', vendor: 'helpshift', name: 'Grace', customer: grace },
  ]);
  const conversation = { account: 'hd', startedAt: now, drafts: {} };
  await db.conversations.bulkPut([
    { ...conversation, id: 'w2', email: 'ada@example.com', name: 'Ada', drafts: { k: 'typed for ada' } },
    { ...conversation, id: 'c9', email: 'grace@example.com' },
  ]);
  const said = { author: 'visitor', text: 'said by ada', at: now } as const;
  await db.histories.put({ id: 'w2', readAt: now, conversations: [{ id: 'k', messages: [said] }] });
  const outgoing = {
    writtenAt: now,
    state: 'sent',
    tries: [{ at: now, taken: true, arrivedAt: now }],
  } as const;
  await db.outgoing.bulkPut([
    {
      ...outgoing,
      id: 'o1',
      conversation: 'w2',
      thread: 'k',
      text: 'written for ada',
      tries: [...outgoing.tries],
    },
    { ...outgoing, id: 'c9', conversation: 'c9', text: 'written for grace', state: 'unknown', tries: [] },
  ]);
  await db.sites.put({ pattern: 'https://desk.example.com/*', frames: [], addedAt: now });
  await db.accounts.put({
    vendor: 'helpshift',
    id: 'hs',
    api: 'https://api.helpshift.com',
    domain: 'shop',
    appId: 'a1',
    check: { at: now },
  });
  await db.secrets.bulkPut([
    { id: 'hs', value: 'key-of-helpshift' },
    { id: 'watch:w1', value: 'token-one' },
    { id: 'watch:w2', value: 'token-of-ada' },
    { id: 'watch:w3', value: 'token-three' },
  ]);
  await db.settings.put({
    name: 'own',
    labels: [{ text: 'screen pin', kind: 'cobrowse' }],
    patterns: [],
  });
  await db.missing.put({ tab: 7, at: now });
}
