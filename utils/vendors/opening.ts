/** Whether a host name is this machine: `localhost`, anything under it (RFC 6761, 6.3), 127.0.0.0/8, `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return /^(.+\.)?localhost\.?$|^127(\.\d{1,3}){3}$|^\[::1\]$/i.test(hostname);
}

/**
 * Whether we open an address that came from a record, a vendor or a template: https, or http on a loopback name, without a user
 * name or password in it.
 *
 * @param allowedHosts host names that the account or the agent allows, `*.example.com` for everything under one; without it every
 *   host. This machine is always allowed.
 */
export function openable(url: string, allowedHosts?: readonly string[]): boolean {
  const parsed = URL.parse(url);
  if (!parsed || parsed.username || parsed.password) return false;
  const safe = parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname));
  if (isLoopback(parsed.hostname)) return safe;
  return safe && (allowedHosts === undefined || allowedHosts.some((host) => covers(host, parsed.hostname)));
}

function covers(allowed: string, hostname: string): boolean {
  const host = allowed.toLowerCase();
  return host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host;
}
