import { words } from '../../utils/i18n/words.ts';
import type { Looked, Resolution } from '../../utils/sessions/resolution.ts';
import { codeLife } from '../../utils/sessions/standing.ts';
import { TroubleLines } from './TroubleLines.tsx';

/** No session was found: where we looked, and what to do. A trouble brings its own advice. */
export function Missing({ resolution, now }: { resolution: Resolution; now: number }) {
  const { looked, kind, main, firstSeenAt } = resolution;
  const askedCobrowse = looked.some(({ where }) => where === 'cobrowse');
  return (
    <>
      <ul class="looked">
        {looked.map((place) => (
          <li key={place.where}>
            {place.trouble ? <TroubleLines trouble={place.trouble} /> : lookedWords(place)}
          </li>
        ))}
      </ul>
      {!looked.some(({ trouble }) => trouble) && <p class="line todo">{todoWords()}</p>}
    </>
  );

  function todoWords(): string {
    if (main === 'noibu-list') return words('card.todo.noibu');
    if (kind === 'noibu') return words('card.todo.noibuAccount');
    if (main === 'cobrowse-code' || askedCobrowse)
      return words(now - (firstSeenAt ?? now) > codeLife ? 'card.todo.cobrowseOld' : 'card.todo.cobrowse');
    return words('card.todo.account');
  }
}

function lookedWords({ where }: Looked): string {
  return words(where === 'local' ? 'card.looked.local' : 'card.looked.cobrowse');
}
