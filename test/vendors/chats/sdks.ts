import { Listeners, type PageWindow } from './page.ts';

/** Noibu's script on a customer's page: calls while one is under way share its promise, and it never gives up. */
export class NoibuSdk {
  /** How often a code was asked for, and whether the visitor was shown a prompt. */
  readonly asked: boolean[] = [];
  #answer: (() => Promise<unknown>) | undefined;
  #underWay: Promise<unknown> | undefined;

  /** @param code what it gives; a promise that hangs or rejects, for what goes wrong */
  constructor(code: () => Promise<unknown> = async () => '118204') {
    this.#answer = code;
  }

  install(page: PageWindow): void {
    Reflect.set(page, 'NOIBUJS', {
      requestHelpCode: (alertUser = true) => {
        this.asked.push(alertUser);
        this.#underWay ??= Promise.resolve(this.#answer?.()).finally(() => {
          this.#underWay = undefined;
        });
        return this.#underWay;
      },
    });
    page.dispatchEvent(new page.Event('noibuSDKReady'));
  }

  answerWith(code: () => Promise<unknown>): void {
    this.#answer = code;
  }
}

type State = 'pending' | 'active' | 'ended';

/** Cobrowse's script: the loader alone at first, the rest once `client()` was called. */
export class CobrowseSdk {
  /** What was called, in order, with what. */
  readonly calls: string[] = [];
  session: { state: State } | undefined;
  readonly #code: () => Promise<unknown>;
  readonly #on = new Listeners('Cobrowse', ['session.loaded', 'session.updated', 'session.ended']);
  #current: object | undefined;

  constructor(code: () => Promise<unknown> = async () => '482913') {
    this.#code = code;
  }

  /** @param whole the site has fetched all of it already */
  install(page: PageWindow, whole = false): void {
    const sdk: Record<string, unknown> = { license: 'trial' };
    const rest = {
      currentSession: null,
      start: async (options?: { register?: boolean }) => {
        this.calls.push(`start ${JSON.stringify(options ?? {})}`);
      },
      stop: async () => {
        this.calls.push('stop');
      },
      createSessionCode: async () => {
        this.calls.push('createSessionCode');
        const code = await this.#code();
        this.session = { state: 'pending' };
        this.#current = {
          code: () => code,
          state: () => this.session?.state,
          isActive: () => this.session?.state === 'active',
          end: async () => {
            this.calls.push('end');
            this.move('ended');
          },
        };
        sdk.currentSession = this.#current;
        this.#on.tell('session.loaded', this.#current);
        return code;
      },
      on: (name: string, listener: unknown) => this.#on.add(name, listener),
    };
    sdk.client = async () => {
      this.calls.push('client');
      return Object.assign(sdk, sdk.start ? {} : rest);
    };
    if (whole) Object.assign(sdk, rest);
    Reflect.set(page, 'CobrowseIO', sdk);
  }

  /** An agent joins, or it ends. */
  move(state: State): void {
    if (!this.session) throw new Error('there is no session');
    this.session.state = state;
    this.#on.tell('session.updated', this.#current);
    if (state === 'ended') this.#on.tell('session.ended', this.#current);
  }
}
