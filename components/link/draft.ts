import type { TemplatePart } from '../../utils/links/template.ts';

/** What a link is made with: a Helpshift account or a link template. */
export interface LinkWay {
  id: string;
  name: string;
  type: 'helpshift' | 'template';
  /** Helpshift: identity verification is on, so that a chat without the customer's token never starts. */
  verifies?: boolean | undefined;
  /** A template: the parts that its address has a place for. Absent means all of them. */
  takes?: readonly TemplatePart[] | undefined;
  /** A template: the sample that every install begins with, which leads nobody anywhere. */
  isSample?: boolean | undefined;
}

/**
 * What the form holds while it is filled in: text, as it was typed.
 *
 * - `expiry`: `30m`, `6h`, `2d`; `until` for the time in `until`; empty for the vendor's own default
 * - `until`: local time as an `<input type="datetime-local">` writes it, `2026-11-30T18:00`
 * - `tags`, `filterTags`: separated by commas
 * - `fields`: JSON text of `[{"key","type","value"}]`, every value as typed; types `text`, `number`, `boolean`, `date`
 * - `filterOperator`: `and`, `or`, `not` or empty; `widget`: `open`, `minimize`, `hide` or empty
 * - `chat`: `true`, `false` or empty
 * - `token`: the customer's `user_auth_token`, a secret: never on disk, in the history or in a preset
 * - `once`: tells a second press from a second link
 */
export type LinkDraft = Record<
  | 'by'
  | 'email'
  | 'name'
  | 'id'
  | 'phone'
  | 'token'
  | 'message'
  | 'expiry'
  | 'until'
  | 'views'
  | 'language'
  | 'tags'
  | 'fields'
  | 'section'
  | 'faq'
  | 'search'
  | 'filterTags'
  | 'filterOperator'
  | 'widget'
  | 'chat'
  | 'once',
  string
>;

export const emptyLink: LinkDraft = {
  by: '',
  email: '',
  name: '',
  id: '',
  phone: '',
  token: '',
  message: '',
  expiry: '24h',
  until: '',
  views: '',
  language: '',
  tags: '',
  fields: '',
  section: '',
  faq: '',
  search: '',
  filterTags: '',
  filterOperator: '',
  widget: '',
  chat: '',
  once: '',
};

/** Whether something was filled in that is worth keeping. */
export function isTouched(draft: LinkDraft): boolean {
  const { by: _by, once: _once, expiry: _expiry, ...typed } = draft;
  return Object.values(typed).some((text) => text.trim() !== '');
}
