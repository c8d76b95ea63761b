import * as v from 'valibot';
import { type Session, sharingEndings } from '../../sessions/session.ts';
import { type CobrowseAccount, sessionPage } from './pages.ts';

/** A field that we can do without: of another type it counts as absent, so that one odd field does not cost the session. */
function spare<T>(schema: v.GenericSchema<unknown, T>) {
  return v.fallback(v.optional(schema), undefined);
}

const shortText = spare(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value) => String(value).trim().slice(0, 2000).toWellFormed() || undefined),
  ),
);

/** An instant: ISO 8601 as the API sends it, or epoch ms. */
export const instant = spare(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value) => new Date(value).getTime()),
    v.integer(),
    v.minValue(0),
  ),
);

export const deviceSchema = spare(
  v.object({
    app_name: shortText,
    app_version: shortText,
    device: shortText,
    platform: shortText,
    os_version: shortText,
    device_locale: shortText,
  }),
);

const agent = v.object({ name: shortText, email: shortText });

/** A session as the REST API sends it (cobrowse-agent-sdk 2.16.2, src/sessions/Session.js). */
export const recordSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  state: v.picklist(['pending', 'authorizing', 'active', 'ended']),
  code: spare(
    v.pipe(
      v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))]),
      v.transform((code) => String(code).padStart(6, '0')),
      v.regex(/^[0-9]{6}$/),
    ),
  ),
  created: instant,
  activated: instant,
  ended: instant,
  expires: instant,
  ended_reason: spare(v.picklist(sharingEndings)),
  recorded: spare(v.boolean()),
  agents: spare(v.array(v.fallback(agent, {}))),
  // Not documented for sessions, only for accounts; where it comes along, a session of another company is known by it.
  license_key: shortText,
  custom_data: spare(
    v.object({ user_id: shortText, user_name: shortText, user_email: shortText, device_name: shortText }),
  ),
  device: deviceSchema,
});
export type CobrowseRecord = v.InferOutput<typeof recordSchema>;

/**
 * A record of the API as the session that the database keeps. `updatedAt` is when the vendor said so, not when it last changed:
 * that is what makes an `active` worth believing.
 *
 * @param askedCode the code that was asked for, where the record itself carries none
 * @param own the agent's own e-mail address, who is no other agent in a session
 * @returns undefined for a session that has no six-digit code
 */
export function toSession(
  account: CobrowseAccount,
  record: CobrowseRecord,
  now: number,
  askedCode?: string,
  own?: string,
): Session | undefined {
  const code = record.code ?? askedCode;
  if (code === undefined) return undefined;
  const { custom_data: about = {}, device = {} } = record;
  const session: Session = {
    id: `cobrowse:${record.id}`,
    source: 'cobrowse',
    kind: 'cobrowse',
    code,
    state: record.state,
    url: sessionPage(account, record.id),
    updatedAt: now,
  };
  const customer = present({ id: about.user_id, name: about.user_name, email: about.user_email });
  if (Object.keys(customer).length > 0) session.customer = customer;
  const named = namesOf({ ...device, device: device.device ?? about.device_name });
  const times = {
    startedAt: record.activated ?? record.created,
    expiresAt: record.expires,
    endedAt: record.ended,
  };
  const { recorded, ended_reason: endedBy, agents = [] } = record;
  const others = agents.filter(
    ({ email }) => own === undefined || email?.toLowerCase() !== own.toLowerCase(),
  );
  const names = others.flatMap(({ name, email }) => name ?? email ?? []).slice(0, 20);
  const sharing = present({ recorded, endedBy, agents: names.length > 0 ? names : undefined });
  if (Object.keys(sharing).length > 0) session.sharing = sharing;
  return { ...session, ...present({ ...times, device: named.join(' · ').slice(0, 2000) || undefined }) };
}

/** A device in words: itself, the app, the system, the language. */
export function namesOf(device: NonNullable<v.InferOutput<typeof deviceSchema>>): string[] {
  return [
    device.device,
    [device.app_name, device.app_version].filter(Boolean).join(' '),
    [device.platform, device.os_version].filter(Boolean).join(' '),
    device.device_locale,
  ].filter((each) => each !== undefined && each !== '') as string[];
}

/** Without the fields that are undefined: a record that is kept says nothing of what it does not know. */
function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}
