/**
 * A number as it was typed: people part thousands in many ways.
 * @returns undefined where nothing was typed
 */
export function readNumber(typed: string, least: number, most: number): number | undefined | 'wrong' {
  const plain = typed.replace(/[\s.,'’_٬]/g, '');
  if (plain === '') return undefined;
  const value = Number(plain);
  return /^\d{1,9}$/.test(plain) && value >= least && value <= most ? value : 'wrong';
}
