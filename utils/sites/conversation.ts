import type { Conversation } from './desk.ts';

/** An address is of any length; what is kept of it is not. */
const longest = 500;

/**
 * Where a page stands, as its sightings name it: origin and path without query and fragment, since both carry what is none
 * of our business, or, where the site's rule finds the conversation, that.
 *
 * @param rule where the site's addresses name the conversation; without it the path does
 */
export function placeOf(address: string, rule?: Conversation | undefined): string {
  const { origin, pathname } = new URL(address);
  const named = conversationIn(address, rule);
  if (named === undefined) return origin + pathname;
  const at = rule?.in === 'path' ? origin + named : `${origin}${pathname}${mark[rule?.in ?? 'path']}${named}`;
  return at.slice(0, longest);
}

const mark = { path: '', hash: '#', query: '?' };

/** The part of an address that names the conversation; undefined where it names none. */
export function conversationIn(address: string, rule: Conversation | undefined): string | undefined {
  if (!rule) return undefined;
  const { pathname, hash, searchParams } = new URL(address);
  if (rule.in === 'query') {
    const value = rule.at === undefined ? null : searchParams.get(rule.at);
    return value ? `${rule.at}=${value}` : undefined;
  }
  const text = rule.in === 'path' ? pathname : (hash.slice(1).split('?')[0] ?? '');
  if (rule.at === undefined) return text === '' || text === '/' ? undefined : text;
  const [parts, wanted] = [segments(text), segments(rule.at)];
  for (let from = 0; from < parts.length; from += 1) {
    const found = match(parts.slice(from), wanted);
    if (found) return `/${found.join('/')}`;
  }
  return undefined;
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

/** The segments at the beginning of `parts` that fit, without those that `*` stands for. */
function match(parts: readonly string[], wanted: readonly string[]): string[] | undefined {
  const [first, ...rest] = wanted;
  if (first === undefined) return [];
  if (first === '*') {
    for (let skip = 0; skip <= parts.length; skip += 1) {
      const found = match(parts.slice(skip), rest);
      if (found) return found;
    }
    return undefined;
  }
  const [part] = parts;
  if (part === undefined || !(first.startsWith(':') || first === part)) return undefined;
  const found = match(parts.slice(1), rest);
  return found && [part, ...found];
}
