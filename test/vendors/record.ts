import { mkdir, writeFile } from 'node:fs/promises';
import { startVendors, type Vendors } from './server.ts';

/** One answer, as a client sees it. */
export interface Recorded {
  status: number;
  type: string;
  body: unknown;
}

/** By vendor, then by what was asked. */
export type Recordings = Record<'cobrowse' | 'helpshift' | 'helpdesky', Record<string, Recorded>>;

/** A small generator with a fixed seed (Park and Miller, 1988), so that ids and codes come out the same every time. */
function seeded(): () => number {
  let state = 20_261_121;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Example answers of each API, from stand-ins with a fixed clock, for tests that need an answer and no server. */
export async function record(): Promise<Recordings> {
  const vendors = await startVendors({
    now: () => Date.UTC(2026, 10, 21, 12),
    random: seeded(),
    address: 'https://support.example',
  });
  try {
    return {
      cobrowse: await cobrowse(vendors),
      helpshift: await helpshift(vendors),
      helpdesky: await helpdesky(vendors),
    };
  } finally {
    await vendors.close();
  }
}

async function take(url: string, init: RequestInit): Promise<Recorded> {
  const response = await fetch(url, init);
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, body: await response.json() };
}

async function cobrowse({ cobrowse, local, switches }: Vendors): Promise<Record<string, Recorded>> {
  const get = (path: string, token = cobrowse.token()) =>
    take(`${local}/api/1/${path}`, { headers: { authorization: `Bearer ${token}` } });
  const made = ['012345', '482913', '777001', '777002'].map((code, index) =>
    cobrowse.createSession({
      code,
      customData: {
        user_id: `u-${index}`,
        user_name: ['Maria López', 'Sam O’Neil', 'Ann', 'Bob'][index],
        user_email: `customer${index}@example.com`,
        device_id: `device-${index}`,
        device_name: 'Chrome on macOS',
      },
    }),
  );
  const [pending, authorizing, active, ended] = made.map((one) => one.id);
  cobrowse.authorize(authorizing ?? '');
  cobrowse.activate(active ?? '');
  cobrowse.activate(ended ?? '');
  cobrowse.end(ended ?? '', 'agent_ended');
  const { code: foreign } = cobrowse.createSession({ code: '777003', license: 'another' });
  const failing = async (fault: '403' | '429' | '500') => {
    switches.set('cobrowse', { fault, times: 1 });
    return get('users/me');
  };
  const end = (id: string) =>
    take(`${local}/api/1/sessions/${id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${cobrowse.token()}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id, state: 'ended' }),
    });
  return {
    'server error': await failing('500'),
    'too many requests': await failing('429'),
    forbidden: await failing('403'),
    'pending by code': await get('sessions/012345'),
    authorizing: await get('sessions/482913'),
    active: await get('sessions/777001'),
    'ended by id': await get(`sessions/${ended}`),
    'ended by code': await get('sessions/777002'),
    'pending by id': await get(`sessions/${pending}`),
    'list of active': await get('sessions?state[]=active&limit=50'),
    'list of all agents refused': await get('sessions?agent=all'),
    devices: await get('devices?filter_user_email=customer0%40example.com'),
    user: await get('users/me'),
    'token expired': await get('users/me', cobrowse.token({ expiresIn: -1 })),
    'token of another audience': await get('users/me', cobrowse.token({ aud: 'https://example.com' })),
    'token not valid yet': await get('users/me', cobrowse.token({ startsIn: 60 })),
    'token of another license': await get('users/me', cobrowse.token({ iss: 'another' })),
    'token signed by nobody': await get('users/me', cobrowse.token({ alg: 'none' })),
    'token malformed': await get('users/me', 'nonsense'),
    'no token': await take(`${local}/api/1/users/me`, {}),
    'code that nobody has': await get('sessions/999999'),
    'session of another license': await get(`sessions/${foreign}`),
    'end of what has ended': await end(ended ?? ''),
    'end of what never was': await end('no-such-session'),
    'limit that is none': await get('sessions?limit=many'),
  };
}

async function helpshift({ helpshift, local }: Vendors): Promise<Record<string, Recorded>> {
  const { domain, key, apps } = helpshift.account;
  const app_id = apps[0] ?? '';
  const authorization = `Basic ${btoa(`${key}:`)}`;
  const qrcode = (fields: Record<string, string>, headers: HeadersInit = { authorization }) =>
    take(`${local}/v1/${domain}/console/qrcode`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ app_id, ...fields }),
    });
  const unread = (fields: Record<string, string>) =>
    take(`${local}/v1/${domain}/console/messages/unread?${new URLSearchParams({ app_id, ...fields })}`, {
      headers: { authorization },
    });
  helpshift.addIssue({ email: 'customer0@example.com' }, 2, { id: 78 });
  return {
    'link, png': await qrcode({ email: 'customer0@example.com' }),
    'link, svg': await qrcode({ email: 'customer0@example.com', format: 'svg' }),
    'link with open issue': await qrcode({
      email: 'customer0@example.com',
      includes: '["unread_messages"]',
    }),
    'link without open issue': await qrcode({ email: 'new@example.com', includes: '["unread_messages"]' }),
    'link refused': await qrcode({ phone_number: '12' }),
    'key refused': await qrcode({}, {}),
    unread: await unread({ email: 'customer0@example.com' }),
    'unread, no open issue': await unread({ email: 'new@example.com' }),
    'unread refused': await unread({}),
  };
}

async function helpdesky({ helpdesky, local }: Vendors): Promise<Record<string, Recorded>> {
  const base = `${local}/api/messaging/widget/${helpdesky.helpdeskId}`;
  const post = (call: string, body: unknown) =>
    take(`${base}/${call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const message = await post('message', { email: 'customer0@example.com', message: 'My cart is empty' });
  const [contact] = helpdesky.contacts;
  const [conversation] = helpdesky.conversations;
  if (!contact || !conversation) throw new Error('the first message made no contact');
  const who = { contactId: contact.id, contactToken: contact.token };
  const history = () => take(`${base}/history?${new URLSearchParams(who)}`, {});
  const recorded: Record<string, Recorded> = {
    message,
    reply: await post('reply', { ...who, conversationId: conversation.id, message: 'Still empty' }),
    'email updated': await post('update-email', { ...who, email: 'new@example.com' }),
    'field missing': await post('reply', who),
    'token refused': await post('reply', {
      ...who,
      contactToken: 'x',
      conversationId: conversation.id,
      message: 'x',
    }),
  };
  helpdesky.say(conversation.id, 'We look into it');
  for (const list of ['conversations', 'messages', 'top', 'unreadable'] as const) {
    for (const [author, time, clock] of [
      ['sender', 'createdAt', 'iso'],
      ['from', 'created_at', 'iso'],
      ['author', 'timestamp', 'ms'],
      ['direction', 'timestamp', 's'],
      ['isAgent', 'created_at', 's'],
    ] as const) {
      helpdesky.shape = { list, author, time, clock };
      recorded[`history, ${list}, ${author}, ${time} in ${clock}`] = await history();
      if (list === 'unreadable') break;
    }
  }
  return recorded;
}

/** `node test/vendors/record.ts` writes `recorded/` anew, after a change that was meant. */
if (process.argv[1] === import.meta.filename) {
  const folder = new URL('./recorded/', import.meta.url);
  await mkdir(folder, { recursive: true });
  for (const [vendor, answers] of Object.entries(await record())) {
    await writeFile(new URL(`${vendor}.json`, folder), `${JSON.stringify(answers, null, 2)}\n`);
  }
}
