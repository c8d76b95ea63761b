import { isMap, parsed } from './exchange.ts';
import type { HelpshiftAccount, HelpshiftCustomer } from './helpshift.ts';

/** What a link was asked to be, after every rule of the documentation of `console/qrcode` was applied. */
export interface LinkFields {
  app: string;
  format: 'png' | 'svg';
  identity: HelpshiftCustomer;
  /** Epoch ms. */
  expiresAt: number;
  viewcount?: number;
  authToken?: string;
  name?: string;
  language?: string;
  firstMessage?: string;
  customFields: Record<string, unknown>;
  tags: string[];
  section?: string;
  faq?: string;
  search?: string;
  faqFilter?: { tags: string[]; operator: string };
  widget?: string;
  includes: string[];
  initiateChat?: boolean;
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const dayMs = unitMs.d;
/** E.164: a plus, a country code that begins with 1 to 9, at most fifteen digits (ITU-T E.164). */
const e164 = /^\+[1-9][0-9]{1,14}$/;
/** ISO 8601, as a date or as a date with a time and its zone. */
const iso8601 =
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?$/;

class Refusal extends Error {}

/** The fields of a valid request, or what is wrong with it. An empty parameter counts as one that was not sent. */
export function readLink(form: URLSearchParams, account: HelpshiftAccount, now: number): LinkFields | string {
  try {
    return linkOf(form, account, now);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

/** Who the customer is, with the app checked on the way; an empty object when nobody is named. */
export function readIdentity(form: URLSearchParams, account: HelpshiftAccount): HelpshiftCustomer | string {
  const app = form.get('app_id');
  if (!app) return 'app_id is required';
  if (!account.apps.includes(app)) return 'app_id is not an app of this account with web chat';
  const phone = form.get('phone_number');
  if (phone && !e164.test(phone)) return 'phone_number must be in E.164 format';
  const uid = form.get('uid');
  const email = form.get('email');
  return { ...(uid && { uid }), ...(email && { email }), ...(phone && { phone }) };
}

function linkOf(form: URLSearchParams, account: HelpshiftAccount, now: number): LinkFields {
  // Not documented: which one would count is anybody's guess, so that none does.
  const twice = [...form.keys()].find((name) => form.getAll(name).length > 1);
  if (twice !== undefined) throw new Refusal(`${twice} is given more than once`);
  const given = (name: string) => form.get(name) || undefined;
  const identity = readIdentity(form, account);
  if (typeof identity === 'string') throw new Refusal(identity);
  const firstMessage = given('first_user_message');
  // The vendor counts on a Java machine (its page shows Clojure), where a character is a UTF-16 unit.
  if (firstMessage !== undefined && firstMessage.length > 500) {
    throw new Refusal('first_user_message must not be longer than 500 characters');
  }
  const chat = oneOf(form, 'initiate_chat', ['true', 'false']);
  return {
    app: form.get('app_id') ?? '',
    format: (oneOf(form, 'format', ['png', 'svg']) ?? 'png') as 'png' | 'svg',
    identity,
    ...expiryOf(given('expiry'), now),
    ...some('authToken', given('user_auth_token')),
    ...some('name', given('name')),
    ...some('language', given('language')),
    ...some('firstMessage', firstMessage),
    customFields: fieldsOf(given('custom_fields'), account),
    tags: list(given('tags'), 'tags').filter((tag) => account.tags.includes(tag)),
    ...some('faq', given('help_faq')),
    // "If both help_section and help_faq are provided, help_faq will take precedence."
    ...some('section', given('help_faq') ? undefined : given('help_section')),
    ...some('search', given('help_search_term')),
    ...some('faqFilter', filterOf(given('help_faq_filter'))),
    ...some('widget', oneOf(form, 'webchat_widget', ['open', 'minimize', 'hide'])),
    includes: includesOf(given('includes')),
    ...some('initiateChat', chat === undefined ? undefined : chat === 'true'),
  };
}

function expiryOf(text: string | undefined, now: number): { expiresAt: number; viewcount?: number } {
  if (text === undefined) return { expiresAt: now + dayMs };
  const expiry = map(text, 'expiry');
  const unknown = Object.keys(expiry).find((key) => key !== 'time' && key !== 'viewcount');
  if (unknown !== undefined) throw new Refusal(`expiry has no ${unknown}`);
  const { time, viewcount } = expiry;
  if (
    viewcount !== undefined &&
    !(typeof viewcount === 'number' && Number.isInteger(viewcount) && viewcount >= 1 && viewcount <= 32767)
  ) {
    throw new Refusal('expiry.viewcount must be an integer from 1 to 32767');
  }
  return {
    expiresAt: time === undefined ? now + dayMs : timeOf(time, now),
    ...some('viewcount', viewcount as number | undefined),
  };
}

/** Epoch ms in the future, or a number with m, h or d. Seconds since the epoch lie in 1970 and are refused. */
function timeOf(time: unknown, now: number): number {
  if (typeof time === 'number') {
    if (Number.isInteger(time) && time > now) return time;
    throw new Refusal('expiry.time must be a Unix timestamp in milliseconds, in the future');
  }
  const [, count, unit] = /^([0-9]+)([mhd])$/.exec(typeof time === 'string' ? time : '') ?? [];
  if (count === undefined || Number(count) === 0) {
    throw new Refusal('expiry.time must be a timestamp or a number with the suffix m, h or d');
  }
  return now + Number(count) * unitMs[unit as 'm' | 'h' | 'd'];
}

/** "CIFs will be validated when creating the shortlink, and any invalid CIFs will be dropped." */
function fieldsOf(text: string | undefined, account: HelpshiftAccount): Record<string, unknown> {
  if (text === undefined) return {};
  return Object.fromEntries(
    Object.entries(map(text, 'custom_fields')).filter(([key, value]) => {
      const type = Object.hasOwn(account.fields, key) ? account.fields[key] : undefined;
      if (type === 'date') return isDate(value);
      return typeof value === (type === 'text' ? 'string' : type);
    }),
  );
}

/** Such a day exists: `Date.parse` alone takes 30 February for 2 March. */
function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !iso8601.test(value) || Number.isNaN(Date.parse(value))) return false;
  const day = value.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function filterOf(text: string | undefined): { tags: string[]; operator: string } | undefined {
  if (text === undefined) return undefined;
  const { tags, operator } = map(text, 'help_faq_filter');
  const named = list(JSON.stringify(tags), 'help_faq_filter.tags');
  if (named.length === 0) throw new Refusal('help_faq_filter.tags must name at least one tag');
  if (typeof operator !== 'string' || !['and', 'or', 'not'].includes(operator)) {
    throw new Refusal('help_faq_filter.operator must be and, or, not');
  }
  return { tags: named, operator };
}

function includesOf(text: string | undefined): string[] {
  const includes = list(text, 'includes');
  if (includes.some((one) => one !== 'unread_messages'))
    throw new Refusal('includes may have unread_messages');
  return includes;
}

/** Case-sensitive, as the page says of the formats. */
function oneOf(form: URLSearchParams, name: string, values: string[]): string | undefined {
  const value = form.get(name) || undefined;
  if (value !== undefined && !values.includes(value)) {
    throw new Refusal(`${name} must be one of ${values.join(', ')}`);
  }
  return value;
}

function map(text: string, name: string): Record<string, unknown> {
  const value = parsed(text);
  if (!isMap(value)) throw new Refusal(`${name} must be a JSON encoded map`);
  return value;
}

function list(text: string | undefined, name: string): string[] {
  if (text === undefined) return [];
  const value = parsed(text);
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) {
    throw new Refusal(`${name} must be a JSON array of strings`);
  }
  return value;
}

function some<K extends string, V extends NonNullable<unknown>>(
  key: K,
  value: V | undefined,
): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
