import type { CDPSession, Protocol } from 'puppeteer-core';

/** A target that DevTools is attached to. */
export interface Watched {
  session: CDPSession;
  info: Protocol.Target.TargetInfo;
}

/** What is wrong whoever reads it; a failed request (`network`) is a page's business. */
const grave = new Set<string>(['javascript', 'security', 'worker', 'rendering', 'storage']);

function spoken(argument: Protocol.Runtime.RemoteObject): string {
  if (argument.type === 'string') return String(argument.value);
  return argument.description ?? JSON.stringify(argument.value ?? argument.type);
}

/**
 * Listens to every page, frame and worker of a Chromium, over sessions of its own: a page's console holds what its
 * content scripts say too. Attaching late loses nothing, since `Runtime.enable` repeats what was said before.
 */
export class Watch {
  readonly targets = new Map<string, Watched>();
  /** In order; key is a running number, so that a rejection that was handled after all can be taken back. */
  private readonly wrong = new Map<string, string>();
  private readonly lines: string[] = [];
  private count = 0;

  /** @param root a session of the browser itself */
  static async start(root: CDPSession): Promise<Watch> {
    const watch = new Watch();
    await watch.attach(root, ['tab', 'browser']);
    // Only so does the browser tell when a target has another address.
    await root.send('Target.setDiscoverTargets', { discover: true });
    return watch;
  }

  private async attach(parent: CDPSession, skipped: string[]): Promise<void> {
    parent.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const session = parent.connection()?.session(sessionId);
      if (session) void this.adopt(session, targetInfo);
    });
    parent.on('Target.detachedFromTarget', ({ sessionId }) => {
      this.targets.delete(sessionId);
    });
    parent.on('Target.targetInfoChanged', ({ targetInfo: { targetId, url } }) => {
      for (const { info } of this.targets.values()) if (info.targetId === targetId) info.url = url;
    });
    await parent.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
      filter: [...skipped.map((type) => ({ type, exclude: true })), {}],
    });
  }

  private async adopt(session: CDPSession, info: Protocol.Target.TargetInfo): Promise<void> {
    const where = () => `${info.type} ${info.url}`;
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      this.say(`${where()}: ${type}: ${args.map(spoken).join(' ')}`, type === 'error' || type === 'assert');
    });
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exceptionId, exception, text, url } }) => {
      const line = `${where()}: ${text} ${exception?.description ?? exception?.value ?? ''} ${url ?? ''}`;
      this.say(line, true, `${session.id()}/${exceptionId}`);
    });
    session.on('Runtime.exceptionRevoked', ({ exceptionId }) => {
      this.wrong.delete(`${session.id()}/${exceptionId}`);
    });
    session.on('Log.entryAdded', ({ entry: { level, source, text, url } }) => {
      this.say(
        `${where()}: ${source} ${level}: ${text} ${url ?? ''}`,
        level === 'error' && grave.has(source),
      );
    });
    this.targets.set(session.id(), { session, info });
    // A target that is gone before it could be asked has nothing more to say.
    // Its frames and workers come with it; the service workers came with the browser.
    await Promise.all([
      // It may have been begun for a debugger that is gone.
      session.send('Runtime.runIfWaitingForDebugger'),
      session.send('Runtime.enable'),
      session.send('Log.enable'),
      this.attach(session, ['service_worker']),
    ]).catch(() => undefined);
  }

  private say(line: string, isWrong: boolean, key = `line/${this.count}`): void {
    this.count += 1;
    this.lines.push(line);
    if (isWrong) this.wrong.set(key, line);
  }

  /**
   * What went wrong since it was last asked. A target's messages arrive in order, so each is first asked for a sign of
   * life; one that is busy (or shows a dialog) has half a second for it.
   */
  async errors(): Promise<string[]> {
    const signs = [...this.targets.values()].map(({ session }) =>
      session.send('Runtime.evaluate', { expression: '0' }).catch(() => undefined),
    );
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise((resolve) => {
      timer = setTimeout(resolve, 500);
    });
    await Promise.race([Promise.all(signs), enough]);
    clearTimeout(timer);
    const found = [...this.wrong.values()];
    this.wrong.clear();
    return found;
  }

  log(): string[] {
    return [...this.lines];
  }

  /** In the order in which they were attached to; a target that was attached to twice is there twice. */
  all(type: string, address: string): Watched[] {
    return [...this.targets.values()].filter(
      ({ info }) => info.type === type && info.url.startsWith(address),
    );
  }
}
