import { render } from 'preact';
import { Card, type CardEvents } from '../../components/card/Card.tsx';
import {
  type CardFace,
  type CodeFace,
  type ListFace,
  type MainAction,
  mainOf,
  stateOf,
} from '../../components/card/face.ts';
import type { Ask } from '../../utils/messages/ask.ts';
import type { PageToBackground } from '../../utils/messages/calls.ts';
import {
  type Anchor,
  anchorAt,
  type Box,
  elementAt,
  place,
  type Side,
  seenPart,
  viewSize,
} from '../../utils/page/anchor.ts';
import { type CardPart, frame, type Hit } from '../../utils/page/frame.ts';
import { openRoot } from '../../utils/page/roots.ts';
import type { Resolution } from '../../utils/sessions/resolution.ts';
import type { Meant } from './context.ts';
import { Layer } from './layer.ts';

/** What the card needs of the world; tests bring their own. */
export interface PanelDoors {
  ask: Ask<PageToBackground>;
  /** Puts a text on the clipboard. @returns whether the browser took it */
  copy: (text: string) => Promise<boolean>;
  /** False once the extension was updated or removed under this page. */
  alive: () => boolean;
  dir: () => 'ltr' | 'rtl';
  css: string;
}

/** How often an open card looks after itself: place, clock, page. */
const tick = 250;
/** A state change shows within five seconds; a vendor's answer takes up to one. */
const refreshAfter = 4_000;
/** Every so many refreshes an unresolved code is asked of the vendor again. */
const deepEvery = 5;
/** The pointer's way from the code into the card, and back. */
const leaveAfter = 300;
/** Chats rebuild their rows: a code that is back within this time was never gone. */
const goneAfter = 400;
const copiedFor = 2_000;
/** What fits; the rest is counted. */
const mostListed = 50;

/**
 * The card of one frame: where it is, what it shows, when it goes.
 *
 *   closed ──open, answer──▶ open ──Escape, click outside, code gone, done──▶ closed
 *                             │ ▲
 *                       leave ▼ │ pointer or focus in it
 *                           leaving ──0.3 s──▶ closed
 */
export class Panel implements CardPart {
  #doors: PanelDoors;
  #layer: Layer;
  #face: CardFace | undefined;
  #anchor: Anchor | undefined;
  #side: Side | undefined;
  /** Opened by keyboard or right click: the pointer's leaving does not close it. */
  #pinned = false;
  #pointerIn = false;
  #goneSince: number | undefined;
  #lastBox: Box | undefined;
  #returnTo: HTMLElement | undefined;
  #open: AbortController | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** Answers to an earlier code are dropped. */
  #turn = 0;
  #rounds = 0;
  #askAgainAt = Number.POSITIVE_INFINITY;
  #copiedAt = 0;
  #acting = false;
  #listed = new Map<string, Hit>();

  constructor(doors: PanelDoors) {
    this.#doors = doors;
    this.#layer = new Layer(doors.css, () => this.close(false));
    const { host, inside } = this.#layer;
    host.addEventListener('pointerenter', () => {
      this.#pointerIn = true;
      clearTimeout(this.#leaving);
    });
    host.addEventListener('pointerleave', () => {
      this.#pointerIn = false;
      this.leave();
    });
    inside.addEventListener('keydown', (event) => this.#onKey(event));
  }

  open(hit: Hit, how: 'pointer' | 'keyboard'): void {
    this.#showCode(hit.code, hit.kind, this.#anchorOf(hit), how === 'keyboard');
    if (how === 'keyboard') this.#focus();
  }

  /** Shows what a right click meant; it takes the focus, since the menu had it. */
  answer(meant: Meant): void {
    switch (meant.is) {
      case 'code':
        this.#showCode(meant.code, meant.kind, meant.hit && this.#anchorOf(meant.hit), true);
        break;
      case 'codes':
        this.#showList(meant.hits);
        break;
      default: {
        const { box } = meant;
        const anchor = box && { element: undefined, box: () => seenPart(box, undefined, viewSize()) };
        this.#show({ show: 'nothing', where: meant.where }, anchor, true);
      }
    }
    this.#focus();
  }

  leave(): void {
    if (!this.#open || this.#pinned) return;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      if (!this.#pinned && !this.#pointerIn && !this.#hasFocus()) this.close(false);
    }, leaveAfter);
  }

  /** @param giveBack the focus goes back to where it was before, if it is in the card */
  close(giveBack: boolean): void {
    if (!this.#open) return;
    const hadFocus = this.#hasFocus();
    this.#open.abort();
    this.#open = undefined;
    clearTimeout(this.#leaving);
    this.#turn++;
    this.#face = undefined;
    this.#anchor = undefined;
    this.#side = undefined;
    this.#pointerIn = false;
    render(null, this.#layer.inside);
    this.#layer.detach();
    if (giveBack && hadFocus) this.#returnTo?.focus({ preventScroll: true });
    this.#returnTo = undefined;
  }

  #showCode(code: string, kind: Hit['kind'], anchor: Anchor | undefined, pinned: boolean): void {
    if (this.#open && this.#face?.show === 'code' && this.#face.code === code) {
      clearTimeout(this.#leaving);
      this.#anchor = anchor;
      this.#pinned ||= pinned;
      this.#settle();
      return;
    }
    this.#show({ show: 'code', code, kind, asking: true }, anchor, pinned);
    void this.#load(this.#turn, code, kind);
  }

  #showList(hits: Hit[]): void {
    this.#listed = new Map(hits.map((hit) => [hit.code, hit]));
    const codes = hits.slice(0, mostListed).map(({ code, kind }) => ({ code, kind }));
    const face: ListFace = { show: 'list', codes, more: hits.length - codes.length };
    this.#show(face, undefined, true);
    const turn = this.#turn;
    for (const { code, kind } of codes) {
      void this.#doors.ask('code.resolve', { code, kind, deep: false }).then((answer) => {
        if (turn !== this.#turn || this.#face?.show !== 'list' || !answer.ok) return;
        const { state, best } = answer.value;
        const { name, email } = best?.session.customer ?? {};
        this.#update({
          ...this.#face,
          codes: this.#face.codes.map((row) =>
            row.code === code ? { ...row, state, name: name ?? email } : row,
          ),
        });
      });
    }
  }

  #show(face: CardFace, anchor: Anchor | undefined, pinned: boolean): void {
    const active = this.#hasFocus() ? this.#returnTo : deepActive();
    clearTimeout(this.#leaving);
    this.#turn++;
    this.#rounds = 0;
    this.#askAgainAt = Number.POSITIVE_INFINITY;
    this.#acting = false;
    this.#goneSince = undefined;
    this.#lastBox = undefined;
    this.#side = undefined;
    this.#face = face;
    this.#anchor = anchor;
    this.#pinned = pinned;
    this.#returnTo = active;
    if (!this.#open) this.#open = this.#listen();
    this.#layer.attach(anchor?.element);
    this.#draw();
  }

  /** Everything that an open card listens to, ended by one abort. */
  #listen(): AbortController {
    const open = new AbortController();
    const { signal } = open;
    let queued = 0;
    const moved = () => {
      queued ||= requestAnimationFrame(() => {
        queued = 0;
        if (!signal.aborted) this.#settle(true);
      });
    };
    const early = { signal, capture: true };
    // Scrolling inside a shadow root is not heard outside it.
    const root = this.#anchor?.element?.getRootNode();
    for (const target of new Set<EventTarget | undefined>([window, root])) {
      target?.addEventListener('scroll', moved, { ...early, passive: true });
    }
    window.addEventListener('resize', moved, { signal });
    window.addEventListener('pagehide', () => this.close(false), { signal });
    window.addEventListener('keydown', (event) => this.#onEscape(event), early);
    window.addEventListener('pointerdown', (event) => this.#onPress(event), early);
    const resized = new ResizeObserver(() => this.#settle());
    resized.observe(this.#layer.inside);
    const clock = setInterval(() => this.#tick(), tick);
    signal.addEventListener('abort', () => {
      resized.disconnect();
      clearInterval(clock);
      cancelAnimationFrame(queued);
    });
    return open;
  }

  #tick(): void {
    if (!this.#doors.alive()) this.close(true);
    if (!this.#open || document.hidden) return;
    this.#layer.keep();
    if (!this.#open) return;
    const face = this.#face;
    const now = Date.now();
    if (face?.show === 'code') {
      if (face.copy === 'done' && now - this.#copiedAt > copiedFor)
        this.#update({ ...face, copy: undefined });
      if (now >= this.#askAgainAt) void this.#askAgain(face);
    }
    this.#draw();
  }

  #draw(): void {
    if (!this.#face) return;
    render(
      <Card face={this.#face} now={Date.now()} dir={this.#doors.dir()} {...this.#events} />,
      this.#layer.inside,
    );
    this.#settle();
  }

  #update(face: CardFace): void {
    this.#face = face;
    this.#draw();
  }

  /** Puts the card beside its code, or closes it when the code is out of sight. */
  #settle(scrolled = false): void {
    if (!this.#open) return;
    let box = this.#anchor?.box();
    if (this.#anchor && !box) {
      if (!scrolled) box = this.#found();
      if (!box) {
        this.#goneSince ??= Date.now();
        if (scrolled || Date.now() - this.#goneSince > goneAfter) this.close(true);
        return;
      }
    }
    this.#goneSince = undefined;
    this.#lastBox = box;
    const { side, left, top, maxHeight } = place(box, this.#layer.size(), viewSize(), {
      dir: this.#doors.dir(),
      prefer: this.#side,
    });
    this.#side = side;
    this.#layer.move(left, top, maxHeight);
  }

  /** The chat drew the row anew: the same code, about where it was. */
  #found(): Box | undefined {
    const last = this.#lastBox;
    const face = this.#face;
    if (face?.show !== 'code' || !last) return undefined;
    const hit = frame()
      .watcher?.list()
      .find(({ code, box }) => code === face.code && Math.abs(box.top - last.top) < 200);
    if (!hit) return undefined;
    this.#anchor = this.#anchorOf(hit);
    return this.#anchor.box();
  }

  #anchorOf(hit: Hit): Anchor {
    const { code, box, where } = hit;
    if (!where) return anchorAt(code, box, openRoot, this.#layer.host);
    const x = (box.left + box.right) / 2;
    const y = (box.top + box.bottom) / 2;
    const element = elementAt(x, y, openRoot, this.#layer.host);
    return {
      element,
      box() {
        const now = where();
        return now && seenPart(now, element?.isConnected ? element : undefined, viewSize());
      },
    };
  }

  /** What is known here at once, then what the vendor says. */
  async #load(turn: number, code: string, kind: Hit['kind']): Promise<void> {
    let final = false;
    const deep = this.#doors.ask('code.resolve', { code, kind, deep: true });
    const quick = this.#doors.ask('code.resolve', { code, kind, deep: false });
    void quick.then((answer) => {
      if (answer.ok && !final) this.#resolved(turn, answer.value, true);
    });
    const answer = await deep;
    final = true;
    if (answer.ok) this.#resolved(turn, answer.value, false);
    else this.#change(turn, { trouble: answer.trouble, asking: false });
    this.#askAgainAt = Date.now() + refreshAfter;
  }

  async #askAgain(face: CodeFace): Promise<void> {
    const turn = this.#turn;
    const { code, kind } = face;
    this.#askAgainAt = Number.POSITIVE_INFINITY;
    this.#rounds++;
    const state = stateOf(face, Date.now());
    const lives = state === 'live' || state === 'ending';
    const deep = lives || this.#rounds % deepEvery === 0;
    const answer = await this.#doors.ask('code.resolve', { code, kind, deep });
    if (answer.ok) this.#resolved(turn, answer.value, false);
    else this.#change(turn, { trouble: answer.trouble });
    if (turn === this.#turn) this.#askAgainAt = Date.now() + refreshAfter;
  }

  #resolved(turn: number, resolution: Resolution, asking: boolean): void {
    if (turn !== this.#turn || this.#face?.show !== 'code') return;
    // An answer from here alone does not unsay what the vendor said before.
    const before = this.#face.resolution?.looked ?? [];
    const asked = resolution.looked.map(({ where }) => where);
    const looked = [...resolution.looked, ...before.filter(({ where }) => !asked.includes(where))];
    const { trouble } = this.#face;
    this.#change(turn, {
      resolution: { ...resolution, looked },
      asking,
      trouble: trouble?.reason === 'no-background' ? undefined : trouble,
    });
  }

  #change(turn: number, change: Partial<CodeFace>): void {
    if (turn === this.#turn && this.#face?.show === 'code') this.#update({ ...this.#face, ...change });
  }

  #events: CardEvents = {
    onMain: (action) => void this.#main(action),
    onCopy: () => void this.#copy(),
    onDismiss: () => void this.#dismiss(),
    onChoose: (session) => this.#change(this.#turn, { chosen: session }),
    onPick: (code) => {
      const hit = this.#listed.get(code);
      if (!hit) return;
      this.#showCode(hit.code, hit.kind, this.#anchorInSight(hit), true);
      this.#focus();
    },
  };

  /** A code of the list may be far down the page: then its card stays where the list was. */
  #anchorInSight(hit: Hit): Anchor | undefined {
    const anchor = this.#anchorOf(hit);
    return anchor.box() ? anchor : undefined;
  }

  async #main(action: MainAction): Promise<void> {
    if (action.type === 'copy') return void (await this.#copy());
    const face = this.#face;
    if (face?.show !== 'code' || this.#acting) return;
    const turn = this.#turn;
    const { code } = face;
    this.#acting = true;
    // Once the browser refused, the agent copied by hand; the button no longer promises it.
    const copied = action.type === 'session' || face.copy === 'refused' || (await this.#copy());
    if (copied) {
      const answer =
        action.type === 'session'
          ? await this.#doors.ask('session.open', { code, session: action.session })
          : await this.#doors.ask('vendor.open', { code, page: action.page });
      if (turn !== this.#turn) return;
      if (answer.ok) this.close(true);
      else this.#change(turn, { trouble: answer.trouble });
    }
    if (turn === this.#turn) this.#acting = false;
  }

  async #copy(): Promise<boolean> {
    const face = this.#face;
    if (face?.show !== 'code') return false;
    const turn = this.#turn;
    const done = await this.#doors.copy(face.code);
    this.#copiedAt = Date.now();
    this.#change(turn, { copy: done ? 'done' : 'refused' });
    if (done) await this.#doors.ask('code.copied', { code: face.code });
    return done;
  }

  async #dismiss(): Promise<void> {
    const face = this.#face;
    if (face?.show !== 'code') return;
    const turn = this.#turn;
    const answer = await this.#doors.ask('code.dismiss', { code: face.code });
    if (!answer.ok) return this.#change(turn, { trouble: answer.trouble });
    frame().watcher?.forget(face.code);
    if (turn === this.#turn) this.close(true);
  }

  #onEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.close(true);
  }

  #onPress(event: PointerEvent): void {
    if (event.composedPath().includes(this.#layer.host)) return;
    const box = this.#lastBox;
    const { clientX: x, clientY: y } = event;
    const onCode = box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    if (!onCode) this.close(false);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && this.#face?.show === 'code' && event.target === this.#dialog()) {
      event.preventDefault();
      void this.#main(mainOf(this.#face));
    }
    if (event.key !== 'Tab') return;
    const stops = this.#stops();
    const at = stops.indexOf(this.#layer.root.activeElement as HTMLElement);
    const next = event.shiftKey ? (at <= 0 ? stops.length - 1 : at - 1) : (at + 1) % stops.length;
    event.preventDefault();
    stops[next]?.focus();
  }

  #focus(): void {
    const { inside } = this.#layer;
    const first = inside.querySelector<HTMLElement>('.main') ?? this.#stops()[0] ?? this.#dialog();
    first?.focus({ preventScroll: true });
  }

  #dialog(): HTMLElement | null {
    return this.#layer.inside.querySelector('[role=dialog]');
  }

  #stops(): HTMLElement[] {
    const all = this.#layer.inside.querySelectorAll<HTMLElement>('button, summary');
    return [...all].filter((element) => element.checkVisibility());
  }

  #hasFocus(): boolean {
    return this.#layer.root.activeElement !== null;
  }
}

/** The focused element, in shadow roots too. */
function deepActive(): HTMLElement | undefined {
  let active = document.activeElement;
  for (;;) {
    const inner = active && openRoot(active)?.activeElement;
    if (!inner) return active instanceof HTMLElement ? active : undefined;
    active = inner;
  }
}
