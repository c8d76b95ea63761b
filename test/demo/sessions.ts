import type { Session } from '../../utils/sessions/session.ts';
import { codeEvery, dice, transcriptCode, transcriptLength } from './transcript.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** "6-digit codes expire after approximately 20 minutes" (Cobrowse, Use 6-digit codes). */
const lifetime = 20 * minute;

/** A code that stands in a seeded conversation, and what should come of it. */
export interface SeededCode {
  code: string;
  conversation: string;
  kind: 'cobrowse' | 'noibu' | 'unknown';
  /** `unknown`: in no source. Otherwise how its best session stands at the demo's start. */
  expect: 'live' | 'ending' | 'recording' | 'over' | 'unknown';
}

export const seededCodes: SeededCode[] = [
  { code: '482913', conversation: 'checkout', kind: 'cobrowse', expect: 'live' },
  { code: '118204', conversation: 'voucher', kind: 'noibu', expect: 'recording' },
  { code: '640275', conversation: 'refund', kind: 'cobrowse', expect: 'over' },
  { code: '640311', conversation: 'refund', kind: 'cobrowse', expect: 'ending' },
  { code: '905117', conversation: 'unknown', kind: 'unknown', expect: 'unknown' },
  { code: '206417', conversation: 'years', kind: 'cobrowse', expect: 'live' },
  { code: '731664', conversation: 'split', kind: 'cobrowse', expect: 'live' },
  { code: '059386', conversation: 'frame', kind: 'cobrowse', expect: 'live' },
  { code: '314702', conversation: 'shadow', kind: 'cobrowse', expect: 'live' },
  { code: '826150', conversation: 'shadow', kind: 'noibu', expect: 'recording' },
  { code: '573920', conversation: 'bare', kind: 'cobrowse', expect: 'live' },
  { code: '268045', conversation: 'arabic', kind: 'cobrowse', expect: 'live' },
];

/** Six digits in the conversations that are no code of anybody: orders, a one-time password, prices, the box. */
export const notCodes = ['104233', '771204', '560034', '410233', '200145', '901820'];

/**
 * About forty sessions, as a company's export would hold them: those of `seededCodes`, one code that came up in four
 * years, those of the long transcript's newest codes, and other customers'.
 * They have no address yet: `stock` gives them their pages at the vendors' stand-ins.
 * @param now epoch ms at which the demo starts; every time is relative to it
 */
export function demoSessions(now: number): Session[] {
  const cobrowse = (
    code: string,
    age: number,
    customer: Session['customer'],
    more: Partial<Session> & { name?: string } = {},
  ): Session => {
    const { name = code, ...rest } = more;
    const startedAt = now - age;
    const ended = age > lifetime;
    const id = sessionId(`cobrowse ${name}`);
    return {
      id: `cobrowse:${id}`,
      source: 'cobrowse',
      kind: 'cobrowse',
      code,
      customer,
      startedAt,
      expiresAt: startedAt + lifetime,
      ...(ended ? { endedAt: startedAt + lifetime } : {}),
      state: ended ? 'ended' : 'pending',
      page: 'https://shop.example.com/checkout',
      device: 'Chrome 142, Windows 11',
      updatedAt: ended ? startedAt + lifetime : startedAt,
      ...rest,
    };
  };

  const noibu = (
    code: string,
    age: number,
    customer: Session['customer'],
    more: Partial<Session> = {},
  ): Session => {
    const id = sessionId(`noibu ${code}`);
    return {
      id: `noibu:${id}`,
      source: 'noibu',
      kind: 'noibu',
      code,
      customer,
      startedAt: now - age,
      page: 'https://shop.example.com/basket',
      device: 'Safari 26, iPhone',
      updatedAt: now - Math.max(0, age - 10 * minute),
      ...more,
    };
  };

  const olu = { id: 'c-1006', name: 'Olu Adeyemi', email: 'olu@example.ng', phone: '+23418880101' };
  const seeded = [
    cobrowse('482913', 6 * minute, {
      id: 'c-1001',
      name: 'Priya Raman',
      email: 'priya.raman@example.com',
      phone: '+442079460958',
    }),
    noibu(
      '118204',
      43 * minute,
      { id: 'c-1002', name: 'Tom Becker', email: 'tom.becker@example.de' },
      {
        device: 'Firefox 153, macOS',
        errors: ["TypeError: Cannot read properties of null (reading 'discount')", 'POST /api/vouchers 502'],
        tags: ['voucher', 'checkout not completed'],
      },
    ),
    cobrowse('640275', 64 * minute, inés),
    cobrowse('640311', 17.5 * minute, inés, { device: 'Shop app 4.2, iPhone 15' }),
    cobrowse('731664', 12 * minute, { id: 'c-1007', name: 'Sofia Rossi', email: 'sofia.rossi@example.it' }),
    cobrowse('059386', 7 * minute, {
      id: 'c-1008',
      name: 'Jonas Lind',
      email: 'jonas.lind@example.se',
      phone: '+46812345600',
    }),
    cobrowse(
      '314702',
      8 * minute,
      { id: 'c-1009', name: 'Amira Haddad', email: 'amira.haddad@example.com' },
      {
        state: 'active',
      },
    ),
    noibu(
      '826150',
      7 * minute,
      { id: 'c-1009', name: 'Amira Haddad', email: 'amira.haddad@example.com' },
      {
        errors: ['Address validation failed: 422'],
      },
    ),
    cobrowse('573920', 10 * minute, { id: 'c-1010', name: 'Hannah Weiss', email: 'hannah.weiss@example.at' }),
    cobrowse('268045', 11 * minute, { id: 'c-1011', name: 'ليلى منصور', email: 'layla.mansour@example.ae' }),
    cobrowse('206417', 5 * minute, olu, { device: 'Shop app 4.2, Pixel 9' }),
    cobrowse(
      '206417',
      412 * day,
      { id: 'c-0388', name: 'Nora Petrov', email: 'nora.p@example.bg' },
      {
        name: '206417 2025',
      },
    ),
    noibu('206417', 700 * day, { id: 'c-0214', name: 'Luis Ortega', email: 'luis.ortega@example.mx' }),
    cobrowse(
      '206417',
      1_130 * day,
      { id: 'c-0101', name: 'Freya Holm', email: 'freya@example.dk' },
      {
        name: '206417 2023',
      },
    ),
  ];

  const wholesale = { id: 'c-0500', name: 'Basecamp Outfitters', email: 'orders@basecamp.example' };
  const step = (3 * 365 * day) / transcriptLength;
  const newest = Array.from({ length: 12 }, (_, back) => transcriptLength - 1 - back * codeEvery);
  const transcript = newest.flatMap((index) => {
    const code = transcriptCode(index);
    if (!code) return [];
    const age = (transcriptLength - 1 - index) * step + 2 * minute;
    // The transcript's wordings take turns, and every fourth names Noibu's help code.
    const isNoibu = Math.floor(index / codeEvery) % 4 === 0;
    return [isNoibu ? noibu(code, age, wholesale) : cobrowse(code, age, wholesale)];
  });

  const others = people.map(([name, email, device], index) => {
    const code = String(dice(9_000 + index)(1_000_000)).padStart(6, '0');
    const customer = { id: `c-2${String(index).padStart(3, '0')}`, name, email };
    return index % 3 === 0
      ? noibu(code, index * 5 * hour + 40 * minute, customer, { device })
      : cobrowse(code, index * index * 7 * minute + 2 * minute, customer, { device });
  });

  return [...seeded, ...transcript, ...others];
}

const inés = { id: 'c-1003', name: 'Inés Duarte', email: 'ines.duarte@example.pt', phone: '+351211234567' };

const people: [name: string, email: string, device: string][] = [
  ['Grace Mwangi', 'grace.mwangi@example.ke', 'Chrome 142, Android 16'],
  ['Diego Fernández', 'diego.f@example.es', 'Edge 142, Windows 11'],
  ['Yuki Tanaka', 'yuki.tanaka@example.jp', 'Safari 26, iPad'],
  ['Zanele Dlamini', 'zanele@example.co.za', 'Firefox 153, Ubuntu'],
  ['Pierre Lambert', 'p.lambert@example.fr', 'Chrome 142, macOS'],
  ['Anna Kowalska', 'anna.kowalska@example.pl', 'Shop app 4.1, Galaxy S24'],
  ['Ravi Shankar', 'ravi.shankar@example.in', 'Chrome 142, Windows 10'],
  ['Chloé Martin', 'chloe.martin@example.ca', 'Safari 26, macOS'],
  ['Ahmed Naguib', 'ahmed.naguib@example.eg', 'Chrome 141, Android 15'],
  ['Ingrid Solberg', 'ingrid@example.no', 'Firefox 153, Windows 11'],
  ['Mateus Silva', 'mateus.silva@example.br', 'Shop app 4.2, Moto G'],
  ['Lena Hoffmann', 'lena.hoffmann@example.de', 'Chrome 142, ChromeOS'],
  ['Samir Khan', 'samir.khan@example.pk', 'Edge 142, Windows 11'],
  ['Emily Carter', 'emily.carter@example.com', 'Safari 26, iPhone 15'],
];

/** A session's own id: 24 hex digits, the same on every run. */
function sessionId(name: string): string {
  let seed = 7;
  for (const sign of name) seed = (Math.imul(seed, 31) + (sign.codePointAt(0) ?? 0)) >>> 0;
  const roll = dice(seed);
  return Array.from({ length: 24 }, () => roll(16).toString(16)).join('');
}

const columns = [
  'session_id',
  'source',
  'kind',
  'code',
  'customer_id',
  'name',
  'email',
  'phone',
  'created',
  'expires',
  'ended',
  'state',
  'url',
  'page',
  'device',
  'errors',
  'tags',
] as const;

/**
 * The same sessions as a spreadsheet would save them: ISO times, lists joined by `; `, RFC 4180 quoting, and codes that
 * lost their leading zeros.
 */
export function sessionsCsv(sessions: Session[]): string {
  const iso = (time: number | undefined) => (time === undefined ? '' : new Date(time).toISOString());
  const rows = sessions.map(
    (session): Record<(typeof columns)[number], string> => ({
      session_id: session.id,
      source: session.source,
      kind: session.kind,
      code: String(Number(session.code)),
      customer_id: session.customer?.id ?? '',
      name: session.customer?.name ?? '',
      email: session.customer?.email ?? '',
      phone: session.customer?.phone ?? '',
      created: iso(session.startedAt),
      expires: iso(session.expiresAt),
      ended: iso(session.endedAt),
      state: session.state ?? '',
      url: session.url ?? '',
      page: session.page ?? '',
      device: session.device ?? '',
      errors: session.errors?.join('; ') ?? '',
      tags: session.tags?.join('; ') ?? '',
    }),
  );
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(','))];
  return `${lines.join('\r\n')}\r\n`;
}
