import type { Message } from './conversation.ts';

/** Messages in the long transcript. */
export const transcriptLength = 5_000;

/** Every how many messages a code stands in it. */
export const codeEvery = 50;

/** The same figures on every run: a linear congruential generator (constants of Numerical Recipes). */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const customerLines = [
  'Good morning, any news on the pallet from last week?',
  'We need 12 more of the Ridge tents before the season starts.',
  'The invoice says $4,812.60 but the quote was $4,618.20.',
  'Tracking number is 1Z999AA10123456784, it has not moved since Monday.',
  'Could you send the size chart again, please?',
  'Our buyer is out until 04/12/2025, please write to me instead.',
  'Call me on +1 415 555 0132 when the lorry leaves.',
  'Order 104222 is still missing two boxes.',
  'Thanks, that was quick.',
  'The price list has 118 402 rows, is that right?',
  'PO 2025-004417 is signed, see the attachment.',
];

const agentLines = [
  'Let me check with the warehouse.',
  'The pallet is booked for Thursday between 9:00 and 13:00.',
  'I have attached the corrected invoice, no. 20250419.',
  'Done. Anything else I can do for you?',
  'It left Rotterdam this morning, container MSKU 604812 3.',
  'The size chart is at https://shop.example.com/wholesale/sizes',
  'We will credit $194.40 to your account today.',
];

const codeLines: ((code: string) => string)[] = [
  (code) => `Automated helpcode: ${code}`,
  (code) => `The Cobrowse code is ${code.slice(0, 3)}-${code.slice(3)}`,
  (code) => `our support code is ${code.slice(0, 3)} ${code.slice(3)}`,
  (code) => `Customer requests Cobrowse session with code: ${code}`,
];

/** The code in the line at `index`, where there is one. Leading zeros do occur. */
export function transcriptCode(index: number): string | undefined {
  if (index % codeEvery !== codeEvery - 1) return undefined;
  return String(dice(index)(1_000_000)).padStart(6, '0');
}

/**
 * A conversation of three years, 5,000 messages, 100 codes; the newest code stands in the last line.
 * @param now epoch ms; the last line is two minutes older
 */
export function transcript(now: number): Message[] {
  const roll = dice(20_261_121);
  const step = (3 * 365 * 24 * 60 * 60_000) / transcriptLength;
  return Array.from({ length: transcriptLength }, (_, index) => {
    const code = transcriptCode(index);
    const codeLine = codeLines[Math.floor(index / codeEvery) % codeLines.length];
    const fromCustomer = code !== undefined || roll(5) < 3;
    const lines = fromCustomer ? customerLines : agentLines;
    const plain = lines[roll(lines.length)] ?? '';
    return {
      id: `long-${index + 1}`,
      from: fromCustomer ? 'customer' : 'agent',
      text: code && codeLine ? codeLine(code) : plain,
      at: Math.round(now - 2 * 60_000 - (transcriptLength - 1 - index) * step),
    };
  });
}
