/**
 * The form's fields that a preset may hold: all but the customer's token, which is a secret, and the form's own `once`. Every value is
 * text, as it was typed.
 */
export const presetKeys = [
  ...(['by', 'email', 'name', 'id', 'phone', 'message', 'expiry', 'until', 'views', 'language'] as const),
  ...([
    'tags',
    'fields',
    'section',
    'faq',
    'search',
    'filterTags',
    'filterOperator',
    'widget',
    'chat',
  ] as const),
] as const;
export type PresetKey = (typeof presetKeys)[number];
export type PresetFields = Partial<Record<PresetKey, string>>;

/** Who a link is for: these are another customer's the next time. */
export const customerKeys = ['email', 'name', 'id', 'phone'] as const satisfies readonly PresetKey[];

/** A named set of fields. */
export interface Preset {
  id: string;
  /** No two presets have the same one. */
  name: string;
  /** Presets are shown by this, the smallest first. */
  order: number;
  fields: PresetFields;
}

/** More presets nobody finds anything in. */
export const mostPresets = 100;
export const longestName = 100;

/**
 * What of a form goes into a preset. Whom the link is for stays out, unless it is a placeholder or wanted: a preset that is exported
 * to the team would tell everybody of that customer, and make links for them that are meant for others.
 */
export function presetFieldsOf(
  draft: Readonly<Record<string, string>>,
  { customer }: { customer: boolean },
): PresetFields {
  const kept = presetKeys.filter((key) => {
    const text = draft[key]?.trim() ?? '';
    const isCustomers = customerKeys.some((each) => each === key);
    return text !== '' && (customer || !isCustomers || text.includes('{customer.'));
  });
  return Object.fromEntries(kept.map((key) => [key, draft[key] ?? '']));
}

/** Whether two names are the same to a person. */
export function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
