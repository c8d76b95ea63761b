/** HTTP Basic, the API key as the user name, the password empty. */
export function keyHeader(key: string): { Authorization: string } {
  const bytes = new TextEncoder().encode(`${key.trim()}:`);
  return { Authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}
