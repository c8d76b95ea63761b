import { useEffect, useState } from 'preact/hooks';
import type { DrawnQr, TooLong } from '../links/drawing.ts';
import type { QrLook } from '../links/look.ts';
import type { Handing } from '../links/sentences.ts';

/** A link's code in some look; the one before while another is drawn. The library comes with the first. */
export function useDrawing(
  url: string | undefined,
  { level, quiet, size }: QrLook,
  logo: string,
): DrawnQr | TooLong | 'failed' | undefined {
  const [drawing, setDrawing] = useState<DrawnQr | TooLong | 'failed'>();
  useEffect(() => {
    if (url === undefined) return;
    let over = false;
    const take = (next: DrawnQr | TooLong | 'failed') => {
      if (!over) setDrawing(next);
    };
    import('../links/drawing.ts')
      .then(({ drawQr }) => drawQr(url, { level, quiet, size }, logo))
      .then(take, () => take('failed'));
    return () => {
      over = true;
    };
  }, [url, level, quiet, size, logo]);
  return drawing;
}

/**
 * What the customer is told with a link, in the first of these languages that there is a sentence in.
 * @param language the customer's, where it is known; else the agent's own
 */
export function useHanding(
  link: { url: string; expiresAt?: number | undefined } | undefined,
  language: string | undefined,
): Handing | undefined {
  const [handing, setHanding] = useState<Handing>();
  const { url, expiresAt } = link ?? {};
  useEffect(() => {
    if (url === undefined) return;
    let over = false;
    import('../links/sentences.ts').then(({ handingOf }) => {
      const languages = [...(language ? [language] : []), ...navigator.languages];
      if (!over) setHanding(handingOf({ url, expiresAt }, languages));
    });
    return () => {
      over = true;
    };
  }, [url, expiresAt, language]);
  return handing;
}
