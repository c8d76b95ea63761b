import type { ExplainedCode } from '../../utils/codes/find.ts';
import type { OwnRules } from '../../utils/codes/own.ts';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { OwnList } from './OwnList.tsx';
import { Trial } from './Trial.tsx';

export interface OwnWordsProps {
  own: OwnRules;
  trouble?: Trouble | undefined;
  /** @returns whether they were kept */
  onSave: (own: OwnRules) => Promise<boolean>;
  /** The recogniser, which goes by `own`. */
  explain: (message: string, before: string) => ExplainedCode[];
}

/** What agents add to the recogniser: names of a code, and ways in which it is written; and a place to try them. */
export function OwnWords({ own, trouble, onSave, explain }: OwnWordsProps) {
  return (
    <section id="words" aria-labelledby="words-title">
      <h2 id="words-title">{words('options.words.title')}</h2>
      <p class="quiet">{words('options.words.intro')}</p>
      <OwnList what="label" rules={own.labels} onChange={(labels) => onSave({ ...own, labels })} />
      <OwnList what="pattern" rules={own.patterns} onChange={(patterns) => onSave({ ...own, patterns })} />
      <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
      <Trial explain={explain} />
    </section>
  );
}
