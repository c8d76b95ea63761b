/** What is used of Cobrowse's script; before `client()` a page has its loader alone. */
interface CobrowsePage {
  CobrowseIO?: {
    client?: () => Promise<unknown>;
    createSessionCode?: () => unknown;
    currentSession?: { code?: () => unknown; isEnded?: () => unknown; isActive?: () => unknown } | null;
  };
}

/**
 * Looks for Cobrowse without loading it or making anything; a session that waits for an agent has its code. Runs in the
 * page's world, alone: it sees nothing outside of itself.
 *
 * @returns an answer for `readAnswer`
 */
export function lookForCobrowse(): unknown {
  try {
    const { CobrowseIO } = window as CobrowsePage;
    if (typeof CobrowseIO?.client === 'function') {
      const session = CobrowseIO.currentSession;
      const waits = session && !session.isEnded?.() && !session.isActive?.();
      return { is: 'ready', ...(waits ? { code: String(session.code?.()).slice(0, 40) } : {}) };
    }
    const comes =
      document.readyState !== 'complete' || [...document.scripts].some(({ src }) => /cobrowse/i.test(src));
    return { is: comes ? 'loading' : 'absent' };
  } catch {
    return { is: 'absent' };
  }
}

/**
 * Makes a session code: `client()`, which fetches the script where only its loader is there, then `createSessionCode()`
 * (Cobrowse, "Use 6-digit codes"). Runs in the page's world, alone.
 *
 * @param timeoutMs for both together
 */
export function makeCobrowseCode(timeoutMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    let loaded = false;
    setTimeout(() => resolve({ is: loaded ? 'hanging' : 'late' }), timeoutMs);
    const page = window as CobrowsePage;
    new Promise((take) => take(page.CobrowseIO?.client?.()))
      .then(() => {
        loaded = true;
        return page.CobrowseIO?.createSessionCode?.();
      })
      .then(
        (code) => resolve({ is: 'made', code: String(code).slice(0, 40) }),
        (error: unknown) => {
          const { message } = (error ?? {}) as { message?: unknown };
          resolve({ is: 'refused', said: String(message ?? error).slice(0, 200) });
        },
      );
  });
}
