import { describe, expect, test } from 'vitest';
import { type Box, gap, margin, place } from '../../../utils/page/anchor.ts';

const card = { width: 328, height: 180 };
const view = { width: 1280, height: 720 };
const boxAt = (left: number, top: number): Box => ({ left, top, right: left + 60, bottom: top + 18 });
const ltr = { dir: 'ltr' as const };

describe('the card stands', () => {
  test('below the code, start to start', () => {
    expect(place(boxAt(100, 100), card, view, ltr)).toMatchObject({
      side: 'below',
      left: 100,
      top: 118 + gap,
    });
  });

  test('below the code, right to right, where the words run from right to left', () => {
    expect(place(boxAt(600, 100), card, view, { dir: 'rtl' })).toMatchObject({
      side: 'below',
      left: 660 - 328,
    });
  });

  test('above it at the lower edge, closing up to the code', () => {
    expect(place(boxAt(100, 690), card, view, ltr)).toMatchObject({ side: 'above', top: 690 - gap - 180 });
  });

  test('drawn in at the right and at the left edge', () => {
    expect(place(boxAt(1210, 100), card, view, ltr).left).toBe(1280 - margin - 328);
    expect(place(boxAt(10, 100), card, view, { dir: 'rtl' }).left).toBe(margin);
  });

  test('at the side in a frame that is wide and low', () => {
    const low = { width: 900, height: 200 };
    expect(place(boxAt(100, 90), card, low, ltr)).toMatchObject({
      side: 'right',
      left: 160 + gap,
      top: margin + 4,
    });
    expect(place(boxAt(800, 90), card, low, ltr)).toMatchObject({ side: 'left' });
  });

  test('over it in a frame smaller than itself, whole in sight and scrolling inside', () => {
    const small = { width: 200, height: 120 };
    const { side, left, top, maxHeight } = place(boxAt(50, 50), card, small, ltr);
    expect({ side, left, top }).toEqual({ side: 'over', left: margin, top: margin });
    expect(maxHeight).toBe(120 - 2 * margin);
  });

  test('inside the viewport wherever the code is, down to the width of a phone at 200 % zoom', () => {
    for (const size of [
      view,
      { width: 640, height: 360 },
      { width: 360, height: 640 },
      { width: 180, height: 320 },
    ]) {
      for (let left = -40; left < size.width; left += 37) {
        for (let top = -10; top < size.height; top += 29) {
          for (const dir of ['ltr', 'rtl'] as const) {
            const at = place(boxAt(left, top), card, size, { dir });
            const width = Math.min(card.width, size.width - 2 * margin);
            const height = Math.min(card.height, at.maxHeight);
            expect(at.left).toBeGreaterThanOrEqual(margin);
            expect(at.left + width).toBeLessThanOrEqual(size.width - margin);
            expect(at.top).toBeGreaterThanOrEqual(0);
            expect(at.top + height).toBeLessThanOrEqual(size.height - margin + 0.01);
          }
        }
      }
    }
  });

  test('where it was, while it fits there: it does not jump when a line is added', () => {
    expect(place(boxAt(100, 400), card, view, { dir: 'ltr', prefer: 'above' }).side).toBe('above');
  });

  test('where it was, when it grew taller than the place: it scrolls there, as long as most of it is seen', () => {
    const grown = { ...card, height: 400 };
    for (const [code, prefer, top] of [
      [boxAt(100, view.height - 320), 'below', view.height - 320 + 18 + gap],
      [boxAt(100, 300), 'above', margin],
    ] as const) {
      const at = place(code, grown, view, { dir: 'ltr', prefer });
      expect(at).toMatchObject({ side: prefer, top });
      expect(at.maxHeight).toBeLessThan(grown.height);
      expect(at.maxHeight).toBeGreaterThan(240);
      const first = place(code, grown, view, ltr);
      expect(first.side).not.toBe(prefer);
    }
    expect(place(boxAt(100, view.height - 200), grown, view, { dir: 'ltr', prefer: 'below' }).side).toBe(
      'above',
    );
  });

  test('at the top and the end of the line when there is no code to stand by', () => {
    expect(place(undefined, card, view, ltr)).toMatchObject({ left: 1280 - margin - 328, top: margin });
    expect(place(undefined, card, view, { dir: 'rtl' })).toMatchObject({ left: margin, top: margin });
  });
});
