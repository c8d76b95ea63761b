import { words } from '../../utils/i18n/words.ts';
import type { DrawnQr, TooLong } from '../../utils/links/drawing.ts';
import { type QrLevel, scaleIn } from '../../utils/links/look.ts';

/** What came of drawing: the code, a link that is too long for one, or `failed`; absent while it is drawn. */
export type Drawing = DrawnQr | TooLong | 'failed' | undefined;

/** The code, where there is one. */
export function codeOf(drawing: Drawing): DrawnQr | undefined {
  return typeof drawing === 'object' && 'svg' in drawing ? drawing : undefined;
}

/**
 * A link's QR code on white, in whole pixels a module; or why there is none. A code whose modules would be too small to be scanned is
 * not shown.
 *
 * @param props.room CSS pixels that there are for it
 * @param props.dense what to do where it is too dense for them
 */
export function QrFigure({
  url,
  drawing,
  room,
  dense,
  level,
  onLevel,
}: {
  url: string;
  drawing: Drawing;
  room: number;
  dense: string;
  level: QrLevel;
  onLevel: (level: QrLevel) => void;
}) {
  if (drawing === 'failed') return <Trouble text={words('linkMade.failed')} />;
  if (drawing && 'most' in drawing) {
    const { bytes, most, fits } = drawing;
    const best = fits.at(-1);
    return (
      <div>
        <Trouble
          text={`${words('linkMade.tooLong', { level, bytes: number(bytes), most: number(most) })} ${
            best ? words('linkMade.tooLongTake', { level: best }) : words('linkMade.tooLongNone')
          }`}
        />
        {best && (
          <button type="button" onClick={() => onLevel(best)}>
            {words('linkMade.useLevel', { level: best })}
          </button>
        )}
      </div>
    );
  }
  const scale = drawing && scaleIn(room, drawing.side);
  if (drawing && scale === undefined) return <Trouble text={dense} />;
  const side = drawing && scale ? drawing.side * scale : room;
  return (
    <div class="qr-plate" style={{ '--room': `${room}px` }}>
      <img
        class="qr"
        alt={words('linkMade.code', { url })}
        width={side}
        height={side}
        {...(drawing ? { src: drawing.svg } : {})}
      />
    </div>
  );
}

function Trouble({ text }: { text: string }) {
  return (
    <p class="trouble" role="alert">
      <span aria-hidden="true">▲ </span>
      {text}
    </p>
  );
}

function number(count: number): string {
  return new Intl.NumberFormat().format(count);
}
