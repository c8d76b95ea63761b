/** A long transcript as the bench reads it. */
export interface Inbox {
  html: string;
  messages: number;
  codes: number;
  split: number;
  /** UTF-16 units of text. */
  units: number;
}

const sentences = [
  'Thanks for getting back to me so quickly, I was not sure whether this had reached you at all.',
  'The page stays white after I press the button, and nothing else happens for a long time.',
  'I tried another browser and my phone as well, with the same result each time.',
  'Could you please have a look at the basket, it says that the size is not available any more.',
  'The parcel was meant to arrive on Tuesday, and the tracking page has not changed since.',
  'Let me check that for you, this will only take a moment.',
  'I can see the order here. It left the warehouse yesterday afternoon.',
];
const labels = [
  'My session code is',
  'help code:',
  'The Cobrowse code says',
  'screen share code',
  'Noibu code',
];
const others = [
  'Order 10482913 is the one.',
  'It was 42.50 EUR at 12:31.',
  'Call me on +49 30 1234567.',
  'Ref AB-482913-X.',
];

/**
 * 10,000 messages of six elements, 2,000 of them with a code, 220 of those split over elements. The same every time.
 * @param count messages; the other figures follow
 */
export function makeInbox(count = 10_000): Inbox {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const pick = (from: readonly string[]) => from[random(from.length)] ?? '';
  const rows: string[] = [];
  let codes = 0;
  let split = 0;
  let units = 0;
  for (let at = 0; at < count; at += 1) {
    const who = at % 2 === 0 ? 'Ada Lovelace' : 'You';
    let text = `${pick(sentences)} ${random(12) === 0 ? pick(others) : pick(sentences)}`;
    let html = text;
    if (at % 5 === 3) {
      const code = String(100_000 + random(900_000));
      codes += 1;
      const isSplit = at % 45 === 3 && split < 220;
      if (isSplit) split += 1;
      const label = pick(labels);
      text = `${pick(sentences)} ${label} ${code}`;
      html = isSplit ? `${text.slice(0, -6)}<b>${code.slice(0, 3)}</b><b>${code.slice(3)}</b>` : text;
    }
    const time = `${String(random(24)).padStart(2, '0')}:${String(random(60)).padStart(2, '0')}`;
    units += text.length + who.length + time.length;
    rows.push(
      `<li class="row"><div class="line"><span class="who">${who}</span><p class="said">${html}</p></div><div class="meta"><time>${time}</time></div></li>`,
    );
  }
  return { html: rows.join(''), messages: count, codes, split, units };
}

export function pageOf({ html }: Inbox): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Transcript</title><link rel="icon" href="data:,">
<style>body{font:14px system-ui;margin:0}.row{content-visibility:auto;contain-intrinsic-size:auto 60px;padding:6px 12px}p{margin:0}</style></head>
<body><main><ol id="list">${html}</ol></main></body></html>`;
}
