import * as v from 'valibot';
import { MOST_OWN, MOST_UNITS, type OwnRules } from '../codes/own.ts';
import { refusalOf } from '../codes/refusal.ts';
import type { PatchcordDatabase } from '../sessions/db.ts';

const rules = v.pipe(
  v.array(
    v.object({
      text: v.pipe(v.string(), v.maxLength(MOST_UNITS)),
      kind: v.picklist(['cobrowse', 'noibu', 'unknown']),
    }),
  ),
  v.maxLength(MOST_OWN),
);

/** Labels and patterns as the options page sends them, each of which the recogniser takes. */
export const ownSchema = v.pipe(
  v.object({ labels: rules, patterns: rules }),
  v.check((own) => refusalOf(own) === undefined, 'refused'),
);

/** The agents' own rules as they are kept: one record, so that they change as a whole. */
export type OwnSetting = { name: 'own' } & OwnRules;

export async function saveOwn(db: PatchcordDatabase, { labels, patterns }: OwnRules): Promise<void> {
  await db.settings.put({ name: 'own', labels, patterns });
}

/** The rules that are kept; none is the same as empty lists. */
export async function ownRules(db: PatchcordDatabase): Promise<OwnRules> {
  const { labels = [], patterns = [] } = (await db.settings.get('own')) ?? {};
  return { labels, patterns };
}
