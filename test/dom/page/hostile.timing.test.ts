import { expect, test } from 'vitest';
import { body, untilPainted, watch } from './stage.ts';

/** What we took of the page's time, slice by slice; a busy machine may stretch single ones. */
function slicesOf(): { onSlice(ms: number): void; expectShort(): void } {
  const slices: number[] = [];
  return {
    onSlice: (ms) => slices.push(ms),
    expectShort() {
      slices.sort((a, b) => a - b);
      expect(slices[Math.floor(slices.length / 2)]).toBeLessThanOrEqual(4);
      expect(slices.at(-1)).toBeLessThanOrEqual(50);
    },
  };
}

test('a message of 5 MB is read in short slices', async () => {
  const slices = slicesOf();
  watch('<p></p>', { onSlice: slices.onSlice });
  const p = document.querySelector('p') as HTMLElement;
  const text = new Text(`code 111222 ${'lorem ipsum 12 dolor '.repeat(250_000)} code 482913`);
  // Out of view and left out by the browser: laying it out would take long by itself.
  p.style.contentVisibility = 'auto';
  p.style.containIntrinsicSize = '10px 10px';
  p.style.marginTop = '9000px';
  p.append(text);
  await untilPainted('111222', '482913');
  slices.expectShort();
});

test('100,000 nodes in one change are read in short slices', async () => {
  const slices = slicesOf();
  watch('<p>code 111222</p>', { onSlice: slices.onSlice });
  await untilPainted('111222');
  const box = document.createElement('div');
  box.style.contentVisibility = 'auto';
  box.style.marginTop = '9000px';
  for (let at = 0; at < 50_000; at += 1) {
    const b = document.createElement('b');
    b.append(at % 10_000 === 0 ? ` code ${200_000 + at} ` : 'word ');
    box.append(b);
  }
  body.append(box);
  await untilPainted('111222', '200000', '210000', '220000', '230000', '240000');
  slices.expectShort();
});

test('a page that rewrites itself 1,000 times a second stays quick, and its codes are lit in the end', async () => {
  const slices = slicesOf();
  watch('<p>code 111222</p><div></div>', { onSlice: slices.onSlice });
  await untilPainted('111222');
  const div = document.querySelector('div') as Element;
  let rounds = 0;
  await new Promise<void>((done) => {
    const rewrite = () => {
      for (let more = 0; more < 20; more += 1) {
        rounds += 1;
        div.innerHTML = '<span>working</span> '.repeat(50) + rounds;
      }
      if (rounds < 2_000) setTimeout(rewrite, 16);
      else done();
    };
    rewrite();
  });
  div.innerHTML = '<p>code 482913</p>';
  await untilPainted('111222', '482913');
  slices.expectShort();
});
