import { render } from 'preact';
import { Card, type CardEvents } from '../../components/card/Card.tsx';
import {
  type CardFace,
  type CodeFace,
  candidateOf,
  type MainAction,
  stateOf,
} from '../../components/card/face.ts';
import type { Ask } from '../../utils/messages/ask.ts';
import type { PageToBackground } from '../../utils/messages/calls.ts';
import type { Anchor } from '../../utils/page/anchor.ts';
import { type CardPart, frame, type Hit } from '../../utils/page/frame.ts';
import type { Meant } from './context.ts';
import { activeInPage, focusOf } from './focus.ts';
import { anchorOf, anchorOn, follow } from './follow.ts';
import { type Inquiry, inquire } from './inquiry.ts';
import { createLayer } from './layer.ts';
import { attend } from './moments.ts';

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

export interface Panel extends CardPart {
  /** Shows what a right click meant; it takes the focus, since the menu had it. */
  answer(meant: Meant): void;
  /** @param giveBack the focus goes back to where it was before, if it is in the card */
  close(giveBack: boolean): void;
}

/** The pointer's way from the code into the card, and back, in ms. */
const leaveAfter = 300;
/** How long the button says "Copied", in ms. */
const copiedFor = 2_000;
/** What the list holds; the rest is counted. */
const mostListed = 50;

/**
 * The card of one frame: what it shows, when it comes and goes.
 *
 *   closed ──open, answer──▶ open ──Escape, press outside, code gone, done──▶ closed
 *                             │ ▲
 *                       leave ▼ │ pointer or focus in it
 *                           leaving ──0.3 s──▶ closed
 */
export function createPanel({ ask, copy, alive, dir, css }: PanelDoors): Panel {
  const layer = createLayer(css, () => close(false));
  const { inside, root } = layer;
  const focus = focusOf(layer);
  const place = follow(layer, dir);
  let face: CardFace | undefined;
  /** Ended when the card closes. */
  let open: AbortController | undefined;
  let inquiry: Inquiry | undefined;
  /** Opened by keyboard or right click: the pointer's leaving does not close it. */
  let pinned = false;
  let pointerIn = false;
  let pointer = { x: -1, y: -1 };
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let returnTo: HTMLElement | undefined;
  /** Answers to what was shown before are dropped. */
  let turn = 0;
  let acting = false;
  let copiedAt = 0;
  let listed = new Map<string, Hit>();

  layer.host.addEventListener('pointerenter', () => {
    pointerIn = true;
    clearTimeout(leaving);
  });
  layer.host.addEventListener('pointerleave', () => {
    pointerIn = false;
    leave();
  });
  inside.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') focus.onTab(event);
    // After a press on its text the card itself has the focus; on a button Enter is the button's.
    const onText = root.activeElement?.role === 'dialog' && !event.isComposing;
    if (event.key === 'Enter' && onText) inside.querySelector<HTMLElement>('.main')?.click();
  });

  function draw(): void {
    if (!face) return;
    render(<Card face={face} now={Date.now()} dir={dir()} {...events} />, inside);
    settle();
  }

  function settle(scrolled = false): void {
    if (open && !place.settle(scrolled)) close(true);
  }

  function change(of: number, what: Partial<CodeFace>): void {
    if (of !== turn || face?.show !== 'code') return;
    face = { ...face, ...what };
    draw();
  }

  function show(next: CardFace, anchor: Anchor | undefined, pin: boolean): void {
    returnTo = focus.has() ? returnTo : activeInPage();
    clearTimeout(leaving);
    inquiry?.stop();
    inquiry = undefined;
    turn++;
    acting = false;
    face = next;
    pinned = pin;
    place.to(anchor, next.show === 'code' ? next.code : undefined);
    layer.attach(anchor?.element);
    if (!open) {
      open = new AbortController();
      attend(
        layer,
        anchor?.element,
        { onMove: settle, onTick, onEscape: () => close(true), onPointer, onPress },
        open.signal,
      );
    }
    draw();
  }

  function showCode(
    { code, kind, why }: Pick<Hit, 'code' | 'kind' | 'why'>,
    anchor: Anchor | undefined,
    pin: boolean,
  ): void {
    if (open && face?.show === 'code' && face.code === code) {
      clearTimeout(leaving);
      place.to(anchor, code);
      pinned ||= pin;
      settle();
      return;
    }
    show({ show: 'code', code, kind, asking: true, explained: why?.() }, anchor, pin);
    inquireAgain(turn);
  }

  function inquireAgain(of: number): void {
    if (of !== turn || face?.show !== 'code') return;
    inquiry?.stop();
    inquiry = inquire(ask, face, (what) => change(of, what));
  }

  function showList(hits: Hit[]): void {
    listed = new Map(hits.map((hit) => [hit.code, hit]));
    const codes = hits.slice(0, mostListed).map(({ code, kind }) => ({ code, kind }));
    show({ show: 'list', codes, more: hits.length - codes.length }, undefined, true);
    const of = turn;
    for (const { code, kind } of codes) {
      void ask('code.resolve', { code, kind, deep: false }).then((answer) => {
        if (of !== turn || face?.show !== 'list' || !answer.ok) return;
        const { state, best } = answer.value;
        const name = best?.session.customer?.name ?? best?.session.customer?.email;
        face = {
          ...face,
          codes: face.codes.map((row) => (row.code === code ? { ...row, state, name } : row)),
        };
        draw();
      });
    }
  }

  function onTick(): void {
    if (!alive()) close(true);
    if (!open || document.hidden) return;
    layer.keep();
    if (face?.show === 'code') {
      if (face.copy === 'done' && Date.now() - copiedAt > copiedFor) face = { ...face, copy: undefined };
      const state = stateOf(face, Date.now());
      inquiry?.refresh(state === 'live' || state === 'ending');
    }
    draw();
  }

  function onPointer({ clientX, clientY }: PointerEvent): void {
    pointer = { x: clientX, y: clientY };
  }

  function onPress({ clientX, clientY }: PointerEvent): void {
    if (!place.isOn(clientX, clientY)) close(false);
  }

  async function copyCode(): Promise<boolean> {
    if (face?.show !== 'code') return false;
    const of = turn;
    const { code } = face;
    const done = await copy(code);
    copiedAt = Date.now();
    change(of, { copy: done ? 'done' : 'refused' });
    if (done) await ask('code.copied', { code });
    return done;
  }

  async function act(action: MainAction): Promise<void> {
    if (face?.show !== 'code' || acting) return;
    if (action.type === 'copy') {
      await copyCode();
      return;
    }
    const of = turn;
    const { code } = face;
    acting = true;
    // Once the browser refused, the agent copied by hand; the button no longer promises it.
    if (action.type === 'session' || face.copy === 'refused' || (await copyCode())) {
      const answer =
        action.type === 'session'
          ? await ask('session.open', { code: action.code ?? code, session: action.session })
          : await ask('vendor.open', { code, page: action.page });
      if (of !== turn) return;
      if (answer.ok) close(true);
      else change(of, { trouble: answer.trouble });
    }
    if (of === turn) acting = false;
  }

  async function past(session: string): Promise<void> {
    const holder = inside.querySelector('.past');
    if (face?.show !== 'code' || !holder) return;
    const of = turn;
    const answer = await ask('session.past', { code: face.code, session });
    if (!answer.ok) change(of, { trouble: answer.trouble });
    else if (of === turn)
      frame().past?.(holder, answer.value, (which) => void act({ type: 'session', ...which }));
  }

  async function more(slot: Element): Promise<void> {
    if (face?.show !== 'code') return;
    const of = turn;
    if (!frame().choices) await ask('choices.need', {});
    if (of !== turn) return;
    const doors = { ask, copy, done: () => close(true), changed: () => inquireAgain(of) };
    frame().choices?.(slot, { ...face, session: candidateOf(face)?.session.id }, doors);
  }

  async function dismiss(): Promise<void> {
    if (face?.show !== 'code') return;
    const of = turn;
    const { code } = face;
    const answer = await ask('code.dismiss', { code });
    if (!answer.ok) {
      change(of, { trouble: answer.trouble });
      return;
    }
    frame().watcher?.forget(code);
    if (of === turn) close(true);
  }

  const events: CardEvents = {
    onMain: (action) => void act(action),
    onCopy: () => void copyCode(),
    onDismiss: () => void dismiss(),
    onChoose: (session) => change(turn, { chosen: session }),
    onPast: (session) => void past(session),
    onMore: (slot) => void more(slot),
    onPick(code) {
      const hit = listed.get(code);
      if (!hit) return;
      const anchor = anchorOf(hit, layer.host);
      // A code of the list may be far down the page: then its card stays where the list was.
      showCode(hit, anchor.box() && anchor, true);
      focus.take();
    },
  };

  function leave(): void {
    if (!open || pinned) return;
    clearTimeout(leaving);
    leaving = setTimeout(() => {
      if (pinned || pointerIn || focus.has()) return;
      // Back on the code: nobody tells us again when it leaves that.
      if (place.isOn(pointer.x, pointer.y)) leave();
      else close(false);
    }, leaveAfter);
  }

  function close(giveBack: boolean): void {
    if (!open) return;
    const hadFocus = focus.has();
    open.abort();
    open = undefined;
    inquiry?.stop();
    inquiry = undefined;
    clearTimeout(leaving);
    turn++;
    face = undefined;
    pointerIn = false;
    render(null, inside);
    layer.detach();
    if (giveBack && hadFocus) returnTo?.focus({ preventScroll: true });
    returnTo = undefined;
  }

  return {
    open(hit, how) {
      showCode(hit, anchorOf(hit, layer.host), how === 'keyboard');
      if (how === 'keyboard') focus.take();
    },
    answer(meant) {
      if (meant.is === 'code')
        showCode({ ...meant.hit, ...meant }, meant.hit && anchorOf(meant.hit, layer.host), true);
      else if (meant.is === 'codes') showList(meant.hits);
      else show({ show: 'nothing', where: meant.where }, meant.box && anchorOn(meant.box), true);
      focus.take();
    },
    leave,
    close,
  };
}
