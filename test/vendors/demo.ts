import { type Ask, type Clock, isMap, json, jsonBody, type Reply, textOf } from './exchange.ts';
import type { Vendors } from './server.ts';
import { readSwitch } from './switches.ts';

/** Open to every page, unlike the vendors' own paths: the shop's page plays the customer through them. */
const open = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'content-type',
};

/**
 * What the real vendors do elsewhere, as calls: a customer's device, an agent's reply, a fault.
 *
 *     POST /demo/cobrowse/sessions                    {customData?, device?, code?}  → the session, with its code
 *     GET  /demo/cobrowse/sessions/<id>               the session
 *     POST /demo/cobrowse/sessions/<id>/<move>        authorize, activate {by?}, end {reason?}, expire
 *     GET  /demo/cobrowse/codes/<code>                the session that can be joined by this code, or null
 *     GET  /demo/cobrowse/token?expiresIn=&role=      {token}
 *     GET  /demo/helpshift/account                    {domain, key, app}
 *     POST /demo/helpshift/issues                     {uid?, email?, phone?, unread}
 *     GET  /demo/helpdesky/helpdesk                   {helpdeskId, conversations}
 *     POST /demo/helpdesky/replies                    {conversationId, message, by?}  by: agent (default) or visitor
 *     POST /demo/noibu/sessions                       {helpCode?, landingUrl?}  → the session, with its player's address
 *     GET  /demo/switches, POST /demo/switches        {vendor, fault, …} (switches.ts)
 *     POST /demo/clock                                {advance: ms}
 *     GET  /demo/requests                             everything that was asked so far
 */
export function answerDemo(ask: Ask, vendors: Vendors, clock: Clock): Reply {
  const reply = ask.method === 'OPTIONS' ? json(204, null) : route(ask, vendors, clock);
  return { ...reply, headers: { ...reply.headers, ...open }, body: reply.status === 204 ? '' : reply.body };
}

function route(ask: Ask, vendors: Vendors, clock: Clock): Reply {
  const [vendor, kind, id, move] = ask.path.slice('/demo/'.length).split('/').map(decodeURIComponent);
  const { cobrowse, helpshift, helpdesky, noibu, switches } = vendors;
  const body = ask.method === 'POST' ? (ask.body === '' ? {} : jsonBody(ask)) : {};
  if (!body) return json(400, { error: 'The body must be a JSON object' });
  switch (`${ask.method} ${[vendor, kind, id && '*', move && '*'].filter(Boolean).join('/')}`) {
    case 'POST cobrowse/sessions': {
      const code = textOf(body, 'code');
      if (code !== undefined && (!/^[0-9]{6}$/.test(code) || cobrowse.sessions.live(code))) {
        return json(409, { error: 'code is taken or no six digits' });
      }
      const session = cobrowse.createSession({
        customData: isMap(body.customData) ? body.customData : {},
        device: isMap(body.device) ? body.device : {},
        ...(code === undefined ? {} : { code }),
      });
      return json(201, session);
    }
    case 'GET cobrowse/sessions/*': {
      const session = cobrowse.sessions.byId(id ?? '');
      return session ? json(200, session) : json(404, { error: 'no such session' });
    }
    case 'POST cobrowse/sessions/*/*':
      return moved(vendors, id ?? '', move ?? '', body);
    case 'GET cobrowse/codes/*': {
      const session = cobrowse.sessions.live(id ?? '');
      return json(200, session ?? null);
    }
    case 'GET cobrowse/token': {
      const expiresIn = ask.query.get('expiresIn');
      return json(200, {
        token: cobrowse.token({
          ...(expiresIn ? { expiresIn: Number(expiresIn) } : {}),
          ...(ask.query.get('role') === 'administrator' ? { role: 'administrator' } : {}),
        }),
      });
    }
    case 'GET helpshift/account': {
      const { domain, key, apps } = helpshift.account;
      return json(200, { domain, key, app: apps[0] });
    }
    case 'POST helpshift/issues': {
      const customer: { uid?: string; email?: string; phone?: string } = {};
      for (const name of ['uid', 'email', 'phone'] as const) {
        const value = textOf(body, name);
        if (value !== undefined) customer[name] = value;
      }
      return json(201, helpshift.addIssue(customer, typeof body.unread === 'number' ? body.unread : 0));
    }
    case 'GET helpdesky/helpdesk':
      return json(200, { helpdeskId: helpdesky.helpdeskId, conversations: helpdesky.conversations });
    case 'POST helpdesky/replies': {
      const conversation = helpdesky.conversations.find((one) => one.id === textOf(body, 'conversationId'));
      const message = textOf(body, 'message');
      if (!conversation || !message) return json(400, { error: 'conversationId and message are required' });
      return json(201, helpdesky.say(conversation.id, message, body.by === 'visitor' ? 'visitor' : 'agent'));
    }
    case 'POST noibu/sessions': {
      const helpCode = textOf(body, 'helpCode');
      const landingUrl = textOf(body, 'landingUrl');
      if (helpCode !== undefined && !/^[0-9]{6}$/.test(helpCode)) {
        return json(400, { error: 'helpCode must be six digits' });
      }
      const session = noibu.addSession({ ...(helpCode && { helpCode }), ...(landingUrl && { landingUrl }) });
      return json(201, { ...session, playerUrl: noibu.playerUrl(session) });
    }
    case 'GET switches':
      return json(200, switches.all());
    case 'POST switches': {
      const chosen = readSwitch(body);
      if (!chosen) return json(400, { error: 'vendor and fault are required' });
      switches.set(chosen.vendor, chosen.to);
      return json(200, switches.all());
    }
    case 'POST clock': {
      if (typeof body.advance !== 'number') return json(400, { error: 'advance is required, in ms' });
      clock.advance(body.advance);
      return json(200, { now: clock.now() });
    }
    case 'GET requests':
      return json(200, vendors.requests);
    default:
      return json(404, { error: 'Not found' });
  }
}

function moved({ cobrowse }: Vendors, id: string, move: string, body: Record<string, unknown>): Reply {
  const session = cobrowse.sessions.byId(id);
  if (!session) return json(404, { error: 'no such session' });
  if (session.state === 'ended') return json(409, { error: 'the session has ended' });
  const by = textOf(body, 'by');
  switch (move) {
    case 'authorize':
      return json(200, cobrowse.authorize(id, by));
    case 'activate':
      return json(200, cobrowse.activate(id, by));
    case 'end':
      return json(200, cobrowse.end(id, body.reason === 'agent_ended' ? 'agent_ended' : 'device_ended'));
    case 'expire':
      return json(200, cobrowse.expire(id));
    default:
      return json(404, { error: 'Not found' });
  }
}
