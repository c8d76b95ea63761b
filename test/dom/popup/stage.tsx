import axe from 'axe-core';
import { type ComponentChild, render } from 'preact';
import { afterEach, expect } from 'vitest';
import { cdp } from 'vitest/browser';
import '../../../components/tokens.css';
import '../../../components/page.css';
import '../../../components/card/card.css';
import '../../../components/popup/popup.css';
import '../../../components/options/options.css';
import '../../../components/link/made.css';

let shown: HTMLElement | undefined;

/** Shows a view as our pages do: in the popup's width, with the real style sheets. */
export function show(view: ComponentChild, { width = '360px' } = {}): HTMLElement {
  shown ??= document.body.appendChild(document.createElement('main'));
  shown.style.width = width;
  document.documentElement.lang = 'en';
  render(view, shown);
  return shown;
}

afterEach(() => {
  if (!shown) return;
  render(null, shown);
  shown.remove();
  shown = undefined;
});

/** The session of Chromium's own protocol, of which vitest types only that it is there. */
const devtools = (): { send(method: string, given: object): Promise<unknown> } =>
  cdp() as unknown as { send(method: string, given: object): Promise<unknown> };

async function prefer(scheme: 'light' | 'dark'): Promise<void> {
  await devtools().send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      // A colour on its way to another is none of the two.
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  expect(matchMedia(`(prefers-color-scheme: ${scheme})`).matches).toBe(true);
}

/** Holds what is shown to WCAG 2.2 AA, as far as axe can tell, in light and in dark. */
export async function expectAccessible(view: HTMLElement): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await prefer(scheme);
    const { violations } = await axe.run(view, {
      rules: { 'page-has-heading-one': { enabled: false }, region: { enabled: false } },
    });
    const found = violations.map(
      ({ id, nodes }) => `${scheme}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
    expect(found).toEqual([]);
  }
  await prefer('light');
}

/** Nothing may stick out of the popup's width, or it would scroll sideways. */
export function expectToFit(view: HTMLElement): void {
  expect(view.scrollWidth).toBeLessThanOrEqual(view.clientWidth);
}
