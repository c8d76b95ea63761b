import type { CustomField, LinkRequest } from './link.ts';

/** Custom issue fields as the map that Helpshift takes: each value in its own type. */
export function fieldsMap(fields: readonly CustomField[]): Record<string, string | number | boolean> {
  const whole = (value: CustomField['value']) => (typeof value === 'string' ? value.toWellFormed() : value);
  return Object.fromEntries(fields.map(({ key, value }) => [key.toWellFormed(), whole(value)]));
}

/** A help-centre filter as the object that Helpshift takes. */
export function filterMap({ tags, operator }: NonNullable<LinkRequest['filter']>) {
  return { tags: tags.map((tag) => tag.toWellFormed()), operator };
}
