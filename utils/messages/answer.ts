/**
 * What went wrong, as a value that travels between rooms. `utils/i18n/trouble.ts` turns it into the two sentences
 * that the agent reads: what happened, what to do. An error that is not in this list is a defect and is thrown.
 */
export type TroubleReason =
  /** The vendor refused the key or token (401). */
  | 'key-refused'
  /** Helpdesky refused a contact's id and token. */
  | 'contact-refused'
  /** Helpdesky refused, and messaging is off there or the helpdesk is another. */
  | 'messaging-off'
  /** The key is good, but not for this (403). */
  | 'not-allowed'
  /** The vendor knows no such thing (404). */
  | 'not-found'
  /** The vendor asked for fewer requests (429); `until` in epoch ms where it said so. */
  | 'too-many'
  /** The vendor refused what was sent (400); `detail` in its own words. */
  | 'refused'
  /** The vendor's fault (5xx). */
  | 'vendor-down'
  /** No connection to that host. */
  | 'unreachable'
  /** The browser has no network at all. */
  | 'offline'
  /** No answer within the time that we wait. */
  | 'timed-out'
  /** An answer that is cut off, of another type, or of another shape. */
  | 'malformed'
  /** The browser was not allowed to talk to `host`. */
  | 'host-not-granted'
  /** The thing needs an account that is not there. */
  | 'no-account'
  /** A JWT whose time is over. */
  | 'token-expired'
  /** A JWT whose time has not begun. */
  | 'token-early'
  /** A JWT that was made for another service. */
  | 'token-audience'
  /** A JWT of another licence than the one that the vendor expects. */
  | 'token-licence'
  /** The session belongs to another licence than the token: another company's; `detail` names it. */
  | 'other-licence'
  /** A link or record whose address we do not open. */
  | 'unsafe-url'
  /** A record whose address is on a host that neither an account nor the agent named; `detail` is the host. */
  | 'host-not-allowed'
  /** A form or file field breaks its rule; `field` and `rule` say which. */
  | 'invalid'
  /** A file that cannot be read as the format it claims. */
  | 'bad-file'
  /** The database could not be opened or written. */
  | 'storage'
  /** The browser or the disk gives no more space; what did not fit was left out as a whole. */
  | 'storage-full'
  /** Another window of ours does not let go of the database, which is to be brought up to date. */
  | 'storage-held'
  /** The extension was updated under this page, which cannot read the newer database. */
  | 'outdated'
  /** The record was deleted meanwhile. */
  | 'gone'
  /** The browser lets no extension into this page. */
  | 'page-closed-to-us'
  /** The background did not answer. */
  | 'no-background';

export interface Trouble {
  reason: TroubleReason;
  /** Who it happened with: a vendor's name or host, as the agent knows it. */
  who?: string | undefined;
  /** The other side's own words; always shown as text. */
  detail?: string | undefined;
  /** The form field, file column or setting it is about. */
  field?: string | undefined;
  /** Epoch ms after which trying again makes sense. */
  until?: number | undefined;
}

/** The result of anything that may fail for a reason that an agent can understand. */
export type Answer<T> = { ok: true; value: T } | { ok: false; trouble: Trouble };

export function good<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function bad(
  reason: TroubleReason,
  more: Omit<Trouble, 'reason'> = {},
): { ok: false; trouble: Trouble } {
  return { ok: false, trouble: { reason, ...more } };
}
