/** The vendors whose script on a page can make a code. */
export type PageVendor = 'noibu' | 'cobrowse';

/**
 * What a page's world says of one vendor's script.
 *
 *   absent    loading ──the script comes──▶ ready ──make──▶ made | refused | odd | hanging
 *      └──────────┴── look again              └─ may hold a code that the page made before
 */
export type PageAnswer =
  | { is: 'absent' | 'loading'; code?: string | undefined; at?: number | undefined }
  /** `code` is one that is there already; `at` when it was made, in epoch ms, where the page tells. */
  | { is: 'ready'; code?: string | undefined; at?: number | undefined }
  | { is: 'made'; code: string }
  /** The script refused, in its own words. */
  | { is: 'refused'; said: string }
  /** What it gave is no six-digit code. */
  | { is: 'odd'; said: string }
  /** The script did not come in time, or did not answer in time. */
  | { is: 'late' | 'hanging' };

/** A code as a script may write it: six digits, perhaps with a gap or a dash in the middle. */
const written = /^\s*(\d{3})[\s-]*(\d{3})\s*$/;

function codeIn(value: unknown): string | undefined {
  const [, first, second] = (typeof value === 'string' && written.exec(value)) || [];
  return first && second && first + second;
}

/**
 * Reads what came out of a page's world, where any script may have put anything in the place of the vendor's.
 *
 * @param now epoch ms; a time after it is no time
 * @returns undefined for what is no answer at all
 */
export function readAnswer(value: unknown, now: number): PageAnswer | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { is, code, at, said } = value as Record<string, unknown>;
  const words = typeof said === 'string' ? said.slice(0, 200) : '';
  switch (is) {
    case 'absent':
    case 'loading':
    case 'ready': {
      const known = codeIn(code);
      if (known === undefined) return { is };
      return { is, code: known, ...(typeof at === 'number' && at > 0 && at <= now ? { at } : {}) };
    }
    case 'made': {
      const made = codeIn(code);
      return made === undefined ? { is: 'odd', said: String(code).slice(0, 40) } : { is, code: made };
    }
    case 'refused':
      return { is, said: words };
    case 'late':
    case 'hanging':
      return { is };
    default:
      return undefined;
  }
}
