import * as v from 'valibot';
import { formOf } from '../codes/form.ts';
import { labelForm, MOST_OWN, MOST_UNITS, type OwnRules } from '../codes/own.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';

const rule = v.object({
  text: v.pipe(v.string(), v.maxLength(MOST_UNITS)),
  kind: v.picklist(['cobrowse', 'noibu', 'unknown']),
});
const label = v.pipe(
  rule,
  v.check(({ text }) => Boolean(labelForm(text)), 'no words'),
);
const pattern = v.pipe(
  rule,
  v.check(({ text }) => formOf(text).places.length === 6, 'no pattern'),
);

/**
 * Labels and patterns that the recogniser can take. Whether a label is of use is the form's question (`refusal.ts`): its
 * answer changes with the words that the recogniser knows by itself, and what was kept before stays.
 */
export const ownSchema = v.object({
  labels: v.pipe(v.array(label), v.maxLength(MOST_OWN)),
  patterns: v.pipe(v.array(pattern), v.maxLength(MOST_OWN)),
});

/** The agents' own rules as they are kept: one record, so that they change as a whole. */
export type OwnSetting = { name: 'own' } & OwnRules;

export async function saveOwn(db: PatchcordDatabase, { labels, patterns }: OwnRules): Promise<void> {
  await db.settings.put({ name: 'own', labels, patterns });
}

/** The rules that are kept; none is the same as empty lists. What another version kept and this one cannot take is left out. */
export async function ownRules(db: PatchcordDatabase): Promise<OwnRules> {
  const kept = await db.settings.get('own');
  if (kept?.name !== 'own') return { labels: [], patterns: [] };
  return { labels: those(label, kept.labels), patterns: those(pattern, kept.patterns) };
}

function those<T>(schema: v.GenericSchema<unknown, T>, kept: unknown): T[] {
  return Array.isArray(kept) ? kept.filter((each): each is T => v.is(schema, each)).slice(0, MOST_OWN) : [];
}
