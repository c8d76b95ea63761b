import { deviceName } from './device.ts';
/**
 * A stand-in for Noibu's script: `window.NOIBUJS.requestHelpCode`. What it does when things go wrong is chosen in the
 * address: `?noibu=hang`, `refuse` or `slow` (`absent` is the page's doing: it does not load this script at all).
 */
export interface NoibuSdk {
  /**
   * Asks for the code that identifies this visit. Calls while one is under way share its promise. There is no timeout.
   * @param alertUser also shows the code to the visitor, in a prompt from which it can be copied
   * @returns six digits; rejects with `Error('noibu connection is unavailable')`
   */
  requestHelpCode(alertUser?: boolean): Promise<string>;
}

declare global {
  interface Window {
    NOIBUJS?: NoibuSdk;
  }
}

let underWay: Promise<string> | undefined;

function mode(): string | null {
  return new URLSearchParams(location.search).get('noibu');
}

async function ask(): Promise<string> {
  if (mode() === 'hang') return new Promise(() => {});
  if (mode() === 'refuse') throw new Error('noibu connection is unavailable');
  if (mode() === 'slow') await new Promise((resolve) => setTimeout(resolve, 2_000));
  try {
    const response = await fetch('/noibu/help-codes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ page: location.href, device: deviceName() }),
    });
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()).code;
  } catch {
    throw new Error('noibu connection is unavailable');
  }
}

window.NOIBUJS = {
  requestHelpCode(alertUser = true) {
    underWay ??= ask().finally(() => {
      underWay = undefined;
    });
    if (!alertUser) return underWay;
    return underWay.then((code) => {
      window.prompt('Your help code', code);
      return code;
    });
  },
};

/** "Instruct the shopper to enter #helpcode at the end of the URL" (help.noibu.com, How to Find a Session with Help Code). */
function lookAtAddress(): void {
  if (location.hash !== '#helpcode') return;
  window.NOIBUJS?.requestHelpCode().catch((error: unknown) => console.warn(String(error)));
}

addEventListener('hashchange', lookAtAddress);
lookAtAddress();
dispatchEvent(new Event('noibuSDKReady'));
