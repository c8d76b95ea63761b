import type { PresetFields, PresetKey } from './preset.ts';

/**
 * What stands in braces in a preset's texts, such as `{customer.name}`, and is filled from the conversation in the tab when the preset
 * is used. Without a dot a name is none of ours: it belongs to link templates.
 */
export const placeholders = [
  'customer.name',
  'customer.email',
  'customer.phone',
  'customer.id',
  'page.title',
  'page.url',
] as const;
export type Placeholder = (typeof placeholders)[number];

/** What is known of the conversation. */
export type Facts = Partial<Record<Placeholder, string | undefined>>;

/** A page's title is the page's own words: so many UTF-16 units of it are taken, */
const longestTitle = 200;
/** and so many of anything else. */
const longest = 2000;

const inBraces = new RegExp(
  `\\{\\s*(${placeholders.map((name) => name.replace('.', '\\.')).join('|')})\\s*\\}`,
  'gi',
);

/** The placeholders that stand in these texts, each once, in the order of the list above. */
export function placeholdersIn(fields: PresetFields): Placeholder[] {
  const named = Object.values(fields).flatMap((text) =>
    [...text.matchAll(inBraces)].map(([, name = '']) => name.toLowerCase()),
  );
  return placeholders.filter((name) => named.includes(name));
}

/**
 * Fills the placeholders in. What is not known is left empty, never guessed.
 *
 * @returns `missing`: the placeholders that were left empty
 */
export function fillIn(fields: PresetFields, facts: Facts): { fields: PresetFields; missing: Placeholder[] } {
  const known = (name: Placeholder) => cut(name, facts[name]?.trim() ?? '');

  const filled = Object.entries(fields).map(([key, text]) => [
    key,
    text.replace(inBraces, (_, name: string) => {
      const value = known(name.toLowerCase() as Placeholder);
      // These are kept as JSON, where a quote in a name would end the text.
      return (key as PresetKey) === 'fields' ? JSON.stringify(value).slice(1, -1) : value;
    }),
  ]);
  return {
    fields: Object.fromEntries(filled) as PresetFields,
    missing: placeholdersIn(fields).filter((name) => known(name) === ''),
  };
}

function cut(name: Placeholder, text: string): string {
  // A pair of surrogates that is cut through is none.
  return text
    .slice(0, name === 'page.title' ? longestTitle : longest)
    .toWellFormed()
    .replace(/\ufffd$/, '');
}
