import { digitValue, isDash, isGap, isInvisible } from './digits.ts';

/*
 * Text is compared letter by letter in a folded form: small, without accents, full-width and presentation forms made
 * plain, digits of every script as ASCII. What is no letter folds to one of these.
 */
export const IGNORED = 1;
export const COMMA = 2;
export const STOP = 3;
export const QUESTION = 4;
export const LINE = 5;
/** Breaks a phrase, yet separates nothing: colons, arrows, symbols, emoji. */
export const OTHER = 6;
/** Stands between the words of a phrase: spaces, hyphens, apostrophes, quotes, the marks of markdown. */
export const BLANK = 32;

/** Letters that Unicode does not take apart, or that people type for each other. */
const SPECIAL: Record<string, string> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  ß: 's',
  æ: 'a',
  œ: 'o',
  þ: 't',
  ی: 'ي',
  ى: 'ي',
  ک: 'ك',
  ة: 'ه',
};

/** Folded units, each worked out when it is first met; 0 means not yet. */
const folded = new Uint16Array(0x10000);

/** The folded form of a UTF-16 unit: at least 48 for digits and letters, else one of the constants above. */
export function fold(unit: number): number {
  return folded[unit] || work(unit);
}

function work(unit: number): number {
  const value = foldSlowly(unit);
  folded[unit] = value;
  return value;
}

function foldSlowly(unit: number): number {
  const digit = digitValue(unit);
  if (digit >= 0) return 0x30 + digit;
  const char = String.fromCharCode(unit);
  if (isInvisible(unit) || /[\u0300-\u036f\u0640\u064b-\u065f\u0670\u093c\uff9e\uff9f]/.test(char))
    return IGNORED;
  if (isGap(unit) || isDash(unit) || /['"’‘`´ʼ“”„«»‹›_*~™®＂＇]/.test(char))
    return isJapanese(unit) ? unit : BLANK;
  if (/[\n\r\u2028\u2029\v\f]/.test(char)) return LINE;
  if (/[?？؟]/.test(char)) return QUESTION;
  if (/[.!;。！；．…।۔｡]/.test(char)) return STOP;
  if (/[,，、،()[\]{}（）「」『』【】|/]/.test(char)) return COMMA;
  if (unit >= 0xd800 && unit <= 0xdfff) return OTHER;
  if (!/[\p{L}\p{M}]/u.test(char)) return OTHER;
  if (unit >= 0xac00 && unit <= 0xd7a3) return unit;
  // Vietnamese "mã" (code) must not be French "ma" (my).
  if (char === 'ã' || char === 'Ã') return 0xe3;
  // Spanish "nº" (number) must not be English "no".
  if (char === 'º') return 0xba;
  const plain = char.normalize('NFKD').charAt(0).toLowerCase();
  return (SPECIAL[plain] ?? plain).charCodeAt(0);
}

/** `ー` is a dash between digits and a letter between kana. */
function isJapanese(unit: number): boolean {
  return unit === 0x30fc;
}

/** Whether a folded unit is a letter or a digit. */
export function isWord(value: number): boolean {
  return value >= 0x30;
}

/** Whether a folded unit is a letter. */
export function isLetter(value: number): boolean {
  return value > 0x39;
}

/**
 * Whether words of this letter's script stand without spaces, or carry their articles and particles glued to them, so
 * that a word may begin and end inside what spaces enclose: Chinese, Japanese, Korean, Thai, Arabic.
 */
export function isUnspaced(value: number): boolean {
  if (value < 0x600) return false;
  return (
    value <= 0x6ff ||
    (value >= 0xe00 && value <= 0xeff) ||
    (value >= 0x3040 && value <= 0x9fff) ||
    value >= 0xac00
  );
}

/**
 * Whether this letter, glued to digits, makes one word with them: `INV482913`, `482913th`. Scripts that glue particles
 * to numbers do not: `482913입니다`, `482913है`.
 */
export function gluesToDigits(value: number): boolean {
  return isLetter(value) && value < 0x590;
}
