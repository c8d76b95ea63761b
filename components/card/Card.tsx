import { words } from '../../utils/i18n/words.ts';
import { CodeView } from './CodeView.tsx';
import type { CardFace, MainAction } from './face.ts';
import { ListView } from './ListView.tsx';

/** What the agent can do with the card. */
export interface CardEvents {
  /** The main button, or Enter. */
  onMain: (action: MainAction) => void;
  onCopy: () => void;
  /** "This is not a code." */
  onDismiss: () => void;
  /** Another session that the code may mean. */
  onChoose: (session: string) => void;
  /** The other sessions of this session's customer. */
  onPast: (session: string) => void;
  /** ⋯ was opened: what else the vendor offers belongs into this element. */
  onMore: (slot: Element) => void;
  /** A code of the list. */
  onPick: (code: string) => void;
}

export interface CardProps extends CardEvents {
  face: CardFace;
  /** Epoch ms; the card has no clock of its own. */
  now: number;
  dir: 'ltr' | 'rtl';
}

/**
 * The card beside a code. A view alone: everything that it shows comes with `face` and `now`, everything that the agent
 * does goes out through the events.
 */
export function Card({ face, now, dir, ...events }: CardProps) {
  return (
    <div class="patchcord" dir={dir} role="dialog" aria-label={labelOf(face)} tabIndex={-1}>
      {face.show === 'code' && <CodeView key={face.code} face={face} now={now} {...events} />}
      {face.show === 'list' && <ListView face={face} onPick={events.onPick} />}
      {face.show === 'nothing' && (
        <div role="status">
          <p class="title">
            {words(face.where === 'selection' ? 'card.nothing.selection' : 'card.nothing.page')}
          </p>
          <p class="quiet">{words('card.nothing.todo')}</p>
        </div>
      )}
    </div>
  );
}

function labelOf(face: CardFace): string {
  switch (face.show) {
    case 'code':
      return words('card.label.code', { code: face.code });
    case 'list':
      return words('card.label.list');
    default:
      return words('card.label.nothing');
  }
}
