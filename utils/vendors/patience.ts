const second = 1000;
/** No vendor may silence a watch for longer with one header, however far off its clock is. */
const longest = 24 * 60 * 60 * second;

/**
 * When a vendor that refused for now wants to be asked again. `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3);
 * `X-Rate-Limit-Reset` is not documented by Helpshift and was seen as seconds to wait, as epoch seconds and as epoch ms: its size
 * tells which. Of several the latest counts.
 *
 * @returns epoch ms, in the future and at most a day away; undefined where the headers say nothing of use
 */
export function waitUntil(headers: Headers, now: number): number | undefined {
  const times = [
    fromRetryAfter(headers.get('Retry-After'), now),
    fromReset(headers.get('X-Rate-Limit-Reset'), now),
    fromReset(headers.get('X-RateLimit-Reset'), now),
  ].filter((time) => time !== undefined && time > now) as number[];
  return times.length === 0 ? undefined : Math.min(Math.max(...times), now + longest);
}

function fromRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return now + Number(value) * second;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : date;
}

function fromReset(value: string | null, now: number): number | undefined {
  if (value === null || !/^\s*\d+(\.\d+)?\s*$/.test(value)) return undefined;
  const number = Number(value);
  // Ten thousand million is the year 2286 in epoch seconds and April 1970 in epoch ms.
  if (number >= 10_000_000_000) return Math.ceil(number);
  // Five hundred million is 1985 in epoch seconds and sixteen years of waiting.
  if (number >= 500_000_000) return Math.ceil(number * second);
  return now + Math.ceil(number * second);
}
