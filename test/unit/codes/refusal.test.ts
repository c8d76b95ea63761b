import { describe, expect, it } from 'vitest';
import { MOST_OWN, type OwnLabel, type OwnPattern } from '../../../utils/codes/own.ts';
import { checkLabel, checkPattern } from '../../../utils/codes/refusal.ts';

const labels: OwnLabel[] = [{ text: 'Fehlerkennung', kind: 'noibu' }];
const patterns: OwnPattern[] = [{ text: 'HC-######', kind: 'noibu' }];

describe('a label', () => {
  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['::', 'sign'],
    ['code, please', 'sign'],
    ['pin|id', 'sign'],
    ['ab', 'short'],
    ['工', 'short'],
    ['12 34', 'digits'],
    ['x'.repeat(61), 'long'],
    ['phone', 'never'],
    ['my phone number', 'never'],
    ['IBAN', 'never'],
    ['Telefonnummer', 'never'],
    ['dollars', 'never'],
    ['this is my', 'common'],
    ['number', 'common'],
    ['das ist', 'common'],
    ['tell me please', 'common'],
    ['the digits', 'common'],
    ['die Nummer', 'common'],
    ['fehler­kennung', 'twice'],
    ['FEHLERKENNUNG:', 'twice'],
  ])('“%s” is refused: %s', (text, why) => {
    expect(checkLabel(text, labels)).toEqual({ ok: false, why });
  });

  it.each([
    ['Ticket PIN:', 'Ticket PIN'],
    [' „Störungs-Nr“ ', 'Störungs-Nr'],
    ['order  number', 'order number'],
    ['工单', '工单'],
    ['level 2 pin', 'level 2 pin'],
    ['phone fault code', 'phone fault code'],
  ])('“%s” is taken as “%s”', (text, value) => {
    expect(checkLabel(text, labels)).toEqual({ ok: true, value });
  });

  it('is refused when there are fifty', () => {
    const many = Array.from(
      { length: MOST_OWN },
      (_, at): OwnLabel => ({ text: `wort ${at}`, kind: 'unknown' }),
    );
    expect(checkLabel('Störung', many)).toEqual({ ok: false, why: 'many' });
    expect(checkLabel('Störung', many.slice(1))).toEqual({ ok: true, value: 'Störung' });
  });
});

describe('a pattern', () => {
  it.each([
    ['', 'empty'],
    ['HC-#####', 'six'],
    ['HC-#######', 'six'],
    ['HC', 'six'],
    ['######', 'plain'],
    ['###.###', 'plain'],
    ['1-######', 'plain'],
    ['§ ######', 'plain'],
    ['a\n######', 'lines'],
    [`${'x'.repeat(55)}######`, 'long'],
    ['hc–######', 'twice'],
  ])('“%s” is refused: %s', (text, why) => {
    expect(checkPattern(text, patterns)).toEqual({ ok: false, why });
  });

  it.each(['Code:###-###', '###.###/S', 'S3-######', '.*(a+)+$######', 'HC_######', 'Ä ## ## ##'])(
    '“%s” is taken as it stands',
    (text) => {
      expect(checkPattern(` ${text} `, patterns)).toEqual({ ok: true, value: text });
    },
  );

  it('that differs in a digit of its own is another one', () => {
    expect(checkPattern('S4-######', [{ text: 'S3-######', kind: 'noibu' }]).ok).toBe(true);
  });
});
