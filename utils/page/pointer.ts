import { isInControl, type Lit } from './lit.ts';

export interface PointerOptions {
  litAt(x: number, y: number): Lit | undefined;
  /** Whether there is anything to point at: without, no event costs more than this question. */
  isAnythingLit(): boolean;
  open(lit: Lit): void;
  /** The pointer left the code whose card it opened. */
  leave(): void;
  signal: AbortSignal;
}

/** The pointer rests on a code for this long before its card opens, in ms. */
const restFor = 400;
/** Where the pointer is, is looked up no more often than this, in ms. */
const lookEvery = 60;
/** Time to cross the gap to the card, in ms. */
const crossFor = 250;

/**
 * The pointer over lit codes: resting on one opens its card, so does a click, and the right click is remembered. The
 * page's own handlers get every event as if we were not there.
 *
 *   off ──moves onto a code──▶ on ──400 ms there, no button held──▶ open ──moves off, 250 ms──▶ leave
 */
export class Pointer {
  readonly #options: PointerOptions;
  #on: Lit | undefined;
  /** The code whose card is open because the pointer rested on it. */
  #opened: Lit | undefined;
  #timer = 0;
  #leaving = 0;
  #looking = 0;
  #at = { x: 0, y: 0 };
  #pressed = false;
  #context: Lit | undefined;

  constructor(options: PointerOptions) {
    this.#options = options;
    const listen = { capture: true, passive: true, signal: options.signal };
    addEventListener('pointermove', (event) => this.#onMove(event), listen);
    addEventListener('pointerdown', () => this.#off(), listen);
    addEventListener('click', (event) => this.#onClick(event), listen);
    addEventListener('contextmenu', (event) => this.#onContext(event), listen);
    // The pointer left the frame.
    addEventListener('pointerout', (event) => event.relatedTarget === null && this.#look(undefined), listen);
    addEventListener('scroll', () => this.#off(), listen);
    options.signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      clearTimeout(this.#leaving);
      clearTimeout(this.#looking);
    });
  }

  /** What the newest right click was on. */
  get context(): Lit | undefined {
    return this.#context?.gone ? undefined : this.#context;
  }

  #onMove(event: PointerEvent): void {
    if (event.pointerType === 'touch' || !this.#options.isAnythingLit()) return;
    this.#at = { x: event.clientX, y: event.clientY };
    this.#pressed = event.buttons !== 0;
    if (this.#looking !== 0) return;
    this.#looking = window.setTimeout(() => {
      this.#looking = 0;
      this.#look(this.#pressed ? undefined : this.#options.litAt(this.#at.x, this.#at.y));
    }, lookEvery);
  }

  #look(lit: Lit | undefined): void {
    if (lit !== this.#on) {
      clearTimeout(this.#timer);
      this.#on = lit;
      if (lit && lit !== this.#opened && !isInControl(lit)) {
        this.#timer = window.setTimeout(() => this.#rest(lit), restFor - lookEvery);
      }
    }
    if (!this.#opened) return;
    if (lit === this.#opened) this.#stay();
    else if (this.#leaving === 0) this.#leaveSoon();
  }

  #rest(lit: Lit): void {
    if (this.#on !== lit || lit.gone || this.#pressed || this.#options.litAt(this.#at.x, this.#at.y) !== lit)
      return;
    this.#stay();
    this.#opened = lit;
    this.#options.open(lit);
  }

  #leaveSoon(): void {
    this.#leaving = window.setTimeout(() => {
      this.#leaving = 0;
      this.#opened = undefined;
      this.#options.leave();
    }, crossFor);
  }

  #stay(): void {
    clearTimeout(this.#leaving);
    this.#leaving = 0;
  }

  /** A press or a scroll: whatever the agent is about, it is not resting. */
  #off(): void {
    clearTimeout(this.#timer);
    this.#on = undefined;
  }

  #onClick(event: MouseEvent): void {
    const { button, isTrusted, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (button !== 0 || !isTrusted || ctrlKey || metaKey || shiftKey || altKey) return;
    if (!this.#options.isAnythingLit() || isSelecting()) return;
    const lit = this.#options.litAt(event.clientX, event.clientY);
    if (!lit || isInControl(lit)) return;
    clearTimeout(this.#timer);
    this.#stay();
    // A card that was asked for by a click stays until the agent closes it.
    this.#opened = undefined;
    this.#on = lit;
    this.#options.open(lit);
  }

  #onContext(event: MouseEvent): void {
    this.#off();
    this.#context = this.#options.isAnythingLit()
      ? this.#options.litAt(event.clientX, event.clientY)
      : undefined;
  }
}

/** A click that ended a selection was no click on the code. */
function isSelecting(): boolean {
  const selection = getSelection();
  return selection !== null && selection.type === 'Range' && selection.toString() !== '';
}
