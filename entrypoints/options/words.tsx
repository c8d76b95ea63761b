import { useEffect, useState } from 'preact/hooks';
import { OwnWords } from '../../components/options/OwnWords.tsx';
import { explainCodes, type OwnRules } from '../../utils/codes/index.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { ask } from '../../utils/views/background.ts';
import { useOwn } from '../../utils/views/own.ts';

export function WordsPart() {
  const kept = useOwn();
  /** What was just saved, until the database tells of it: the next change is made to these. */
  const [saved, setSaved] = useState<OwnRules>();
  const [trouble, setTrouble] = useState<Trouble>();
  useEffect(() => setSaved(undefined), [kept]);
  if (!kept) return null;
  return (
    <OwnWords
      own={saved ?? (kept.ok ? kept.value : { labels: [], patterns: [] })}
      trouble={trouble ?? (kept.ok ? undefined : kept.trouble)}
      explain={(message, before) => explainCodes(message, { context: before })}
      onSave={async (own) => {
        // What could not be read would be lost.
        if (!kept.ok) return false;
        const answer = await ask('own.save', own);
        setTrouble(answer.ok ? undefined : answer.trouble);
        if (answer.ok) setSaved(own);
        return answer.ok;
      }}
    />
  );
}
