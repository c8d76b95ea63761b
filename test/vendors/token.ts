import { createSign, createVerify, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { isMap, parsed } from './exchange.ts';

/** The audience is the same for self-hosted instances (docs.cobrowse.io, JSON Web Tokens). */
export const audience = 'https://cobrowse.io';

export interface TokenOptions {
  /** The agent's e-mail. */
  sub?: string;
  /** Seconds; negative makes a token that is over already. An hour unless told. */
  expiresIn?: number;
  /** Seconds until the token becomes valid (`nbf`); absent unless told. */
  startsIn?: number;
  aud?: string;
  iss?: string;
  /** Only an administrator may list the sessions of other agents. */
  role?: 'agent' | 'administrator';
  displayName?: string;
  /** Claims to leave out, to make a token that breaks the rules. */
  without?: ('iat' | 'exp' | 'aud' | 'iss' | 'sub')[];
  /** `none` and `HS256` are the well-known forgeries; both must be refused. */
  alg?: 'RS256' | 'HS256' | 'none';
}

export interface Claims {
  sub: string;
  role: 'agent' | 'administrator';
  displayName?: string;
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A company's key pair: signs as its backend does, and checks as Cobrowse does. */
export class Keys {
  readonly #private: KeyObject;
  readonly #public: KeyObject;
  readonly #license: string;

  private constructor(pair: { privateKey: KeyObject; publicKey: KeyObject }, license: string) {
    this.#private = pair.privateKey;
    this.#public = pair.publicKey;
    this.#license = license;
  }

  static async make(license: string): Promise<Keys> {
    return new Keys(await promisify(generateKeyPair)('rsa', { modulusLength: 2048 }), license);
  }

  /** A token at `now` (epoch ms). */
  sign(options: TokenOptions, now: number): string {
    const issued = Math.floor(now / 1000);
    const claims: Record<string, unknown> = {
      iat: issued,
      exp: issued + (options.expiresIn ?? 3600),
      aud: options.aud ?? audience,
      iss: options.iss ?? this.#license,
      sub: options.sub,
      role: options.role,
      displayName: options.displayName,
      nbf: options.startsIn === undefined ? undefined : issued + options.startsIn,
    };
    for (const claim of options.without ?? []) delete claims[claim];
    const alg = options.alg ?? 'RS256';
    const head = `${base64url({ alg, typ: 'JWT' })}.${base64url(claims)}`;
    if (alg === 'none') return `${head}.`;
    return `${head}.${createSign('RSA-SHA256').update(head).sign(this.#private, 'base64url')}`;
  }

  /**
   * The claims of a token that is good at `now` (epoch ms), or the words of the refusal. `jwt expired` is what the agent SDK
   * looks for (cobrowse-agent-sdk 2.16.2, src/rest/RESTAPI.js); the other words are those of the npm package
   * jsonwebtoken, whose phrase that is.
   */
  check(token: string, now: number): Claims | string {
    const parts = token.split('.');
    const [head, claims] = parts.slice(0, 2).map((part) => parsed(Buffer.from(part, 'base64url').toString()));
    if (parts.length !== 3 || !isMap(head) || !isMap(claims)) return 'jwt malformed';
    if (head.alg !== 'RS256') return 'invalid algorithm';
    const signed = createVerify('RSA-SHA256').update(`${parts[0]}.${parts[1]}`);
    if (!signed.verify(this.#public, parts[2] ?? '', 'base64url')) return 'invalid signature';
    const seconds = now / 1000;
    if (typeof claims.nbf === 'number' && claims.nbf > seconds) return 'jwt not active';
    if (typeof claims.exp !== 'number') return 'jwt must have an expiry';
    if (claims.exp <= seconds) return 'jwt expired';
    if (typeof claims.iat !== 'number') return 'jwt must have an issue time';
    if (claims.aud !== audience) return `jwt audience invalid. expected: ${audience}`;
    if (claims.iss !== this.#license) return `jwt issuer invalid. expected: ${this.#license}`;
    if (typeof claims.sub !== 'string' || !claims.sub.includes('@')) return 'jwt subject invalid';
    if (![undefined, 'agent', 'administrator'].includes(claims.role as string | undefined)) {
      return 'jwt role invalid';
    }
    return {
      sub: claims.sub,
      role: claims.role === 'administrator' ? 'administrator' : 'agent',
      ...(typeof claims.displayName === 'string' ? { displayName: claims.displayName } : {}),
    };
  }
}
