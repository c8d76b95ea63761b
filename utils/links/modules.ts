import QRCode from 'qrcode';
import { type Answer, bad, good } from '../messages/answer.ts';
import { mostBytes, type QrLevel } from './look.ts';

/** The light and dark squares of a code, with the light ones around it. */
export interface Modules {
  /** On one side, the quiet zone included. */
  side: number;
  quiet: number;
  isDark: (x: number, y: number) => boolean;
}

/**
 * The code of a link. As bytes, in one segment: then the limit is exact, and every scanner reads UTF-8 from it.
 *
 * @returns `invalid` with the field `url` when the link is too long; `detail` is how many bytes it may have
 */
export function modulesOf(
  text: string,
  { level, quiet }: { level: QrLevel; quiet: number },
): Answer<Modules> {
  const data = new TextEncoder().encode(text);
  if (data.length > mostBytes[level]) {
    return bad('invalid', { field: 'url', detail: String(mostBytes[level]) });
  }
  const { modules } = QRCode.create([{ data, mode: 'byte' }], { errorCorrectionLevel: level });
  const inside = (at: number) => at >= 0 && at < modules.size;
  return good({
    side: modules.size + 2 * quiet,
    quiet,
    isDark: (x, y) => inside(x - quiet) && inside(y - quiet) && modules.get(y - quiet, x - quiet) === 1,
  });
}
