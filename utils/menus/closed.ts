/** Addresses into which no browser lets an extension, whatever was granted: its own pages and the extension stores. */
export function closedToUs(url: string | undefined): boolean {
  const address = url === undefined ? null : URL.parse(url);
  if (!address || !['http:', 'https:', 'file:'].includes(address.protocol)) return true;
  return (
    ['addons.mozilla.org', 'chromewebstore.google.com', 'microsoftedge.microsoft.com'].includes(
      address.hostname,
    ) ||
    (address.hostname === 'chrome.google.com' && address.pathname.startsWith('/webstore'))
  );
}
