import { useRef } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import type { LinkDraft } from './draft.ts';
import { draftField } from './reading.ts';

/** The field that a vendor refused, with its own words for it. */
export interface Blame {
  field: keyof LinkDraft;
  words: string;
}

/** Whom a refusal blames, as long as that field is as it was when it was refused. */
export function useBlame(trouble: Trouble | undefined, draft: LinkDraft): Blame | undefined {
  const refused = useRef<{ trouble: Trouble | undefined; draft: LinkDraft }>({ trouble: undefined, draft });
  if (refused.current.trouble !== trouble) refused.current = { trouble, draft };
  const field = draftField(trouble?.field);
  if (!trouble || !field || !['refused', 'invalid'].includes(trouble.reason)) return undefined;
  // The two ways to say until when are one parameter to the vendor.
  const place = field === 'expiry' && draft.expiry === 'until' ? 'until' : field;
  if (refused.current.draft[place] !== draft[place]) return undefined;
  return {
    field: place,
    words: trouble.detail
      ? words('link.says', { who: trouble.who ?? words('trouble.someone'), detail: trouble.detail })
      : words('link.refused'),
  };
}

/** What went wrong with a link, in the words of this form where the general ones say less. */
export function LinkTrouble({ trouble, blamed }: { trouble: Trouble; blamed: Blame | undefined }) {
  const own = blamed ? words('link.nothingMade') : ownWords(trouble);
  if (own === undefined) return <TroubleLines trouble={trouble} />;
  return (
    <p class="trouble">
      <span aria-hidden="true">▲ </span>
      <bdi>{own}</bdi>
    </p>
  );
}

function ownWords({
  reason,
  who = words('trouble.someone'),
  field,
  detail = '',
}: Trouble): string | undefined {
  if (reason === 'timed-out') return words('link.trouble.timedOut', { who });
  if (reason === 'malformed' && field === 'url') return words('link.trouble.noUrl', { who });
  if (reason === 'unsafe-url' && schemeOf(detail) === 'http:')
    return words('link.trouble.http', { who, detail });
  if (reason === 'unsafe-url' && detail) return words('link.trouble.unsafe', { who, detail });
  return undefined;
}

function schemeOf(address: string): string | undefined {
  return URL.parse(address)?.protocol;
}
