import { digitAt } from '../codes/digits.ts';

/**
 * Telephone numbers as people write them, compared without a table of the world's numbering plans.
 *
 * Two are the same when their digits are, without what stands before a country code or an area code (`+`, `00`, `0`); or
 * when one has no country code, and the other ends with all of its digits, at least eight. So "+49 30 12345678" is
 * "0049 (0)30 12345678" and "030 12345678", and is not "040 12345678". Numbers that both have a country code are the same
 * only as a whole.
 */
interface PhoneNumber {
  /** Empty where the text has none. */
  digits: string;
  /** With its country code. */
  isWhole: boolean;
}

/** The least that may stand for a longer number, and what of a number its key is made of. */
const tellingDigits = 8;
/** "ext. 12", "x12", "#12", ";ext=12" */
const extension = /\s*(?:;?\s*ext\.?|x|#|,)\s*=?\s*\d{1,6}$/i;

function numberOf(text: string): PhoneNumber {
  const plain = text.normalize('NFKC').trim().replace(/^tel:/i, '').replace(extension, '');
  const isPlus = /^\(?\+/.test(plain);
  const all = digitsIn(plain);
  const isWhole = isPlus || all.startsWith('00');
  // The zero that is dialled within the country alone.
  const dialled = isWhole ? digitsIn(plain.replace(/\(0\)/, '')) : all;
  return { digits: dialled.replace(/^0+/, ''), isWhole };
}

/** The digits of a text, of any script. */
export function digitsIn(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at += 1) {
    const value = digitAt(text, at);
    if (value >= 0) digits += value;
  }
  return digits;
}

/** The same for all ways to write a number, and for a few other numbers: `isSamePhone` decides. */
export function phoneKey(phone: string): string {
  const { digits } = numberOf(phone);
  return digits === '' ? phone.trim().toLowerCase() : digits.slice(-tellingDigits);
}

/** Whether two texts are the same telephone number. Texts without digits are the same when they are equal. */
export function isSamePhone(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [numberOf(one), numberOf(other)];
  if (a.digits === '' || b.digits === '') return phoneKey(one) === phoneKey(other);
  if (a.digits === b.digits) return true;
  if (a.isWhole && b.isWhole) return false;
  const [short, long] = a.digits.length < b.digits.length ? [a, b] : [b, a];
  if (short.digits.length >= tellingDigits && long.digits.endsWith(short.digits)) return true;
  // Russia and Kazakhstan dial 8 within the country and +7 from elsewhere.
  return sevenFor(a) === sevenFor(b);
}

function sevenFor({ digits, isWhole }: PhoneNumber): string {
  return !isWhole && digits.length === 11 ? digits.replace(/^8/, '7') : digits;
}
