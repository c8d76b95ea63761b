/**
 * What the Firefox driver runs in the browser's own window (`chrome://browser/content/browser.xhtml`). Each function
 * travels as source, so it uses nothing but its arguments and that window's globals. The names are Firefox's own
 * (searchfox.org, toolkit/components/extensions and browser/components/extensions), seen to work in 153.
 */

// The browser's own objects have no types here.
// biome-ignore-start lint/suspicious/noExplicitAny: see above.
declare const WebExtensionPolicy: any;
declare const ChromeUtils: any;
declare const Services: any;
declare const Ci: any;
declare const CustomizableUI: any;
declare const gBrowser: any;
declare const OpenBrowserWindow: any;
// biome-ignore-end lint/suspicious/noExplicitAny: see above.

interface Line {
  line: string;
  wrong: boolean;
}

/** What `listen` and `expectMenu` leave on the window for the others. */
interface Kept {
  patchcordLines: Line[];
  patchcordTaken: number;
  patchcordMenu: Promise<unknown>;
}

/**
 * Collects what goes wrong, in every process: script errors from the console service, and `console.*` calls from a small
 * listener that each content process runs. The browser's own scripts are left out.
 */
export function listen(): void {
  const kept = globalThis as unknown as Kept;
  kept.patchcordLines = [];
  kept.patchcordTaken = 0;
  const ours = (file: string) => /^(moz-extension|https?|blob):/.test(file);
  Services.console.registerListener({
    QueryInterface: ChromeUtils.generateQI(['nsIConsoleListener']),
    observe(message: unknown) {
      if (!(message instanceof Ci.nsIScriptError)) return;
      const { errorMessage, sourceName, flags, category, lineNumber } = message as unknown as {
        errorMessage: string;
        sourceName: string;
        flags: number;
        category: string;
        lineNumber: number;
      };
      // A broken page's layout or a refused request is the page's business; scripts and policies are ours.
      if (!ours(sourceName)) return;
      const grave = /^(content|chrome) javascript|^CSP/.test(category) && (flags & 1) === 0;
      kept.patchcordLines.push({
        line: `${category}: ${errorMessage} (${sourceName}:${lineNumber})`,
        wrong: grave,
      });
    },
  });
  const browsersOwn = /^(chrome|resource|moz-src|jar|file):/;
  Services.ppmm.addMessageListener('patchcord:console', ({ data }: { data: Line & { file: string } }) => {
    if (!browsersOwn.test(data.file)) kept.patchcordLines.push({ line: data.line, wrong: data.wrong });
  });
  const script = `(() => {
    const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
    storage.addLogEventListener((subject) => {
      const { level, filename, arguments: list } = subject.wrappedJSObject;
      const words = Array.from(list, (each) => {
        try { return typeof each === 'object' && each ? (each.stack ? each + ' ' + each.stack : JSON.stringify(each)) : String(each); }
        catch { return '[object]'; }
      });
      Services.cpmm.sendAsyncMessage('patchcord:console', {
        line: 'console.' + level + ': ' + words.join(' ') + ' (' + filename + ')',
        wrong: level === 'error' || level === 'assert',
        file: String(filename),
      });
    }, Services.scriptSecurityManager.getSystemPrincipal());
    Services.cpmm.addMessageListener('patchcord:flush', () => Services.cpmm.sendAsyncMessage('patchcord:flushed'));
  })()`;
  Services.ppmm.loadProcessScript(
    `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`,
    true,
  );
}

/**
 * What went wrong since the last time. A process's messages arrive in order, so each is first asked for a sign of life; one
 * that is busy has half a second for it.
 */
export async function takeErrors(): Promise<string[]> {
  await new Promise<void>((resolve) => {
    const { ppmm } = Services;
    let open = Array.from({ length: ppmm.childCount }, (_, index) => ppmm.getChildAt(index)).filter(
      (child) => !child.isInProcess,
    ).length;
    const finish = () => {
      ppmm.removeMessageListener('patchcord:flushed', count);
      resolve();
    };
    const count = () => {
      open -= 1;
      if (open <= 0) finish();
    };
    ppmm.addMessageListener('patchcord:flushed', count);
    ppmm.broadcastAsyncMessage('patchcord:flush');
    setTimeout(finish, 500);
  });
  const kept = globalThis as unknown as Kept;
  const fresh = kept.patchcordLines.slice(kept.patchcordTaken);
  kept.patchcordTaken = kept.patchcordLines.length;
  return fresh.filter(({ wrong }) => wrong).map(({ line }) => line);
}

export function allLines(): string[] {
  return (globalThis as unknown as Kept).patchcordLines.map(({ line }) => line);
}

/** Answers the browser's permission question in the person's place: yes for what `grants` covers, else no. */
export function answerPermissions(grants: string[]): void {
  const { ExtensionsUI } = ChromeUtils.importESModule('resource:///modules/ExtensionsUI.sys.mjs');
  const topic = 'webextension-optional-permission-prompt';
  Services.obs.removeObserver(ExtensionsUI, topic);
  const Patterns = Reflect.get(globalThis, 'MatchPatternSet');
  const allowed = new Patterns(grants);
  const observer = ({
    wrappedJSObject: { permissions, resolve },
  }: {
    wrappedJSObject: PermissionQuestion;
  }) => {
    const asked = new Patterns(permissions.origins);
    resolve(asked.patterns.every((pattern: unknown) => allowed.subsumes(pattern)));
  };
  Services.obs.addObserver(observer, topic);
}

interface PermissionQuestion {
  permissions: { origins: string[] };
  resolve(yes: boolean): void;
}

/** The extension's id of the tab in front. */
export function frontTab(): number {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);
}

/** Opens an address in a new private window. */
export async function openPrivate(url: string): Promise<void> {
  const window = OpenBrowserWindow({ private: true });
  await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  await window.delayedStartupPromise;
  window.gBrowser.selectedBrowser.fixupAndLoadURIString(url, {
    triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal(),
  });
}

/** What a click on the toolbar button does before its popup opens. */
export function allowActiveTab(id: string): void {
  WebExtensionPolicy.getByID(id).extension.tabManager.addActiveTabPermission(gBrowser.selectedTab);
}

/** Puts the toolbar button where a person would have pinned it. */
export function pinButton(id: string): void {
  const name = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  CustomizableUI.addWidgetToArea(`${name}-browser-action`, 'nav-bar');
}

/** Clicks the toolbar button, and waits until its popup is open. @returns when it was clicked, in epoch ms */
export async function openPopup(id: string): Promise<number> {
  const name = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  const clickedAt = Date.now();
  document.getElementById(`${name}-BAP`)?.click();
  const { extension } = WebExtensionPolicy.getByID(id);
  for (let left = 500; left > 0; left -= 1) {
    // It loads in a browser of its own and moves into the panel when that is open.
    for (const view of extension.views) {
      if (view.viewType === 'popup' && view.xulBrowser.closest('panel')?.state === 'open') return clickedAt;
    }
    await new Promise((resume) => setTimeout(resume, 20));
  }
  throw new Error('the toolbar button opened no popup');
}

export function closePopup(id: string): void {
  const { extension } = WebExtensionPolicy.getByID(id);
  for (const view of extension.views) {
    if (view.viewType === 'popup') view.xulBrowser.closest('panel')?.hidePopup();
  }
}

/**
 * Runs source in the event page (woken first) or in the popup, past the content security policy, which forbids `eval`
 * there. The source's value is a string or a promise of one.
 */
export async function evaluateIn(id: string, type: 'background' | 'popup', source: string): Promise<string> {
  const { extension } = WebExtensionPolicy.getByID(id);
  if (type === 'background') await extension.wakeupBackground?.();
  // biome-ignore lint/suspicious/noExplicitAny: the browser's own objects have no types here.
  const view = [...extension.views].find((each: any) => each.viewType === type);
  if (!view) throw new Error(`no ${type} is open`);
  const { messageManager } = view.xulBrowser;
  const name = `patchcord:${Math.random()}`;
  const script = `(async () => {
    let answer;
    try {
      const box = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false, sameZoneAs: content });
      answer = { value: await Cu.evalInSandbox(${JSON.stringify(source)}, box) };
    } catch (error) {
      answer = { error: String(error) };
    }
    sendAsyncMessage(${JSON.stringify(name)}, answer);
  })()`;
  return new Promise((resolve, reject) => {
    // A popup that moves into its panel, or closes, may take the question along. The background may take its time.
    const late =
      type === 'popup'
        ? setTimeout(() => {
            messageManager.removeMessageListener(name, listener);
            reject(new Error('the popup did not answer'));
          }, 2000)
        : undefined;
    const listener = ({ data }: { data: { value: string; error?: string } }) => {
      clearTimeout(late);
      messageManager.removeMessageListener(name, listener);
      if (data.error) reject(new Error(data.error));
      else resolve(data.value);
    };
    messageManager.addMessageListener(name, listener);
    messageManager.loadFrameScript(
      `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`,
      false,
    );
  });
}

export async function endBackground(id: string): Promise<void> {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ ignoreDevToolsAttached: true });
}

/** What the browser does on the keys of a command. The extension hears of it as of the keys, with `activeTab`. */
export function pressKeys(id: string, command: string): void {
  const { extension } = WebExtensionPolicy.getByID(id);
  const name = id.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  const commands: Record<string, { suggested_key?: unknown }> = extension.manifest.commands ?? {};
  const names = Object.keys(commands).filter((each) => commands[each]?.suggested_key);
  const keys = document.querySelectorAll(`#ext-keyset-id-${name} > key`);
  const key = keys[names.indexOf(command)] as (Element & { doCommand(): void }) | undefined;
  if (!key) throw new Error(`no keys for ${command}; the commands are: ${names.join(', ') || 'none'}`);
  key.doCommand();
}

/** Before the right click: the menu opens some time after it. */
export function expectMenu(): void {
  const menu = document.getElementById('contentAreaContextMenu');
  (globalThis as unknown as Kept).patchcordMenu = new Promise((resolve) => {
    menu?.addEventListener('popupshown', resolve, { once: true });
  });
}

/** Chooses an item of the extension in the open context menu, and gives its title. */
export async function chooseItem(id: string, item: string | null): Promise<string> {
  await (globalThis as unknown as Kept).patchcordMenu;
  interface Menu extends Element {
    label: string;
    hidden: boolean;
    activateItem(item: Element): void;
    openMenu(open: boolean): void;
    hidePopup(): void;
  }
  const menu = document.getElementById('contentAreaContextMenu') as unknown as Menu;
  const prefix = `${id.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-menuitem-_`;
  const ours = [...menu.querySelectorAll(`menuitem[id^="${prefix}"]`)] as Menu[];
  const shown = ours.filter((each) => !each.hidden);
  const wanted = item === null ? shown[0] : shown.find((each) => each.id === prefix + item);
  if (!wanted) {
    menu.hidePopup();
    throw new Error(
      `the menu has no item ${item ?? 'of ours'}; it has: ${shown.map((each) => each.id).join(', ') || 'none'}`,
    );
  }
  const { label } = wanted;
  const parent = wanted.closest('menu') as Menu | null;
  if (parent) {
    const opened = new Promise((resolve) => parent.addEventListener('popupshown', resolve, { once: true }));
    parent.openMenu(true);
    await opened;
  }
  const popup = wanted.closest('menupopup') as Menu;
  const closed = new Promise((resolve) => menu.addEventListener('popuphidden', resolve, { once: true }));
  popup.activateItem(wanted);
  await closed;
  return label;
}

/** Holds origins as if the person had granted them; the extension hears of it as of any grant. */
export async function addOrigins(id: string, origins: string[]): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  );
  const { extension } = WebExtensionPolicy.getByID(id);
  await ExtensionPermissions.add(id, { permissions: [], origins, data_collection: [] }, extension);
}
