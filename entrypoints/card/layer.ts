import { parentOf, type Size } from '../../utils/page/anchor.ts';

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
export interface Layer {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** What the view is rendered into. */
  readonly inside: HTMLElement;
  /** @param near what the card is about: a modal dialog around it takes the host in */
  attach(near: Element | undefined): void;
  detach(): void;
  /** Sees to it that the open card is in the page, above all, and not inert. Cheap when nothing is amiss. */
  keep(): void;
  /** The card's natural size in px: as high as its content, even where it scrolls. */
  size(): Size;
  /** In px of the viewport. */
  move(left: number, top: number, maxHeight: number): void;
}

/** @param onLost the page does not let the element stay */
export function createLayer(css: string, onLost: () => void): Layer {
  const host = document.createElement(hostName);
  host.popover = 'manual';
  const root = host.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  // As text, set by this script: that is not subject to the page's content security policy.
  style.textContent = css;
  const inside = document.createElement('div');
  inside.className = 'inside';
  root.append(style, inside);
  for (const type of ownEvents) host.addEventListener(type, (event) => event.stopPropagation());

  const guard = new MutationObserver(() => keep());
  let attached = false;
  let near: Element | undefined;
  /** When the page took it out, in epoch ms. */
  let returns: number[] = [];

  function keep(): void {
    if (!attached) return;
    const home = homeFor(near);
    if (host.parentNode !== home) {
      const focused = root.activeElement;
      guard.disconnect();
      if (!mayReturn()) {
        detach();
        onLost();
        return;
      }
      home.append(host);
      guard.observe(home, { childList: true });
      rise();
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    } else rise();
  }

  /** Into the top layer, if it is not there. */
  function rise(): void {
    if (!host.matches(':popover-open')) host.showPopover?.();
  }

  function mayReturn(): boolean {
    const now = Date.now();
    returns = [...returns.filter((at) => now - at < 60_000), now];
    // The first time is the opening.
    return returns.length <= mostReturns + 1;
  }

  function detach(): void {
    attached = false;
    guard.disconnect();
    host.remove();
  }

  return {
    host,
    root,
    inside,
    attach(to) {
      near = to;
      if (!attached) returns = [];
      attached = true;
      // One of an earlier version of the extension, left behind by an update.
      for (const old of document.querySelectorAll(hostName)) if (old !== host) old.remove();
      keep();
    },
    detach,
    keep,
    size: () => ({ width: host.getBoundingClientRect().width, height: inside.scrollHeight }),
    move(left, top, maxHeight) {
      host.style.setProperty('--left', `${left}px`, 'important');
      host.style.setProperty('--top', `${top}px`, 'important');
      host.style.setProperty('--most', `${maxHeight}px`, 'important');
    },
  };
}

/** The modal dialog that the card's code is in, else the one that answers to the pointer, else the page itself. */
function homeFor(near: Element | undefined): Element {
  for (let at = near; at; at = parentOf(at)) if (at.matches('dialog:modal')) return at;
  return [...document.querySelectorAll('dialog:modal')].at(-1) ?? document.documentElement;
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
