import type { TemplatePart } from '../../utils/links/template.ts';
import type { LinkDraft, LinkWay } from './draft.ts';
import { takes } from './reading.ts';

type DraftField = keyof LinkDraft;

/** What wires one of the form's fields: its name, its value, which rule it breaks, and where it is typed to. */
export type FieldProps = (name: DraftField) => {
  name: DraftField;
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
};

/** The fields that are shown on request, with the part of a template that has to have a place for them; `vendor` for Helpshift's alone. */
const later = {
  id: 'id',
  phone: 'phone',
  token: 'vendor',
  views: 'vendor',
  fields: 'fields',
  section: 'section',
  faq: 'faq',
  search: 'search',
  filterTags: 'filter',
  filterOperator: 'filter',
  widget: 'widget',
  chat: 'chat',
} as const satisfies Partial<Record<DraftField, TemplatePart | 'vendor'>>;

/** Whether a field is shown on request; a token that is needed is among the first. */
export function isLater(field: DraftField, way: LinkWay): boolean {
  return Object.hasOwn(later, field) && !(field === 'token' && way.verifies);
}

/** Whether a way has a place for a field that is shown on request. Who it is for is always asked: the history knows it by that. */
export function asks(way: LinkWay, field: keyof typeof later): boolean {
  const part = later[field];
  if (part === 'vendor') return way.type === 'helpshift';
  return part === 'id' || part === 'phone' || takes(way, part);
}

/** How many of the fields that are shown on request are filled in. */
export function laterFilled(draft: LinkDraft, way: LinkWay): number {
  return (Object.keys(later) as (keyof typeof later)[]).filter(
    (field) => isLater(field, way) && asks(way, field) && draft[field].trim() !== '',
  ).length;
}
