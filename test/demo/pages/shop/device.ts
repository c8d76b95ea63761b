/** The browser and system in a few words, as a customer would name them. */
export function deviceName(): string {
  const agent = navigator.userAgent;
  const browser =
    /Firefox\/\d+/.exec(agent) ??
    /Edg\/\d+/.exec(agent) ??
    /Chrome\/\d+/.exec(agent) ??
    /Safari\/\d+/.exec(agent);
  const system = /iPhone|iPad|Android|Windows|Mac OS X|Linux/.exec(agent);
  return [browser?.[0].replace('/', ' ').replace('Edg ', 'Edge '), system?.[0]].filter(Boolean).join(', ');
}
