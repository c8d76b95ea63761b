import { fold, type Words } from './customer.ts';
import type { Session } from './session.ts';

/** The words that tell a device from another, folded: "iphone", "safari"; numbers of versions are left out. */
export type Device = readonly string[];

const noDevice = new Set(['the', 'and', 'for', 'version', 'mobile', 'desktop', 'browser', 'web']);

export function deviceOf({ device }: Session): Device {
  const words = fold(device ?? '').match(/\p{L}{3,}/gu) ?? [];
  return words.filter((each) => !noDevice.has(each));
}

export function namesDevice(words: Words, device: Device): boolean {
  return device.some((each) => words.places.has(each));
}

/** The page as people paste it: host and path, without what varies. Undefined where it is only a host. */
export function pageOf({ page }: Session): string | undefined {
  if (page === undefined) return undefined;
  const plain = page
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '');
  return plain.includes('/') && plain.length >= 8 ? fold(plain) : undefined;
}

/** A longer address that begins with it is another page. */
export function namesPage({ run }: Words, page: string): boolean {
  for (let at = run.indexOf(page); at >= 0; at = run.indexOf(page, at + 1)) {
    if (!/^\/?[\p{L}\p{N}_-]/u.test(run.slice(at + page.length, at + page.length + 2))) return true;
  }
  return false;
}
