import * as v from 'valibot';
import { longestName, mostPresets, type Preset, type PresetFields, presetKeys } from './preset.ts';

/** No field of the form is longer. */
const longestText = 5000;

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestName));
/** What the list does not name is left out, such as a token. */
const fields = v.pipe(
  v.partial(v.object(v.entriesFromList(presetKeys, v.pipe(v.string(), v.maxLength(longestText))))),
  v.transform(
    (given) =>
      Object.fromEntries(Object.entries(given).filter(([, text]) => text !== undefined)) as PresetFields,
  ),
);

/** A preset as a form or a file gives it. */
export const namedFieldsSchema = v.object({ name, fields });
export type NamedFields = v.InferOutput<typeof namedFieldsSchema>;

export const namedFieldsListSchema = v.pipe(
  v.array(namedFieldsSchema),
  v.minLength(1),
  v.maxLength(mostPresets),
);

/** A preset as the database keeps it. */
export const presetSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  name,
  order: v.pipe(v.number(), v.finite()),
  fields,
});

/** Such as `{"patchcord":"presets","format":1,"presets":[{"name":"Refund","fields":{"message":"…"}}]}`. */
const fileSchema = v.object({
  patchcord: v.literal('presets'),
  format: v.literal(1),
  presets: v.array(v.unknown()),
});

/** The file of presets that goes to the team. Ids stay here: a preset is known by its name. */
export function presetFile(presets: readonly Preset[]): string {
  const given = presets.map(({ name, fields }) => ({ name, fields }));
  return `${JSON.stringify({ patchcord: 'presets', format: 1, presets: given }, null, 2)}\n`;
}

/** What is in a file of presets: those that can be taken, each name once, and how many cannot. */
export type PresetsRead = { presets: NamedFields[]; refused: number } | { fault: 'foreign' | 'newer' };

/** Reads such a file, which may come from anybody. */
export function readPresetFile(text: string): PresetsRead {
  const json = parsed(text);
  const file = v.safeParse(fileSchema, json);
  if (!file.success) {
    const newer = v.safeParse(v.object({ patchcord: v.literal('presets'), format: v.number() }), json);
    return { fault: newer.success && newer.output.format > 1 ? 'newer' : 'foreign' };
  }
  const taken = new Map<string, NamedFields>();
  let refused = 0;
  for (const each of file.output.presets) {
    const read = v.safeParse(namedFieldsSchema, each);
    if (!read.success || taken.size >= mostPresets) refused += 1;
    else taken.set(read.output.name.toLowerCase(), read.output);
  }
  return { presets: [...taken.values()], refused };
}

function parsed(text: string): unknown {
  try {
    // Some editors put a byte order mark in front.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
