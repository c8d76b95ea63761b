/**
 * The door to the browser for content scripts: the few calls that they need, without the polyfill. Both browsers return
 * promises here (Chrome since Manifest V3).
 */
interface PageBrowser {
  runtime: {
    id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: {
      addListener(listener: MessageListener): void;
      removeListener(listener: MessageListener): void;
    };
  };
  i18n: { getMessage(key: string): string; getUILanguage(): string };
  /** Firefox only. */
  menus?: { getTargetElement(id: number): Element | null };
  /** Chromium's content scripts: a closed shadow root too. Firefox has `Element.openOrClosedShadowRoot`. */
  dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null };
}

type MessageListener = (
  message: unknown,
  sender: { id?: string },
  respond: (answer: unknown) => void,
) => boolean | undefined;

declare const chrome: PageBrowser;

const scope = globalThis as { browser?: PageBrowser };
export const pageBrowser: PageBrowser = scope.browser?.runtime?.id ? scope.browser : chrome;

/** False once the extension was updated or removed under this page: then end quietly. */
export function stillOurs(): boolean {
  return pageBrowser.runtime?.id !== undefined;
}
