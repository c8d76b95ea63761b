import { groupCode } from '../../utils/codes/code.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import type { ListFace } from './face.ts';
import { kindWords } from './SessionLines.tsx';
import { StateMark, stateWords } from './StateMark.tsx';

/** The codes of this page to choose from. */
export function ListView({ face, onPick }: { face: ListFace; onPick: (code: string) => void }) {
  return (
    <>
      <p class="title">{words('card.list.title')}</p>
      <ul class="rows">
        {face.codes.map(({ code, kind, state, name }) => (
          <li key={code}>
            <button type="button" class="row" onClick={() => onPick(code)}>
              <StateMark state={state} /> <span class="code">{groupCode(code)}</span>{' '}
              <bdi class="rest">{name ?? kindWords(kind)}</bdi> <span class="quiet">{stateWords(state)}</span>
            </button>
          </li>
        ))}
      </ul>
      {face.more > 0 && <p class="quiet">{counted('card.list.more', face.more)}</p>}
    </>
  );
}
