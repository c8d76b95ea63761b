import { counted, words } from '../../utils/i18n/words.ts';
import type { SupportLink } from '../../utils/links/link.ts';
import { expiryWords, whoFor } from './life.ts';

/** The QR code of a link, as addresses of its own; `failed` when it could not be drawn. */
export type LinkImages = { svg: string; png: string } | 'failed' | undefined;

/** A link that was made: its QR code, ways to hand it on, and how long it works. */
export function LinkMade({
  link,
  images,
  now,
  copied,
  onCopyLink,
  onCopyImage,
}: {
  link: SupportLink;
  /** Absent while it is drawn. */
  images: LinkImages;
  now: number;
  /** What came of the newest copying. */
  copied?: 'link' | 'image' | 'refused' | undefined;
  onCopyLink: () => void;
  onCopyImage: () => void;
}) {
  const who = whoFor(link.request.customer);
  const over = link.expiresAt !== undefined && link.expiresAt <= now;
  const drawn = typeof images === 'object' ? images : undefined;
  const file = words('link.made.fileName');
  return (
    <div class="made">
      <p class="quiet">
        {who ? words('link.made.for', { who }) : words('link.made.anyone')} ·{' '}
        {words('link.made.via', { name: link.via.name })}
      </p>
      {images === 'failed' ? (
        <p class="trouble" role="alert">
          <span aria-hidden="true">▲ </span>
          {words('link.made.noCode')}
        </p>
      ) : (
        <img
          class="qr"
          alt={words('link.made.code', { url: link.url })}
          {...(drawn ? { src: drawn.svg } : {})}
        />
      )}
      <p class="address" dir="ltr">
        {link.url}
      </p>
      <div class="actions">
        <button type="button" class="main" onClick={onCopyLink}>
          {words(copied === 'link' ? 'link.made.copiedLink' : 'link.made.copyLink')}
        </button>
        {drawn && (
          <>
            <button type="button" onClick={onCopyImage}>
              {words(copied === 'image' ? 'link.made.copiedImage' : 'link.made.copyImage')}
            </button>
            <a class="button" href={drawn.svg} download={`${file}.svg`}>
              {words('link.made.saveSvg')}
            </a>
            <a class="button" href={drawn.png} download={`${file}.png`}>
              {words('link.made.savePng')}
            </a>
          </>
        )}
      </div>
      <div role="status">
        {copied === 'refused' ? (
          <p class="trouble">
            <span aria-hidden="true">▲ </span>
            {words('link.made.copyRefused')}
          </p>
        ) : (
          <span class="hidden-text">
            {copied && words(copied === 'link' ? 'link.made.copiedLink' : 'link.made.copiedImage')}
          </span>
        )}
      </div>
      <p class={over ? 'trouble' : 'quiet'}>
        {over && <span aria-hidden="true">○ </span>}
        {expiryWords(link.expiresAt, now)}
        {link.views !== undefined && ` ${counted('link.made.views', link.views)}`}
      </p>
      {link.activeIssue && (
        <p class="quiet">
          {counted('link.made.issue', link.activeIssue.unread, { issue: link.activeIssue.id })}
        </p>
      )}
    </div>
  );
}
