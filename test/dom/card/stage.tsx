import { render } from 'preact';
import { afterEach, expect, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { Card, type CardEvents } from '../../../components/card/Card.tsx';
import type { CardFace } from '../../../components/card/face.ts';
import '../../../components/tokens.css';
import '../../../components/card/card.css';
import { now } from './faces.ts';

let shown: HTMLElement | undefined;

/** The events of a card, each a spy. */
export function spies() {
  return {
    onMain: vi.fn<CardEvents['onMain']>(),
    onCopy: vi.fn<CardEvents['onCopy']>(),
    onDismiss: vi.fn<CardEvents['onDismiss']>(),
    onChoose: vi.fn<CardEvents['onChoose']>(),
    onPast: vi.fn<CardEvents['onPast']>(),
    onMore: vi.fn<CardEvents['onMore']>(),
    onPick: vi.fn<CardEvents['onPick']>(),
  } satisfies CardEvents;
}

/** Shows the view by itself, as wide as in a page. */
export function show(face: CardFace, { events = spies(), dir = 'ltr' as 'ltr' | 'rtl', at = now } = {}) {
  shown ??= document.body.appendChild(document.createElement('main'));
  shown.style.width = '328px';
  document.documentElement.lang = 'en';
  render(<Card face={face} now={at} dir={dir} {...events} />, shown);
  return { view: shown, events };
}

afterEach(() => {
  if (!shown) return;
  render(null, shown);
  shown.remove();
  shown = undefined;
});

interface Devtools {
  send(method: string, given: object): Promise<unknown>;
}

/** Sets what the person's system prefers. Without motion, since a colour on its way to another is none of the two. */
export async function prefer({ scheme = 'light', forced = 'none' }): Promise<void> {
  // Vitest types of the session only that it is there.
  await (cdp() as unknown as Devtools).send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'forced-colors', value: forced },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  expect(matchMedia(`(prefers-color-scheme: ${scheme})`).matches).toBe(true);
  expect(matchMedia(`(forced-colors: ${forced})`).matches).toBe(true);
}
