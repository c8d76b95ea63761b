const units = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** What Helpshift uses when nothing is said. */
export const defaultExpiry = '24h';

/**
 * When a link dies that is made now.
 *
 * @param expiry a number of minutes, hours or days: `30m`, `6h`, `2d`
 * @returns epoch ms; undefined for anything else
 */
export function expiryAt(expiry: string, now: number): number | undefined {
  const [, number, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(expiry) ?? [];
  return number && unit ? now + Number(number) * units[unit as keyof typeof units] : undefined;
}
