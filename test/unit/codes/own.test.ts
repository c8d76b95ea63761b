import { afterEach, describe, expect, it } from 'vitest';
import { lookoutOf } from '../../../utils/codes/form.ts';
import { explainCodes, findCodes, prepare, setOwn } from '../../../utils/codes/index.ts';
import { MAYBE_DIGITS } from '../../../utils/codes/lookout.ts';
import type { OwnLabel, OwnPattern } from '../../../utils/codes/own.ts';

afterEach(() => setOwn());

function own(labels: OwnLabel[], patterns: OwnPattern[] = []): void {
  setOwn({ labels, patterns });
}

/** `482913 noibu strong` for each code. */
const found = (text: string, context = '') =>
  findCodes(text, { context }).map(({ code, kind, strength }) => `${code} ${kind} ${strength}`);

describe('a label', () => {
  const fehler: OwnLabel = { text: 'Fehlerkennung', kind: 'noibu' };

  it.each([
    'Fehlerkennung: 482913',
    'die FEHLERKENNUNG lautet 482 913',
    '482-913 ist meine Fehlerkennung',
    'fehlerkenung 482913',
    'Ｆｅｈｌｅｒｋｅｎｎｕｎｇ 482913',
  ])('names the code in “%s”', (text) => {
    expect(found(text)).toEqual(['482913 unknown weak']);
    own([fehler]);
    expect(found(text)).toEqual(['482913 noibu strong']);
  });

  it.each([
    ['cobrowse', '482913 cobrowse strong'],
    ['noibu', '482913 noibu strong'],
    ['unknown', '482913 unknown strong'],
  ] as const)('of the kind %s gives that kind', (kind, code) => {
    own([{ text: 'ticket pin', kind }]);
    expect(found('my ticket pin is 482913')).toEqual([code]);
  });

  it('that is asked for makes a code of the answer', () => {
    own([fehler]);
    expect(found('482913', 'Wie lautet die Fehlerkennung?')).toEqual(['482913 noibu strong']);
  });

  it('wins over what the recogniser knows by the same words', () => {
    expect(found('my order number is 482913')).toEqual(['482913 unknown weak']);
    own([{ text: 'Order-Number', kind: 'noibu' }]);
    expect(found('my order number is 482913')).toEqual(['482913 noibu strong']);
    expect(found('my invoice number is 482913')).toEqual(['482913 unknown weak']);
  });

  it('is met with its blanks as hyphens or left out, and not inside another word', () => {
    own([{ text: 'ticket pin', kind: 'cobrowse' }]);
    expect(found('ticket-pin 482913')).toEqual(['482913 cobrowse strong']);
    expect(found('Ticketpin: 482913')).toEqual(['482913 cobrowse strong']);
    expect(found('my ticket pinboard 482913')).toEqual(['482913 unknown weak']);
  });

  it('of another script is met as people write that script', () => {
    own([{ text: '工单', kind: 'noibu' }]);
    expect(found('我的工单482913')).toEqual(['482913 noibu strong']);
  });

  it('of sixty units counts in full', () => {
    const text = `${'wort '.repeat(8)}session code extra`;
    expect(text).toHaveLength(58);
    own([{ text, kind: 'noibu' }]);
    expect(found(`${text} 482913`)).toEqual(['482913 noibu strong']);
  });

  it('of nothing but what people write in two ways is ready at once', () => {
    own([
      { text: 'ã'.repeat(60), kind: 'noibu' },
      { text: 'ab '.repeat(20).trim(), kind: 'noibu' },
    ]);
    const start = performance.now();
    while (!prepare());
    expect(performance.now() - start).toBeLessThan(500);
    expect(found(`${'ã'.repeat(60)} 482913`)).toEqual(['482913 noibu strong']);
  });

  it('explains itself by its words as they stand', () => {
    own([fehler]);
    expect(explainCodes('FEHLERKENNUNG 482913')[0]?.cues).toEqual([
      { text: 'FEHLERKENNUNG', kind: 'noibu', weight: 16, where: 'before', start: 0, end: 13 },
    ]);
  });

  it('that is taken away says nothing any more', () => {
    own([fehler]);
    expect(found('Fehlerkennung 482913')).toEqual(['482913 noibu strong']);
    setOwn();
    expect(found('Fehlerkennung 482913')).toEqual(['482913 unknown weak']);
  });
});

describe('a pattern', () => {
  it.each([
    ['HC-######', 'HC-482913', '482913'],
    ['HC-######', 'see hc–482913!', '482913'],
    ['HC-######', '(HC-482913)', '482913'],
    ['HC-######', 'ＨＣ－４８２９１３', '４８２９１３'],
    ['HC-######', 'HC-٤٨٢٩١٣', '٤٨٢٩١٣'],
    ['HC-######', 'HC-\u200b482\u200b913', '482\u200b913'],
    ['HC-######', 'HC-HC-482913', '482913'],
    ['HC-######', 'ok HC-482913.', '482913'],
    ['HC######', 'hc482913', '482913'],
    ['###.###/S', 'it is 482.913/s', '482.913'],
    ['Code:###-###', 'Code:482-913', '482-913'],
    ['S3-######', 'S3-482913', '482913'],
    ['N° ######', 'n°  482913', '482913'],
    ['##:##:## Z', '48:29:13 z', '48:29:13'],
    ['Ä######', 'a482913', '482913'],
  ])('%s finds the code in “%s”', (text, message, digits) => {
    own([], [{ text, kind: 'noibu' }]);
    const start = message.indexOf(digits);
    expect(findCodes(message)).toEqual([
      { code: '482913', kind: 'noibu', strength: 'strong', start, end: start + digits.length },
    ]);
  });

  it.each([
    ['AHC-482913', 'the end of another word'],
    ['5HC-482913', 'behind a digit'],
    ['HC-4829131', 'seven digits'],
    ['HC-482913A', 'a letter behind'],
    ['HC-482913-22', 'a longer number'],
    ['HC-482913.pdf', 'a file'],
    ['HC-482913@example.com', 'an address'],
    ['https://example.com/t/HC-482913', 'a web address'],
    ['HC-48291', 'five digits'],
    ['HC_482913', 'another sign'],
    ['HC-482 913', 'a blank too many'],
  ])('HC-###### does not fit “%s”: %s', (message) => {
    const before = findCodes(message);
    own([], [{ text: 'HC-######', kind: 'noibu' }]);
    expect(findCodes(message)).toEqual(before);
    expect(before.filter(({ strength }) => strength === 'strong')).toEqual([]);
  });

  it('with a digit of its own fits that digit alone', () => {
    own(
      [],
      [
        { text: 'S3-######', kind: 'noibu' },
        { text: 'S4-######', kind: 'cobrowse' },
      ],
    );
    expect(found('S3-482913, S4-771204, S5-206417')).toEqual([
      '482913 noibu strong',
      '771204 cobrowse strong',
    ]);
  });

  it('makes a code strong whatever the words say, and they are explained with it', () => {
    own([], [{ text: 'HC-######', kind: 'noibu' }]);
    const [code] = explainCodes('my order number: HC-482913');
    expect(code).toMatchObject({ strength: 'strong', kind: 'noibu' });
    expect(code?.cues.map(({ text, kind, where }) => [text, kind, where])).toEqual([
      ['HC-482913', 'pattern', 'around'],
      ['order number', 'other', 'before'],
    ]);
    expect(code?.points).toBeGreaterThanOrEqual(10);
  });

  it('makes no strong code of 000000', () => {
    own([], [{ text: 'HC-######', kind: 'noibu' }]);
    expect(found('HC-000000')).toEqual(['000000 noibu weak']);
  });

  it('leaves the codes beside it as they are', () => {
    own([], [{ text: 'HC-######', kind: 'noibu' }]);
    expect(found('HC-482913 and 206417 and my session code 771204')).toEqual([
      '482913 noibu strong',
      '206417 unknown weak',
      '771204 cobrowse strong',
    ]);
  });

  it('that fits more of the text wins over one inside it', () => {
    own(
      [],
      [
        { text: 'HC ######', kind: 'noibu' },
        { text: 'x HC ###### y', kind: 'cobrowse' },
      ],
    );
    expect(found('x HC 482913 y')).toEqual(['482913 cobrowse strong']);
    expect(found('x HC 482913 z')).toEqual(['482913 noibu strong']);
  });

  it('begins again where it broke off', () => {
    own(
      [],
      [
        { text: 'ababac######', kind: 'noibu' },
        { text: 'bac-######', kind: 'cobrowse' },
      ],
    );
    expect(found('-ababac482913')).toEqual(['482913 noibu strong']);
    expect(found('aba bac-482913')).toEqual(['482913 cobrowse strong']);
    expect(found('1 abab ababac482913')).toEqual(['482913 noibu strong']);
  });

  it('is found behind a long text, and every one in a row', () => {
    own([], [{ text: 'HC-######', kind: 'noibu' }]);
    const text = `${'12 '.repeat(2000)}HC-482913 `;
    expect(found(text)).toContain('482913 noibu strong');
    expect(found('HC-482913 '.repeat(40))).toHaveLength(40);
  });
});

describe('where a page looks out for patterns', () => {
  it.each([['HC-######'], ['### ### x'], ['Code:###-###'], ['x###.###']])(
    '%s needs nothing beyond what is looked out for anyway',
    (text) => {
      expect(lookoutOf([{ text }])).toBeUndefined();
      expect('Code: HC-482913x 482 913 482.913'.match(MAYBE_DIGITS)).not.toBeNull();
    },
  );

  it.each([
    ['##:##:## Z', 'at 48:29:13 z'],
    ['x###/###', 'x482/913'],
    ['##A##B##', '48a29B13'],
    ['###------###x', '482------913x'],
  ])('%s is met in “%s”', (text, message) => {
    const source = lookoutOf([{ text: 'HC-######' }, { text }]) ?? '';
    expect(message.search(new RegExp(source))).toBe(message.search(/\d/));
    own([], [{ text, kind: 'noibu' }]);
    expect(found(message)).toEqual(['482913 noibu strong']);
  });
});
