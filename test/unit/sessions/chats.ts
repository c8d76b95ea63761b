import type { Session } from '../../../utils/sessions/session.ts';
import { type Chance, cultureNames, oneOf, recorded, type Somebody, somebody } from './people.ts';
import { minute, now } from './session.ts';

/** The people and sessions of one team: half of its customers are of its own country. */
export interface World {
  sessions: Session[];
  byCode: Map<string, Session[]>;
  /** Whose session it is, in the order of `sessions`. */
  owners: Somebody[];
  agents: Somebody[];
}

const devices = [
  'Chrome 140 on Windows 11',
  'Chrome 140 on Android 16',
  'Safari 26 on iPhone',
  'Firefox 153 on Windows 11',
  'Safari 26 on Mac',
  'Edge 140 on Windows 11',
  'Samsung Internet on Galaxy',
];
const paths = ['/checkout', '/cart', '/', '/account/orders', '/login', '/help/returns', '/search'];

export function makeWorld(live: number, home: string, chance: Chance): World {
  const customer = () => somebody(chance() < 0.5 ? home : oneOf(cultureNames, chance), chance);
  const owners = Array.from({ length: live }, customer);
  const sessions = owners.map((who, at): Session => {
    const isRecording = chance() < 0.4;
    const age = isRecording ? chance() * 40 * 60 : chance() * 18;
    const startedAt = Math.round(now - age * minute);
    return {
      id: `file:${at}`,
      source: 'file',
      kind: isRecording ? 'noibu' : 'cobrowse',
      code: digits(chance),
      customer: recorded(who, chance),
      startedAt,
      ...(isRecording ? {} : { expiresAt: startedAt + 20 * minute }),
      page: `https://shop.example${chance() < 0.3 ? `/p/${Math.floor(chance() * 9_000)}` : oneOf(paths, chance)}`,
      device: oneOf(devices, chance),
      updatedAt: startedAt,
    };
  });
  const byCode = new Map<string, Session[]>();
  for (const session of sessions) byCode.set(session.code, [...(byCode.get(session.code) ?? []), session]);
  const agents = Array.from({ length: 20 }, () => somebody(home, chance));
  return { sessions, byCode, owners, agents };
}

function digits(chance: Chance): string {
  return String(Math.floor(chance() * 1_000_000)).padStart(6, '0');
}

export interface Chat {
  text: string;
  /** The session that the bare code means. */
  meant: Session;
  /** How the page names the customer; undefined when it does not. */
  named: 'full' | 'first' | 'email' | 'initial' | undefined;
  /** Six-digit numbers that are no codes. */
  orders: string[];
  said: 'customer' | 'agent' | undefined;
}

/**
 * One page of a desk: a list of other conversations, the agent's name, what was said, with a bare code and twenty order
 * numbers, and the customer's name in `named` of them. Some orders are of one range, as shops count them up.
 */
export function makeChat(world: World, named: number, chance: Chance): Chat {
  const at = pickMeant(world, chance);
  const [meant, who] = [world.sessions[at], world.owners[at]];
  if (!meant || !who) throw new Error('a chat needs a session');
  const how =
    chance() < named
      ? oneOf(['full', 'full', 'full', 'first', 'first', 'first', 'email', 'initial'] as const, chance)
      : undefined;
  const start = Math.floor(chance() * 980_000);
  const orders = Array.from({ length: 20 }, () => {
    const order =
      chance() < 0.5 ? digits(chance) : String(start + Math.floor(chance() * 20_000)).padStart(6, '0');
    return order === meant.code ? digits(chance) : order;
  });
  const agent = oneOf(world.agents, chance);
  const list = Array.from({ length: 24 }, () => {
    const other =
      chance() < 0.7 ? oneOf(world.owners, chance) : somebody(oneOf(cultureNames, chance), chance);
    return `${chance() < 0.8 ? other.full : other.email}\n${oneOf(remarks, chance)}`;
  });
  const talk = [
    ...orders.map((order) => `${oneOf(aboutOrders, chance)} ${order}`),
    ...Array.from({ length: 12 }, () => oneOf(remarks, chance)),
    ...(chance() < 0.2 ? [`it happens on my ${chance() < 0.7 ? meant.device : oneOf(devices, chance)}`] : []),
    ...(chance() < 0.15
      ? [chance() < 0.6 ? `see ${meant.page}` : `see https://shop.example${oneOf(paths, chance)}`]
      : []),
    ...(how === undefined ? [] : [naming(how, who, chance)]),
    // People speak of others too.
    ...(chance() < 0.2
      ? [`my colleague ${somebody(oneOf(cultureNames, chance), chance).given} ordered it`]
      : []),
  ].sort(() => chance() - 0.5);
  const text = [...list, `You are signed in as ${agent.full}`, `${agent.given} (Support)`, ...talk].join(
    '\n',
  );
  return { text, meant, named: how, orders, said: chance() < 0.5 ? undefined : 'customer' };
}

/** A code is read out a few minutes after it is made; a help code somewhat later in a visit. */
function pickMeant({ sessions }: World, chance: Chance): number {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const at = Math.floor(chance() * sessions.length);
    const session = sessions[at];
    const age = now - (session?.startedAt ?? now);
    const usual = session?.kind === 'noibu' ? 20 * minute : 4 * minute;
    if (chance() < Math.exp(-age / usual)) return at;
  }
  return 0;
}

function naming(how: NonNullable<Chat['named']>, who: Somebody, chance: Chance): string {
  const plain = (name: string) => (chance() < 0.2 ? name.normalize('NFKD').replace(/\p{M}/gu, '') : name);
  switch (how) {
    case 'full':
      return oneOf(
        [
          who.full,
          `Conversation with ${plain(who.full)}`,
          `thanks, ${plain(who.full)}`,
          `${who.family}, ${who.given}`,
          who.full.toLowerCase(),
        ],
        chance,
      );
    case 'first':
      return oneOf(
        [
          `Hi ${who.given}, how can I help?`,
          `Thanks ${plain(who.given)}!`,
          `it's ${plain(who.given)} again`,
          `regards, ${who.given}`,
        ],
        chance,
      );
    case 'email':
      return oneOf([`my mail is ${who.email}`, who.email], chance);
    case 'initial':
      return oneOf(
        [`${who.given} ${who.family.charAt(0)}.`, `${who.given.charAt(0)}. ${who.family}`],
        chance,
      );
  }
}

const aboutOrders = [
  'order',
  'it is about',
  '',
  'and this one:',
  'Bestellung',
  'pedido',
  'my number',
  'the parcel',
  'no.',
  'invoice says',
  'ref',
];
/** Words that are names as well, places that begin like names, months, and what is said anyway. */
const remarks = [
  'I will mark it as done',
  'Will do.',
  'May I help?',
  'Mark my words',
  'Grace period ends in April',
  'Rose gold, please',
  'Thanks a lot!',
  'we ship to Annapolis and Charlotte',
  'Price is fine',
  'Long day today',
  'The King size bed',
  'Green or White?',
  'es geht um den Müller Reis',
  'kann ich mit Koch reden?',
  'la costa del sol',
  'una rosa bianca',
  'Joy-Con does not work',
  'Good day',
  'the Jack Jones shirt',
  'Hill Street 5',
  'is the page slow?',
  'nothing happens when I press pay',
  '我的订单',
  'こんにちは',
  '감사합니다',
  'спасибо',
  'I tried it in May and June',
  'Young people like it',
  'write to help@shop.example',
  'support, please',
  'the Rich text field',
  'ok',
  'one moment',
  'my card was refused',
  'Martin guitar',
  'Wagner power painter',
];
