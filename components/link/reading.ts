import { localText, localTime } from '../../utils/links/expiry.ts';
import { type FieldFault, readRows, rowOf, rowsOf, rowsText } from '../../utils/links/field.ts';
import { filterOperators, widgetStates } from '../../utils/links/help.ts';
import type { LinkRequest } from '../../utils/links/link.ts';
import type { PhoneReading } from '../../utils/links/phone.ts';
import { brokenFields, type LinkField } from '../../utils/links/request.ts';
import type { TemplatePart } from '../../utils/links/template.ts';
import { emptyLink, type LinkDraft, type LinkWay } from './draft.ts';

type DraftField = keyof LinkDraft;

/** The form's field for each field of a request, for rules and for what a vendor says. */
const draftFields: Record<LinkField, DraftField> = {
  'customer.id': 'id',
  'customer.name': 'name',
  'customer.email': 'email',
  'customer.phone': 'phone',
  token: 'token',
  firstMessage: 'message',
  expiry: 'expiry',
  until: 'until',
  views: 'views',
  language: 'language',
  tags: 'tags',
  fields: 'fields',
  section: 'section',
  faq: 'faq',
  search: 'search',
  filter: 'filterTags',
  widget: 'widget',
  initiateChat: 'chat',
};

/** The form's field that a trouble is about; undefined where it names none of ours. */
export function draftField(field: string | undefined): DraftField | undefined {
  return field !== undefined && Object.hasOwn(draftFields, field)
    ? draftFields[field as LinkField]
    : undefined;
}

/** A rule, as a name of a string under `link.rule`. */
export type RuleName =
  | 'email'
  | 'phone'
  | 'phoneText'
  | 'phoneRegion'
  | 'phoneCountry'
  | 'phoneShort'
  | 'phoneLong'
  | 'phonePlan'
  | 'phoneExtension'
  | 'token'
  | 'message'
  | 'expiry'
  | 'until'
  | 'untilPast'
  | 'views'
  | 'language'
  | 'tags'
  | 'fields'
  | 'filterTags'
  | 'filterOperator'
  | 'long';

export type BrokenRules = Partial<Record<DraftField, RuleName>>;

/** What a rule is called, where it is not called as its field. */
const ruleNames: Partial<Record<LinkField, RuleName>> = {
  'customer.id': 'long',
  'customer.name': 'long',
  firstMessage: 'message',
  until: 'untilPast',
  section: 'long',
  faq: 'long',
  search: 'long',
  filter: 'tags',
};

const phoneRules = {
  text: 'phoneText',
  region: 'phoneRegion',
  country: 'phoneCountry',
  short: 'phoneShort',
  long: 'phoneLong',
  plan: 'phonePlan',
  extension: 'phoneExtension',
} as const satisfies Record<Extract<PhoneReading, { is: 'broken' }>['fault'], RuleName>;

/** What is known beside the draft. */
export interface Facts {
  /** Epoch ms. */
  now: number;
  /** The telephone number as its library reads it; absent while that is loaded. */
  phone?: PhoneReading | undefined;
}

export interface Reading {
  /** May be sent where no rule is broken. */
  request: LinkRequest;
  /** The customer's token, which travels beside the request. */
  token: string | undefined;
  broken: BrokenRules;
  /** What is wrong with custom fields, by row. */
  rows: Map<number, FieldFault>;
}

/**
 * Reads the form. Empty fields are left out rather than sent empty, and what a way has no place for is not asked of it. Message, name
 * and search go as they were typed; of what identifies and of lists blanks at the ends are no part. Half of a surrogate pair is no
 * text: it is sent as U+FFFD, which is what fields show in its place.
 */
export function readLink(draft: LinkDraft, way: LinkWay, { now, phone }: Facts): Reading {
  const has = (part: TemplatePart) => takes(way, part);
  const typed = (name: DraftField) => (draft[name].trim() ? draft[name].toWellFormed() : undefined);
  const text = (name: DraftField) => typed(name)?.trim();
  const ofHelpshift = (name: DraftField) => (way.type === 'helpshift' ? text(name) : undefined);
  const broken: BrokenRules = {};

  const isUntil = way.type === 'helpshift' && draft.expiry === 'until';
  const until = isUntil ? localTime(draft.until) : undefined;
  if (isUntil && until === undefined) broken.until = 'until';
  const views = ofHelpshift('views');
  const { fields, faults } = readRows(has('fields') ? rowsOf(draft.fields) : []);
  if (faults.size > 0) broken.fields = 'fields';
  const filter = has('filter') ? filterOf(draft, broken) : undefined;
  const token = ofHelpshift('token');
  if (token !== undefined && token.length > 4000) broken.token = 'token';

  const request: LinkRequest = {
    by: way.id,
    customer: {
      id: text('id'),
      name: typed('name'),
      email: text('email'),
      phone: phone?.is === 'number' ? phone.e164 : text('phone')?.replaceAll(/[\s().-]/g, ''),
    },
    firstMessage: has('message') ? typed('message') : undefined,
    expiry: isUntil ? undefined : ofHelpshift('expiry'),
    until,
    views: views === undefined ? undefined : /^\d+$/.test(views) ? Number(views) : Number.NaN,
    language: has('language') ? text('language') : undefined,
    tags: has('tags') ? tagsOf(draft.tags) : undefined,
    fields: fields.length > 0 ? fields : undefined,
    section: has('section') ? text('section') : undefined,
    faq: has('faq') ? text('faq') : undefined,
    search: has('search') ? typed('search') : undefined,
    filter,
    widget: has('widget') ? widgetStates.find((state) => state === draft.widget) : undefined,
    initiateChat: has('chat') && draft.chat !== '' ? draft.chat === 'true' : undefined,
  };

  for (const field of brokenFields(request, now)) {
    broken[draftFields[field]] ??= ruleNames[field] ?? (draftFields[field] as RuleName);
  }
  if (draft.phone.trim() && phone?.is === 'broken') broken.phone = phoneRules[phone.fault];
  return { request, token, broken, rows: faults };
}

/** Whether a way has a place for a part of the request. */
export function takes(way: LinkWay, part: TemplatePart): boolean {
  return way.takes?.includes(part) ?? true;
}

/** Tags as people separate them; undefined for none. */
function tagsOf(text: string): string[] | undefined {
  const tags = text
    .toWellFormed()
    .split(/[,،、;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return tags.length > 0 ? [...new Set(tags)] : undefined;
}

function filterOf({ filterTags, filterOperator }: LinkDraft, broken: BrokenRules): LinkRequest['filter'] {
  const tags = tagsOf(filterTags);
  const operator = filterOperators.find((each) => each === filterOperator);
  if (tags && !operator) broken.filterOperator = 'filterOperator';
  if (operator && !tags) broken.filterTags = 'filterTags';
  return tags && operator ? { tags, operator } : undefined;
}

/** The opposite of `readLink`, to make a link again: without token and `once`, since it becomes another link. */
export function draftOf(request: LinkRequest): LinkDraft {
  const { customer, filter, until } = request;
  return {
    ...emptyLink,
    by: request.by,
    email: customer.email ?? '',
    name: customer.name ?? '',
    id: customer.id ?? '',
    phone: customer.phone ?? '',
    message: request.firstMessage ?? '',
    expiry: until === undefined ? (request.expiry ?? emptyLink.expiry) : 'until',
    until: until === undefined ? '' : localText(until),
    views: request.views?.toString() ?? '',
    language: request.language ?? '',
    tags: request.tags?.join(', ') ?? '',
    fields: rowsText((request.fields ?? []).map(rowOf)),
    section: request.section ?? '',
    faq: request.faq ?? '',
    search: request.search ?? '',
    filterTags: filter?.tags.join(', ') ?? '',
    filterOperator: filter?.operator ?? '',
    widget: request.widget ?? '',
    chat: request.initiateChat?.toString() ?? '',
  };
}
