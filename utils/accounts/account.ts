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
  }),
  v.object({ vendor: v.literal('cobrowse'), id, label, api }),
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
  /** An account's id, or `watch:<id>` for a Helpdesky contact token. */
  id: string;
  value: string;
}

/** The vendors' own addresses, which the forms propose. */
export const vendorApi: Record<Vendor, string> = {
  helpshift: 'https://api.helpshift.com',
  cobrowse: 'https://cobrowse.io',
  helpdesky: 'https://helpdesky.io',
  noibu: 'https://console.noibu.com',
};

/** The host permission that an account needs. A permission names no port, so one on loopback covers all of them. */
export function originOf(account: Pick<Account, 'api'>): string {
  const url = new URL(account.api);
  return `${url.protocol}//${url.hostname}/*`;
}
