import type { Layer } from './layer.ts';

/** How often an open card looks after itself: place, clock, page. */
const tick = 250;

/** What an open card answers to in the page. */
export interface Moments {
  /** Something scrolled or grew. @param scrolled what left its place did so by scrolling */
  onMove: (scrolled: boolean) => void;
  onTick: () => void;
  onEscape: () => void;
  /** The pointer moved, anywhere in the frame. */
  onPointer: (event: PointerEvent) => void;
  /** A press outside the card. */
  onPress: (event: PointerEvent) => void;
}

/** Listens for an open card, until `signal` ends it. */
export function attend(
  { host, inside }: Layer,
  near: Element | undefined,
  { onMove, onTick, onEscape, onPointer, onPress }: Moments,
  signal: AbortSignal,
): void {
  let queued = 0;
  const moved = () => {
    queued ||= requestAnimationFrame(() => {
      queued = 0;
      onMove(true);
    });
  };
  const early = { signal, capture: true };
  // Scrolling inside a shadow root is not heard outside it.
  for (const target of new Set<EventTarget | undefined>([window, near?.getRootNode()])) {
    target?.addEventListener('scroll', moved, { ...early, passive: true });
  }
  window.addEventListener('resize', moved, { signal });
  window.addEventListener('pagehide', onEscape, { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      // It closes the card alone, not also the chat's own dialog.
      event.preventDefault();
      event.stopImmediatePropagation();
      onEscape();
    },
    early,
  );
  window.addEventListener('pointermove', onPointer, { ...early, passive: true });
  window.addEventListener(
    'pointerdown',
    (event) => {
      if (!event.composedPath().includes(host)) onPress(event);
    },
    early,
  );
  const resized = new ResizeObserver(() => onMove(false));
  resized.observe(inside);
  const clock = setInterval(onTick, tick);
  signal.addEventListener('abort', () => {
    resized.disconnect();
    clearInterval(clock);
    cancelAnimationFrame(queued);
  });
}
