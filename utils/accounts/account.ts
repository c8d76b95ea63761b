import * as v from 'valibot';

const label = v.optional(v.pipe(v.string(), v.maxLength(100)));
/** An API's address: https, or http on a loopback name (the demo desk, a self-hosted server under development). */
const api = v.pipe(
  v.string(),
  v.url(),
  v.check(
    (url) =>
      /^https:\/\/|^http:\/\/([a-z0-9-]+\.)*localhost(:\d+)?(\/|$)|^http:\/\/127\.0\.0\.1(:\d+)?(\/|$)/i.test(
        url,
      ),
    'https-only',
  ),
);
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/** A vendor account as the options page shows it. Keys and tokens are kept apart, in `secrets`, by the account's id. */
export const accountSchema = v.variant('vendor', [
  v.object({
    vendor: v.literal('helpshift'),
    id,
    label,
    api,
    /** The `<domain>` of `https://<domain>.helpshift.com`. */
    domain: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/i)),
    /** App Publish ID. */
    appId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
    /** Identity verification is on in Helpshift: a link without the customer's token opens a chat that never starts. */
    verifiesIdentity: v.optional(v.boolean()),
  }),
  v.object({
    vendor: v.literal('cobrowse'),
    id,
    label,
    api,
    /** The company's own address that gives a token; absent where the agent pastes one. */
    tokenFrom: v.optional(
      v.object({
        url: api,
        /** The header that lets the agent in there; its value is a secret. */
        header: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,100}$/))),
      }),
    ),
    /** Opened pages get the token in their address, so that no sign-in is needed: only where the agent turned that on. */
    tokenInAddress: v.optional(v.boolean()),
  }),
  v.object({ vendor: v.literal('helpdesky'), id, label, api, helpdeskId: v.pipe(v.string(), v.uuid()) }),
  v.object({
    vendor: v.literal('noibu'),
    id,
    label,
    /** `https://console.noibu.com`, or the address that the company was given. */
    api,
    /** The domain's UUID, the first part of every console address. */
    domainId: v.pipe(v.string(), v.uuid()),
  }),
]);

export type Account = v.InferOutput<typeof accountSchema>;
export type Vendor = Account['vendor'];

/** A key or token. Read by the background alone. */
export interface Secret {
  /**
   * An account's id; `watch:<id>` for a Helpdesky contact token; `header:<account's id>` for what the address that gives a
   * token asks for.
   */
  id: string;
  value: string;
}

/** The host permissions that an account needs. A permission names no port, so one on loopback covers all of them. */
export function originsOf(account: Account): string[] {
  // Noibu has no API: its console is only opened.
  if (account.vendor === 'noibu') return [];
  const from = account.vendor === 'cobrowse' && account.tokenFrom;
  return [...new Set([account.api, ...(from ? [from.url] : [])].map(originOf))];
}

function originOf(address: string): string {
  const url = new URL(address);
  return `${url.protocol}//${url.hostname}/*`;
}
