import { parentOf } from '../../utils/page/anchor.ts';

/** Our one element in the page. */
export const hostName = 'patchcord-card';

/** A page that takes the element out this often within a minute does not want it. */
const mostReturns = 20;

/**
 * The card's place in the page: one host element with a closed shadow root, in the page only while the card is open.
 *
 *   away ──attach()──▶ shown ──the page removes or covers it──▶ shown again (at most 20 times a minute, then away)
 *     ▲──────────────detach()──────────┘
 *
 * It is a popover, so that it lies above everything whatever the page's stacking. A modal dialog makes all outside it
 * inert, popovers too: then the host goes into the dialog.
 */
export class Layer {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** What the view is rendered into. */
  readonly inside: HTMLElement;
  #guard = new MutationObserver(() => this.keep());
  #attached = false;
  #near: Element | undefined;
  #returns: number[] = [];
  #onLost: () => void;

  /** @param onLost the page does not let the element stay */
  constructor(css: string, onLost: () => void) {
    this.#onLost = onLost;
    this.host = document.createElement(hostName);
    this.host.popover = 'manual';
    this.root = this.host.attachShadow({ mode: 'closed' });
    const style = document.createElement('style');
    // As text, set by this script: that is not subject to the page's content security policy.
    style.textContent = css;
    this.inside = document.createElement('div');
    this.inside.className = 'inside';
    this.root.append(style, this.inside);
    for (const type of ownEvents) this.host.addEventListener(type, (event) => event.stopPropagation());
  }

  /** @param near what the card is about: a modal dialog around it takes the host in */
  attach(near: Element | undefined): void {
    this.#near = near;
    if (!this.#attached) this.#returns = [];
    this.#attached = true;
    for (const old of document.querySelectorAll(hostName)) if (old !== this.host) old.remove();
    this.keep();
  }

  detach(): void {
    this.#attached = false;
    this.#guard.disconnect();
    this.host.remove();
  }

  /** Sees to it that the open card is in the page, above all, and not inert. Cheap when nothing is amiss. */
  keep(): void {
    if (!this.#attached) return;
    const home = this.#home();
    if (this.host.parentNode !== home) {
      if (!this.#mayReturn()) {
        this.detach();
        this.#onLost();
        return;
      }
      const focused = this.root.activeElement;
      this.#guard.disconnect();
      home.append(this.host);
      this.#guard.observe(home, { childList: true });
      this.#show();
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    } else this.#show();
  }

  /** The card's natural size: as wide as it likes, as high as its content. */
  size(): { width: number; height: number } {
    const { width } = this.host.getBoundingClientRect();
    return { width, height: this.inside.scrollHeight };
  }

  move(left: number, top: number, maxHeight: number): void {
    const { style } = this.host;
    style.setProperty('--left', `${left}px`, 'important');
    style.setProperty('--top', `${top}px`, 'important');
    style.setProperty('--most', `${maxHeight}px`, 'important');
  }

  #show(): void {
    if (!this.host.matches(':popover-open')) {
      try {
        this.host.showPopover();
      } catch {
        // Documents without a top layer (XML) show it by its z-index.
      }
    }
  }

  #home(): Element {
    const modals = [...document.querySelectorAll('dialog:modal')];
    for (let at = this.#near; at; at = parentOf(at)) if (at.matches('dialog:modal')) return at;
    // The dialog that was opened last is the one that answers to the pointer.
    const open = modals.filter(
      (dialog) => !modals.some((other) => other !== dialog && dialog.contains(other)),
    );
    return open.at(-1) ?? document.documentElement;
  }

  #mayReturn(): boolean {
    const now = Date.now();
    this.#returns = this.#returns.filter((at) => now - at < 60_000);
    this.#returns.push(now);
    // The first time is the opening.
    return this.#returns.length <= mostReturns + 1;
  }
}

/** What happens in the card is not the page's business: chats send on Enter and take single letters as commands. */
const ownEvents = [
  'keydown',
  'keyup',
  'keypress',
  'beforeinput',
  'input',
  'pointerdown',
  'pointerup',
  'pointermove',
  'pointerover',
  'pointerout',
  'pointercancel',
  'mousedown',
  'mouseup',
  'mousemove',
  'mouseover',
  'mouseout',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'wheel',
  'touchstart',
  'touchmove',
  'touchend',
  'focusin',
  'focusout',
  'selectstart',
  'dragstart',
];
