/** What is used of Noibu's script, and of what its guide keeps on the page. */
interface NoibuPage {
  NOIBUJS?: { requestHelpCode?: (alertUser: boolean) => unknown };
  noibuHelpCode?: unknown;
  noibuHelpCodeTimestamp?: unknown;
}

/**
 * Looks for Noibu without asking it for anything. Runs in the page's world, alone: it sees nothing outside of itself.
 *
 * @returns an answer for `readAnswer`
 */
export function lookForNoibu(): unknown {
  try {
    const { NOIBUJS, noibuHelpCode, noibuHelpCodeTimestamp } = window as NoibuPage;
    const kept =
      typeof noibuHelpCode === 'string'
        ? { code: noibuHelpCode.slice(0, 40), at: Number(noibuHelpCodeTimestamp) }
        : {};
    if (typeof NOIBUJS?.requestHelpCode === 'function') return { is: 'ready', ...kept };
    const comes =
      document.readyState !== 'complete' || [...document.scripts].some(({ src }) => /noibu/i.test(src));
    return { is: comes ? 'loading' : 'absent', ...kept };
  } catch {
    return { is: 'absent' };
  }
}

/**
 * Asks Noibu for a help code, silently; waits for its script where that is still to come (`noibuSDKReady`). The script
 * has no timeout of its own. Runs in the page's world, alone.
 *
 * @param timeoutMs for the script's coming and its answer together
 */
export function makeNoibuCode(timeoutMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    let asked = false;
    const ask = () => {
      asked = true;
      new Promise((take) => take((window as NoibuPage).NOIBUJS?.requestHelpCode?.(false))).then(
        (code) => resolve({ is: 'made', code: String(code).slice(0, 40) }),
        (error: unknown) => {
          const { message } = (error ?? {}) as { message?: unknown };
          resolve({ is: 'refused', said: String(message ?? error).slice(0, 200) });
        },
      );
    };
    setTimeout(() => {
      window.removeEventListener('noibuSDKReady', ask);
      resolve({ is: asked ? 'hanging' : 'late' });
    }, timeoutMs);
    if (typeof (window as NoibuPage).NOIBUJS?.requestHelpCode === 'function') ask();
    else window.addEventListener('noibuSDKReady', ask, { once: true });
  });
}
