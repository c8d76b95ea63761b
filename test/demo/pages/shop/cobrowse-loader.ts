import type { CobrowseSdk } from './cobrowse.ts';

declare global {
  interface Window {
    CobrowseIO?: Pick<CobrowseSdk, 'client'> & Partial<CobrowseSdk>;
  }
}

let loading: Promise<CobrowseSdk> | undefined;

function load(): Promise<CobrowseSdk> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = '/assets/cobrowse.js';
    script.addEventListener('load', () => {
      const sdk = window.CobrowseIO;
      if (sdk?.createSessionCode) resolve(sdk as CobrowseSdk);
      else reject(new Error('Cobrowse did not load'));
    });
    script.addEventListener('error', () => reject(new Error('Cobrowse did not load')));
    document.head.append(script);
  });
}

/** Puts the snippet's `CobrowseIO` on the page: `client()` fetches the real script the first time somebody wants it. */
export function offerCobrowse(license: string, customData: Record<string, string>): void {
  window.CobrowseIO = {
    license,
    customData,
    client: () => {
      loading ??= load();
      return loading;
    },
  };
}
