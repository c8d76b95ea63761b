import { MAYBE_SPELLED } from './lookout.ts';
import type { Candidate } from './shapes.ts';

const UNITS: Record<string, string> = {
  zero: '0',
  oh: '0',
  o: '0',
  nought: '0',
  naught: '0',
  nil: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
};
const TEENS: Record<string, string> = {
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
};
const TENS: Record<string, string> = {
  twenty: '2',
  thirty: '3',
  forty: '4',
  fourty: '4',
  fifty: '5',
  sixty: '6',
  seventy: '7',
  eighty: '8',
  ninety: '9',
};
const TIMES: Record<string, number> = { double: 2, triple: 3, treble: 3 };

// Longest first, so that `sixteen` is not read as `six`.
const WORD = Object.keys({ ...UNITS, ...TEENS, ...TENS, ...TIMES })
  .sort((a, b) => b.length - a.length)
  .join('|');
const GAP = '[ \\t\\u00a0,.–-]{1,4}';
/** Three words of digits in a row at least; single digits may stand among them. Deterministic, so linear. */
const ROW = new RegExp(
  `\\b(?:${WORD}|\\d)(?:${GAP}(?:(?:dash|hyphen|space)${GAP})?(?:${WORD}|\\d)\\b){2,}`,
  'gi',
);
/** Six digits in English words: `four eight two nine one three`, `double two oh nine one three`, `forty-eight …`. */
export function findSpelled(text: string): Candidate[] {
  const found: Candidate[] = [];
  MAYBE_SPELLED.lastIndex = 0;
  if (!MAYBE_SPELLED.test(text)) return found;
  ROW.lastIndex = 0;
  for (let row = ROW.exec(text); row !== null; row = ROW.exec(text)) {
    const start = row.index;
    const end = start + row[0].length;
    const read = digitsOf(row[0].toLowerCase());
    if (
      read &&
      read.digits.length === 6 &&
      /[a-z]/i.test(row[0]) &&
      !/[\d-]/.test(text.charAt(start - 1)) &&
      !/^[ -]?\w*digit/i.test(text.slice(end, end + 8))
    ) {
      found.push({ code: read.digits, start, end, odd: read.tens, gluedTo: -1, hash: false });
    }
  }
  return found;
}

/** The digits that a row of words means; undefined when it is no sequence of digits ("twenty double"). */
function digitsOf(row: string): { digits: string; tens: boolean } | undefined {
  let digits = '';
  let tens = false;
  let times = 1;
  let open = false;
  for (const word of row.split(/[^a-z\d]+/)) {
    const unit = UNITS[word] ?? (/^\d$/.test(word) ? word : undefined);
    if (unit !== undefined) {
      digits = open && unit !== '0' ? `${digits.slice(0, -1)}${unit}` : digits + unit.repeat(times);
      times = 1;
      open = false;
    } else if (TIMES[word] !== undefined) {
      if (times > 1) return undefined;
      times = TIMES[word];
      open = false;
    } else if (times > 1) {
      return undefined;
    } else if (TEENS[word] !== undefined) {
      digits += TEENS[word];
      tens = true;
      open = false;
    } else if (TENS[word] !== undefined) {
      digits += `${TENS[word]}0`;
      tens = true;
      open = true;
    }
  }
  return times > 1 ? undefined : { digits, tens };
}
