import { describe, it } from 'vitest';
import { expectMarked } from './expected.ts';

describe('the ways to write a code', () => {
  it.each([
    'my help code is <n:482913>',
    'my help code is <n:482-913>',
    'my help code is <n:482 913>',
    'my help code is <n:482 - 913>',
    'my help code is <n:482 – 913>',
    'my help code is <n:482–913>',
    'my help code is <n:482—913>',
    'my help code is <n:482\u2010913>',
    'my help code is <n:482\u2011913>',
    'my help code is <n:482\u2212913>',
    'my help code is <n:482\u00a0913>',
    'my help code is <n:482\u2009913>',
    'my help code is <n:482\u202f913>',
    'my help code is <n:482\u3000913>',
    'my help code is <n:48 29 13>',
    'my help code is <n:48-29-13>',
    'my help code is <n:4 8 2 9 1 3>',
    'my help code is <n:4-8-2-9-1-3>',
    'my help code is <n:4, 8, 2, 9, 1, 3>',
    'my help code is <n:4  8  2   9 1 3>',
    'my help code is <n:482.913>',
    'my help code is <n:004291>',
    'my help code is <n:000 291>',
  ])('%s', expectMarked);
});

describe('glued to its label, the label written as one word', () => {
  it.each([
    'helpcode<n:482913>',
    'sitzungscode<c:482913>',
    'codigodeayuda<n:482913>',
    'codicedisessione<c:482913>',
    'códigodasessão<c:482913>',
    'kodsesji<c:482913>',
    'oturumkodu<c:482913>',
    'кодпомощи<n:482913>',
    'коддопомоги<n:482913>',
    'كودالمساعدة<n:482913>',
    'codigodeayuda <n:482913>',
    'bestellnummer482913',
    'codepostal482913',
  ])('%s', expectMarked);
});

describe('a word fastened to the number', () => {
  it.each([
    'my help code is <n:482913>.it shows nothing',
    'the help code: <n:482913>-thanks',
    'the help code is <n:482913>-thanks!',
    'I called it 482913-thanks',
    'see 482913.it for more',
    'the help code is in 482913.pdf',
    'the help code is in 482913.png, I think',
    'help code: 482913-xl2',
  ])('%s', expectMarked);
});

describe('digits of other scripts and decorations', () => {
  it.each([
    'help code: <n:４８２９１３=482913>',
    'help code: <n:４８２－９１３=482913>',
    'help code: <n:٤٨٢٩١٣=482913>',
    'help code: <n:۴۸۲۹۱۳=482913>',
    'help code: <n:४८२९१३=482913>',
    'help code: <n:४८२ ९१३=482913>',
    'help code: <n:৪৮২৯১৩=482913>',
    'help code: <n:๔๘๒๙๑๓=482913>',
    'help code: <n:𝟒𝟖𝟐𝟗𝟏𝟑=482913>',
    'help code: <n:4️⃣8️⃣2️⃣9️⃣1️⃣3️⃣>',
    'help code: <n:4️⃣ 8️⃣ 2️⃣ 9️⃣ 1️⃣ 3️⃣>',
    'help code: <n:48\u200b2913>',
    'help code: <n:4\u200d8\u200d2\u200d9\u200d1\u200d3>',
    'help code: \u200e<n:482913>\u200e',
    'help code: \u202a<n:482 913>\u202c thanks',
    'help code: \ufeff<n:482913>',
    'help code: <n:482\u00ad913>',
    'help code: **<n:482913>**',
    'help code: *<n:482913>*',
    'help code: _<n:482913>_',
    'help code: __<n:482 913>__',
    'help code: ~<n:482913>~',
    'help code: `<n:482913>`',
    'help code: ```<n:482913>```',
    'help code: "<n:482913>"',
    'help code: “<n:482913>”',
    "help code: '<n:482913>'",
    'help code: «<n:482913>»',
    'help code: (<n:482913>)',
    'help code: [<n:482913>]',
    'help code: 「<n:482913>」',
    '**Help code:** <n:482913>',
    '*help code* = <n:482913>',
    '> help code <n:482913>',
    '- help code: <n:482913>',
    'help code → <n:482913>',
    'help code 👉 <n:482913> 👈',
    'help code:<n:482913>',
    'help code:\n<n:482913>',
    'help code\n\n<n:482913>',
    'help code;<n:482913>;',
    'helpcode<n:482913>',
    'helpcode-<n:482913>',
    'helpcode=<n:482913>',
    'helpcode_<n:482913>',
    'Helpcode#<n:482913>',
    'help code #<n:482913>',
    '#helpcode <n:482913>',
  ])('%s', expectMarked);
});

describe('digits in words', () => {
  it.each([
    'the code is <u:four eight two nine one three=482913>',
    'my help code is <n:four eight two, nine one three=482913>',
    'help code Four Eight Two Nine One Three'.replace(
      'Four Eight Two Nine One Three',
      '<n:Four Eight Two Nine One Three=482913>',
    ),
    'the screen share code is <c:double two oh nine one three=220913>',
    'my session code: <c:triple seven one zero five=777105>',
    'help code: <n:four-eight-two-nine-one-three=482913>',
    'help code: <n:four eight two 9 1 3=482913>',
    'the code: <u:4 eight 2 nine 1 three=482913>',
    'my help code is <n:four eight two dash nine one three=482913>',
    'my help code is <n:forty eight twenty nine thirteen=482913>',
    'What is your help code? ⇒ <n:four eight two nine one three=482913>',
    'its <w:four eight two nine one three=482913>',
    'one two three four five six seven',
    'one or two or three',
    'I have two one four issues',
  ])('%s', expectMarked);
});

describe('several codes, and other numbers beside', () => {
  it.each([
    'help codes <n:482913> and <n:771204>',
    'help codes: <n:482913>, <n:771204>, <n:105533>',
    'my help code is <n:482913> and the session code is <c:771204>',
    'Order number 771204, help code <n:482913>'.replace('771204', '<w:771204>'),
    'help code <n:482913>, order <w:771204>',
    'order <w:771204> help code <n:482913>',
    'I ordered 3 shirts on 12/05/2026 for 49.99 and the help code says <n:482913>',
    'my phone is 555-0142 and my help code is <n:482913>',
    'call me on +44 20 7946 0958, help code <n:482 913>',
    '<n:482913> is my help code, order number is <w:771204>',
    'help code <n:482913>\norder <w:771204>',
    'Name: Ann\nOrder: <w:771204>\nHelp code: <n:482913>',
    'first code <u:482913>, second code <u:771204>',
  ])('%s', expectMarked);
});
