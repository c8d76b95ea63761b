import type { ComponentChildren } from 'preact';
import { words } from '../../utils/i18n/words.ts';
import type { SupportLink } from '../../utils/links/link.ts';
import type { QrLevel } from '../../utils/links/look.ts';
import type { Handing } from '../../utils/links/sentences.ts';
import { expiryWords, whoFor } from './life.ts';
import { type Drawing, QrFigure } from './QrFigure.tsx';

/**
 * A link's code as large as the window lets it be, black on white whatever the theme, to be scanned off the agent's screen. Printed,
 * the same page is a sheet for the customer: the code, a sentence in their language, the address and until when it works.
 */
export function Handout({
  link,
  drawing,
  room,
  level,
  handing,
  now,
  onLevel,
  onPrint,
  onClose,
  children,
}: {
  link: SupportLink;
  drawing: Drawing;
  /** CSS pixels that the code may take. */
  room: number;
  level: QrLevel;
  handing: Handing | undefined;
  now: number;
  onLevel: (level: QrLevel) => void;
  onPrint: () => void;
  onClose: () => void;
  /** How the code looks, where that is being chosen. */
  children?: ComponentChildren;
}) {
  const who = whoFor(link.request.customer);
  return (
    <main class="handout">
      <h1 class="screen-only hidden-text">{words('linkMade.title')}</h1>
      {who && <h1 class="print-only">{who}</h1>}
      <QrFigure
        url={link.url}
        drawing={drawing}
        room={room}
        dense={words('linkMade.denseScreen')}
        level={level}
        onLevel={onLevel}
      />
      {handing && (
        <p class="scan" lang={handing.language} dir="auto">
          {handing.scan}
        </p>
      )}
      <p class="mono" dir="ltr">
        {link.url}
      </p>
      <p class="screen-only">{expiryWords(link.expiresAt, now)}</p>
      {handing?.until && (
        <p class="print-only" lang={handing.language} dir="auto">
          {handing.until}
        </p>
      )}
      <div class="actions screen-only">
        <button type="button" onClick={onPrint}>
          {words('linkMade.print')}
        </button>
        <button type="button" onClick={onClose}>
          {words('linkMade.close')} <kbd>Esc</kbd>
        </button>
      </div>
      {children && <div class="screen-only handout-look">{children}</div>}
    </main>
  );
}
