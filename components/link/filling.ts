import type { LinkRequest } from '../../utils/links/link.ts';
import { type Facts, fillIn, type Placeholder, placeholdersIn } from '../../utils/links/placeholder.ts';
import { customerKeys, type PresetFields, presetKeys } from '../../utils/links/preset.ts';
import type { Customer } from '../../utils/sessions/session.ts';
import { emptyLink, isTouched, type LinkDraft } from './draft.ts';
import { whoFor } from './life.ts';
import type { Filled } from './Offers.tsx';
import { draftOf } from './reading.ts';

/** How many forms that were being written are kept. */
const mostAsides = 3;

/** A form that is begun anew with some fields; the account or template that was chosen last stays. */
export function draftWith(fields: PresetFields, before: LinkDraft): LinkDraft {
  return { ...emptyLink, by: before.by, ...fields };
}

/** The fields that tell who a customer is. */
export function fieldsFor({ id = '', name = '', email = '', phone = '' }: Customer): PresetFields {
  return { id, name, email, phone };
}

/**
 * A preset's fields with the conversation's facts in them. Where the preset says nothing of the customer, they are the one whom the
 * conversation names; a part of one preset and a part of another person would be nobody.
 *
 * @param several the tab names more than one customer
 */
export function fillPreset(
  preset: PresetFields,
  facts: Facts,
  { customer, several }: { customer: Customer | undefined; several: boolean },
): { fields: PresetFields; filled: Filled } {
  const { fields, missing } = fillIn(preset, facts);
  const isOwn = customerKeys.some((key) => preset[key]?.trim());
  const takes = customer !== undefined && !isOwn;
  const named = customer && (takes || placeholdersIn(preset).some((name) => name.startsWith('customer.')));
  return {
    fields: takes ? { ...fields, ...fieldsFor(customer) } : fields,
    filled: {
      who: named ? whoFor(customer) : undefined,
      several: several && (!isOwn || missing.some((name) => name.startsWith('customer.'))),
      missing,
    },
  };
}

/** The placeholders that were typed into a form and stand in it still. */
export function waitingIn(draft: LinkDraft): Placeholder[] {
  return placeholdersIn(textsOf(draft));
}

/** The same form with the placeholders filled in that were typed into it. */
export function fillDraft(draft: LinkDraft, facts: Facts): { draft: LinkDraft; filled: Filled } {
  const { fields, missing } = fillIn(textsOf(draft), facts);
  return { draft: { ...draft, ...fields }, filled: { missing } };
}

function textsOf(draft: LinkDraft): PresetFields {
  return Object.fromEntries(presetKeys.map((key) => [key, draft[key]]));
}

/**
 * The form once more as it was for a link that was made: without the token, which was never kept, and without a time that is over.
 *
 * @param now epoch ms
 */
export function draftAgain(request: LinkRequest, now: number): LinkDraft {
  const { until } = request;
  return draftOf(until !== undefined && until <= now ? { ...request, until: undefined } : request);
}

/** What was being written when something else fills the form in, newest first; without the token, since these are on the disk. */
export function withAside(asides: readonly LinkDraft[], draft: LinkDraft): LinkDraft[] {
  if (!isTouched(draft)) return [...asides];
  const kept = { ...draft, token: '', once: '' };
  const others = asides.filter((each) => JSON.stringify(each) !== JSON.stringify(kept));
  return [kept, ...others].slice(0, mostAsides);
}

/** The forms that were put aside, as they are kept. What another version kept and this one cannot read is dropped. */
export function readAsides(text: string): LinkDraft[] {
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.flatMap((each) => readDraft(each) ?? []).slice(0, mostAsides) : [];
  } catch {
    return [];
  }
}

function readDraft(given: unknown): LinkDraft | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const texts = presetKeys.map((key) => [key, Reflect.get(given, key)] as const);
  if (texts.some(([, text]) => typeof text !== 'string')) return undefined;
  return { ...emptyLink, ...Object.fromEntries(texts) };
}
