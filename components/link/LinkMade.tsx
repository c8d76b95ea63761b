import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { SupportLink } from '../../utils/links/link.ts';
import { type QrLook, scaleIn } from '../../utils/links/look.ts';
import type { Handing } from '../../utils/links/sentences.ts';
import { expiryWords, whoFor } from './life.ts';
import { QrChoices } from './QrChoices.tsx';
import { codeOf, type Drawing, QrFigure } from './QrFigure.tsx';

/** CSS pixels that a code gets in the popup, and those that there are for a dense one. */
const [usual, most] = [256, 336];

export type Copied = 'link' | 'text' | 'image' | 'refused';

export interface LinkMadeProps {
  link: SupportLink;
  drawing: Drawing;
  look: QrLook;
  /** What the customer is told with the link; absent until it is loaded. */
  handing: Handing | undefined;
  now: number;
  /** What came of the newest copying. */
  copied?: Copied | undefined;
  onLook: (look: QrLook) => void;
  onCopy: (what: Exclude<Copied, 'refused'>) => void;
  onFullScreen: () => void;
  onPrint: () => void;
  onChooseLogo: () => void;
  /** What is said of the customer's open issue. */
  children?: ComponentChildren;
}

/** A link that was made: its QR code, ways to hand it on, and how long it works. */
export function LinkMade(props: LinkMadeProps) {
  const { link, drawing, look, handing, now, copied, onCopy, children } = props;
  const who = whoFor(link.request.customer);
  const over = link.expiresAt !== undefined && link.expiresAt <= now;
  const code = codeOf(drawing);
  const room = code && scaleIn(usual, code.side) === undefined ? most : usual;
  const file = words('linkMade.fileName');
  // What comes next is copying it: Enter does.
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    <div class="made">
      <p class="quiet">
        {who ? words('linkMade.for', { who }) : words('linkMade.anyone')} ·{' '}
        {words('linkMade.via', { name: link.via.name })}
      </p>
      {children}
      <QrFigure
        url={link.url}
        drawing={drawing}
        room={room}
        dense={words('linkMade.dense')}
        level={look.level}
        onLevel={(level) => props.onLook({ ...look, level })}
      />
      <TheirImageNote link={link} />
      <p class="address" dir="ltr">
        {link.url}
      </p>
      <div class="actions">
        <button type="button" class="main" ref={first} onClick={() => onCopy('link')}>
          {words(copied === 'link' ? 'linkMade.copiedLink' : 'linkMade.copyLink')}
        </button>
        <button type="button" disabled={!handing} onClick={() => onCopy('text')}>
          {words(copied === 'text' ? 'linkMade.copiedText' : 'linkMade.copyText')}
        </button>
        {code && (
          <>
            <button type="button" onClick={() => onCopy('image')}>
              {words(copied === 'image' ? 'linkMade.copiedImage' : 'linkMade.copyImage')}
            </button>
            <button type="button" onClick={props.onFullScreen}>
              {words('linkMade.fullScreen')}
            </button>
            <button type="button" onClick={props.onPrint}>
              {words('linkMade.print')}
            </button>
            <a class="button" href={code.svg} download={`${file}.svg`}>
              {words('linkMade.saveSvg')}
            </a>
            <a class="button" href={code.png} download={`${file}.png`}>
              {words('linkMade.savePng')}
            </a>
          </>
        )}
      </div>
      <div role="status">
        {copied === 'refused' ? (
          <p class="trouble">
            <span aria-hidden="true">▲ </span>
            {words('linkMade.copyRefused')}
          </p>
        ) : (
          <span class="hidden-text">{copied && words(copiedWords[copied])}</span>
        )}
      </div>
      <p class={over ? 'trouble' : 'quiet'}>
        {over && <span aria-hidden="true">○ </span>}
        {expiryWords(link.expiresAt, now)}
        {link.views !== undefined && ` ${counted('linkMade.views', link.views)}`}
      </p>
      <details>
        <summary>{words('linkMade.look')}</summary>
        <QrChoices look={look} drawing={drawing} url={link.url} onLook={props.onLook}>
          <button type="button" class="plain" onClick={props.onChooseLogo}>
            {words('linkMade.logoChoose')}
          </button>
        </QrChoices>
      </details>
    </div>
  );
}

const copiedWords = {
  link: 'linkMade.copiedLink',
  text: 'linkMade.copiedText',
  image: 'linkMade.copiedImage',
} as const;

/** What came of comparing the vendor's own image with the link, where that is worth a word. */
function TheirImageNote({ link: { theirs, via } }: { link: SupportLink }) {
  if (!theirs || 'picture' in theirs || theirs.shows === 'link') return null;
  if (theirs.shows === 'nothing')
    return <p class="quiet">{words('linkMade.theirsNothing', { name: via.name })}</p>;
  return (
    <p class="trouble" role="alert">
      <span aria-hidden="true">▲ </span>
      {words('linkMade.theirsOther', { name: via.name, to: theirs.to ?? '' })}
    </p>
  );
}
