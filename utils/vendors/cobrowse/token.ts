import type { TroubleReason } from '../../messages/answer.ts';

/** The audience of every token, for self-hosted instances too (docs.cobrowse.io, JSON Web Tokens). */
const audience = 'https://cobrowse.io';

/** What a token says of itself. Nothing of it is proven here: that is the vendor's part. Times in epoch ms. */
export interface TokenFacts {
  /** The agent, by e-mail. */
  agent?: string | undefined;
  name?: string | undefined;
  licence?: string | undefined;
  role?: string | undefined;
  audience?: string[] | undefined;
  issuedAt?: number | undefined;
  startsAt?: number | undefined;
  expiresAt?: number | undefined;
}

/**
 * Reads a JWT's claims (RFC 7519, 4.1; Cobrowse's own are `displayName` and `role`).
 *
 * @returns undefined for what is no JWT
 */
export function readToken(token: string): TokenFacts | undefined {
  const [head, claims, signature, ...rest] = token.split('.');
  if (!head || claims === undefined || signature === undefined || rest.length > 0) return undefined;
  const read = decode(claims);
  if (typeof read !== 'object' || read === null) return undefined;
  const text = (name: string): string | undefined => {
    const value: unknown = Reflect.get(read, name);
    return typeof value === 'string' ? value.slice(0, 300).toWellFormed() || undefined : undefined;
  };
  const time = (name: string): number | undefined => {
    const value: unknown = Reflect.get(read, name);
    // Later than any date is no date.
    return typeof value === 'number' && value > 0 && value < 8.64e12 ? Math.floor(value * 1000) : undefined;
  };
  const aud: unknown = Reflect.get(read, 'aud');
  return {
    agent: text('sub'),
    name: text('displayName'),
    licence: text('iss'),
    role: text('role'),
    audience: (Array.isArray(aud) ? aud : [aud]).filter((each) => typeof each === 'string'),
    issuedAt: time('iat'),
    startsAt: time('nbf'),
    expiresAt: time('exp'),
  };
}

/**
 * Why a token cannot be good at a moment, by its own words. It explains a refusal; it does not replace one, since this
 * computer's clock may be the one that is wrong.
 */
export function faultOf(
  { expiresAt, startsAt, audience: named }: TokenFacts,
  now: number,
): Extract<TroubleReason, `token-${string}`> | undefined {
  if (expiresAt !== undefined && expiresAt <= now) return 'token-expired';
  if (startsAt !== undefined && startsAt > now) return 'token-early';
  if (named !== undefined && named.length > 0 && !named.includes(audience)) return 'token-audience';
  return undefined;
}

/** The vendor's words for what is wrong with a token; those but the first are the ones of the npm package jsonwebtoken. */
export function faultIn(words: string): Extract<TroubleReason, `token-${string}`> | undefined {
  if (words === 'jwt expired') return 'token-expired';
  if (words === 'jwt not active') return 'token-early';
  if (words.startsWith('jwt audience invalid')) return 'token-audience';
  return words.startsWith('jwt issuer invalid') ? 'token-licence' : undefined;
}

function decode(part: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
