import { openRoot } from '../../utils/page/closed.ts';
import type { Layer } from './layer.ts';

/** The focus in the card: where it goes first, and round and round on Tab. */
export interface Focus {
  /** Into the card: to its main button, else to the first thing in it, else to the card itself. */
  take(): void;
  has(): boolean;
  /** Tab stays inside. */
  onTab(event: KeyboardEvent): void;
}

export function focusOf({ root, inside }: Layer): Focus {
  const stops = () =>
    [...inside.querySelectorAll<HTMLElement>('button, summary')].filter((element) =>
      element.checkVisibility(),
    );
  return {
    take() {
      const first =
        inside.querySelector<HTMLElement>('.main') ??
        stops()[0] ??
        inside.querySelector<HTMLElement>('[role=dialog]');
      first?.focus({ preventScroll: true });
    },
    has: () => root.activeElement !== null,
    onTab(event) {
      const all = stops();
      const at = all.indexOf(root.activeElement as HTMLElement);
      const next = event.shiftKey ? (at <= 0 ? all.length - 1 : at - 1) : (at + 1) % all.length;
      event.preventDefault();
      all[next]?.focus();
    },
  };
}

/** The focused element of the page, in shadow roots too. */
export function activeInPage(): HTMLElement | undefined {
  let active = document.activeElement;
  for (;;) {
    const inner = active && openRoot(active)?.activeElement;
    if (!inner) return active instanceof HTMLElement ? active : undefined;
    active = inner;
  }
}
