import { type Answer, bad, good } from '../messages/answer.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';
import { makeLink } from '../vendors/helpshift/console.ts';
import { nameOf } from '../vendors/naming.ts';
import type { Wire } from '../vendors/request.ts';
import { defaultExpiry, expiryAt } from './expiry.ts';
import type { LinkRequest, SupportLink } from './link.ts';
import { checkRequest } from './request.ts';
import { fillTemplate } from './template.ts';

/** What making a link needs of the world. */
export interface LinkRoom extends Wire {
  db: PatchcordDatabase;
  /** A key by its account's id. */
  secretOf: (id: string) => Promise<string | undefined>;
  /** The preset that the form was filled in with, for the history. */
  preset?: string | undefined;
}

/** Links that are being made, so that a double click waits for the first one. */
const underWay = new WeakMap<PatchcordDatabase, Map<string, Promise<Answer<SupportLink>>>>();

/**
 * Makes a support link by an account or a template, and keeps it in the history.
 *
 *   once ──known?──▶ the link of that time
 *        ──being made, or one just like it?──▶ the same link
 *        ──else──▶ ask the vendor ──▶ keep ──▶ answer
 *
 * "Just like it" is for two popups that show one form: two links of the same content at the same moment are one that was asked for
 * twice.
 *
 * The vendor has no way to ask for the same link twice. A worker that is killed between its answer and our keeping it leaves a
 * link that nobody has seen, and the next try makes another one: there is no third possibility, since the first one's address is
 * lost.
 *
 * @param once the form's own id for this link; becomes the link's id
 * @param token the customer's `user_auth_token`: handed on to the vendor, and kept nowhere
 */
export async function makeSupportLink(
  room: LinkRoom,
  request: LinkRequest,
  once: string,
  token?: string | undefined,
): Promise<Answer<SupportLink>> {
  const making = underWay.get(room.db) ?? new Map<string, Promise<Answer<SupportLink>>>();
  underWay.set(room.db, making);
  const names = [once, JSON.stringify([request, token])];
  const same = names.map((name) => making.get(name)).find((link) => link !== undefined);
  if (same) return same;
  const link = knownOrNew(room, request, once, token).finally(() => {
    for (const name of names) making.delete(name);
  });
  for (const name of names) making.set(name, link);
  return link;
}

async function knownOrNew(
  room: LinkRoom,
  request: LinkRequest,
  once: string,
  token: string | undefined,
): Promise<Answer<SupportLink>> {
  const known = await room.db.links.get(once);
  if (known) return good(known);
  const broken = checkRequest(request, room.now());
  if (broken) return { ok: false, trouble: broken };
  const made = await make(room, request, once, token);
  if (!made.ok) return made;
  const kept: SupportLink = room.preset ? { ...made.value, preset: room.preset } : made.value;
  await room.db.links.put(kept);
  return good(kept);
}

async function make(
  room: LinkRoom,
  request: LinkRequest,
  id: string,
  token: string | undefined,
): Promise<Answer<SupportLink>> {
  const account = await room.db.accounts.get(request.by);
  if (account?.vendor === 'helpshift') {
    const who = nameOf(account);
    const key = await room.secretOf(account.id);
    if (key === undefined) return bad('key-refused', { who });
    const made = await makeLink(account, key, request, room, token);
    if (!made.ok) return made;
    const madeAt = room.now();
    return good({
      id,
      url: made.value.url,
      madeAt,
      expiresAt: request.until ?? expiryAt(request.expiry ?? defaultExpiry, madeAt),
      views: request.views,
      via: { type: 'helpshift', name: who },
      request,
      activeIssue: made.value.activeIssue,
      theirs: made.value.image === undefined ? undefined : { picture: made.value.image },
    });
  }
  const template = await room.db.templates.get(request.by);
  if (!template) return bad('no-account');
  const url = fillTemplate(template, request);
  if (!url.ok) return url;
  return good({
    id,
    url: url.value,
    madeAt: room.now(),
    via: { type: 'template', name: template.name },
    request,
  });
}
