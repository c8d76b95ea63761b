import type { LinkRequest } from '../../utils/links/link.ts';

/** What the form holds while it is filled in: text, as it was typed. `once` tells a second press from a second link. */
export type LinkDraft = Record<
  'by' | 'email' | 'name' | 'id' | 'phone' | 'message' | 'expiry' | 'views' | 'language' | 'tags' | 'once',
  string
>;

export const emptyLink: LinkDraft = {
  by: '',
  email: '',
  name: '',
  id: '',
  phone: '',
  message: '',
  expiry: '24h',
  views: '',
  language: '',
  tags: '',
  once: '',
};

/** Which fields break which rule; names of strings under `link.rule`. */
export type BrokenRules = Partial<
  Record<keyof LinkDraft, 'email' | 'phone' | 'message' | 'views' | 'language' | 'tags' | 'long'>
>;

/** Helpshift's limit for the message that is sent on the customer's behalf. */
export const messageLimit = 500;

/** Whether something was filled in that is worth keeping. */
export function isTouched(draft: LinkDraft): boolean {
  const { by: _by, once: _once, expiry: _expiry, ...typed } = draft;
  return Object.values(typed).some((text) => text.trim() !== '');
}

/**
 * Reads the form. Empty fields are left out rather than sent empty.
 * @param by the account or template that is chosen
 */
export function requestOf(
  draft: LinkDraft,
  by: string,
): { request: LinkRequest; broken: undefined } | { request: undefined; broken: BrokenRules } {
  const text = (name: keyof LinkDraft) => draft[name].trim() || undefined;
  const [email, name, id, language] = [text('email'), text('name'), text('id'), text('language')];
  const phone = text('phone')?.replaceAll(/[\s().-]/g, '');
  const views = text('views');
  const tags = draft.tags
    .split(/[,،、;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');

  const broken: BrokenRules = {};
  if (email && !/^[^\s@]+@[^\s@]+$/.test(email)) broken.email = 'email';
  // E.164, which Helpshift asks for: a plus sign and at most 15 digits.
  if (phone && !/^\+[1-9]\d{6,14}$/.test(phone)) broken.phone = 'phone';
  if (name && name.length > 2000) broken.name = 'long';
  if (id && id.length > 2000) broken.id = 'long';
  if (draft.message.length > messageLimit) broken.message = 'message';
  if (views && (!/^[1-9]\d{0,4}$/.test(views) || Number(views) > 32767)) broken.views = 'views';
  if (language && !isLanguage(language)) broken.language = 'language';
  if (tags.length > 50 || tags.some((tag) => tag.length > 100)) broken.tags = 'tags';
  if (Object.keys(broken).length > 0) return { request: undefined, broken };

  return {
    broken: undefined,
    request: {
      by,
      customer: { id, name, email, phone },
      firstMessage: text('message'),
      expiry: text('expiry'),
      views: views === undefined ? undefined : Number(views),
      language,
      tags: tags.length > 0 ? tags : undefined,
    },
  };
}

function isLanguage(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
