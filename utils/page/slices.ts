/** A slice of work ends here, in milliseconds by `performance.now()`; a step that began may take a little longer. */
export const sliceBudget = 3;

/** Of the time that passes while a page keeps changing, the share that we take at most. */
const duty = 0.1;
/** The longest that a change waits because of that, in ms. */
const longestWait = 1_000;

/**
 * Runs one pass of work at a time, in slices of at most `sliceBudget`, each in a task of its own so that the page comes
 * in between. After a pass that took t ms the next begins no sooner than t / duty later: a page that never rests gets
 * its codes later instead of becoming slow.
 *
 *   idle ──ask()──▶ waiting ──frame drawn──▶ running ──slice over──▶ running … ──done──▶ idle, or waiting when asked again
 *     │                                       ▲ │
 *     ├──askNow(), our share not used up──────┘ │
 *     └──────────────── pause() ───────────────┘   (resume() asks)
 */
export class Slices {
  readonly #begin: (now: boolean) => Iterator<void>;
  readonly #onError: (error: unknown) => void;
  readonly #onSlice: ((ms: number) => void) | undefined;
  #pass: Iterator<void> | undefined;
  #asked = false;
  #paused = false;
  #spent = 0;
  #freeAt = 0;
  #waiting = 0;
  #turn = 0;

  /**
   * @param begin makes a pass over all that is to be done at that moment; `now` when no frame was drawn since it was asked
   *   for, so that reading styles would hold the page up
   * @param onError a pass ended early
   * @param onSlice a slice took so many ms
   */
  constructor(
    begin: (now: boolean) => Iterator<void>,
    onError: (error: unknown) => void,
    onSlice?: ((ms: number) => void) | undefined,
  ) {
    this.#begin = begin;
    this.#onError = onError;
    this.#onSlice = onSlice;
  }

  /** There is something to do, when a frame has been drawn. */
  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    if (!this.#pass) this.#wait();
  }

  /** There is a little to do: now, unless our share of the time is used up, so that it shows in this very frame. */
  askNow(): void {
    if (this.#paused || this.#pass || performance.now() < this.#freeAt) this.ask();
    else this.#go(true);
  }

  pause(): void {
    this.#paused = true;
    this.#pass = undefined;
    this.#asked = false;
    this.#turn += 1;
    clearTimeout(this.#waiting);
  }

  resume(): void {
    this.#paused = false;
  }

  /** After the frame that shows the change: styles are up to date then, and the page's own work comes first. */
  #wait(): void {
    if (this.#paused) return;
    const turn = this.#turn;
    const go = () => {
      if (turn === this.#turn && this.#asked && !this.#pass) this.#go(false);
    };
    const due = Math.max(0, this.#freeAt - performance.now());
    if (due > 20) {
      this.#waiting = window.setTimeout(go, due);
      return;
    }
    // A frame that is not drawn, as in a frame out of view, must not hold the codes back for ever.
    this.#waiting = window.setTimeout(go, 200);
    requestAnimationFrame(() => later(go));
  }

  #go(now: boolean): void {
    clearTimeout(this.#waiting);
    this.#asked = false;
    this.#spent = 0;
    this.#pass = this.#begin(now);
    this.#slice(this.#turn);
  }

  #slice(turn: number): void {
    if (turn !== this.#turn || !this.#pass) return;
    const from = performance.now();
    let done: boolean | undefined;
    try {
      do done = this.#pass.next().done;
      while (!done && performance.now() - from < sliceBudget);
    } catch (error) {
      done = true;
      this.#onError(error);
    }
    const now = performance.now();
    this.#spent += now - from;
    this.#onSlice?.(now - from);
    if (!done) {
      later(() => this.#slice(turn));
      return;
    }
    this.#pass = undefined;
    this.#freeAt = now + Math.min(longestWait, this.#spent / duty - this.#spent);
    if (this.#asked) this.#wait();
  }
}

/** In a task of its own, without the 4 ms that nested timers wait where that can be had (Chromium, Firefox from 142). */
function later(work: () => void): void {
  const { scheduler } = globalThis as { scheduler?: { postTask(work: () => void): Promise<void> } };
  if (scheduler) void scheduler.postTask(work);
  else setTimeout(work, 0);
}
