import { words } from '../i18n/words.ts';
import { bad, type Trouble } from '../messages/answer.ts';
import type { FileFault, RefusedRow } from './file.ts';
import type { RefusedWords } from './refused.ts';

/** What was wrong with a row, in words. */
export function describeRefusal({ fault, field = '' }: RefusedRow): string {
  return words(`file.row.${fault}`, { field });
}

/** Why a file ended before its end. */
export function describeFault(fault: FileFault): Trouble {
  return bad('bad-file', { detail: words(`file.${fault}`) }).trouble;
}

/** What the file of refused rows says, with `{field}` left where a column's name belongs. */
export function refusedWords(): RefusedWords {
  return {
    line: words('file.refused.line'),
    reason: words('file.refused.reason'),
    row: words('file.refused.row'),
    faults: {
      notJson: words('file.row.notJson'),
      notARecord: words('file.row.notARecord'),
      quotes: words('file.row.quotes'),
      endless: words('file.row.endless'),
      noCode: words('file.row.noCode'),
      badCode: words('file.row.badCode'),
      badTime: words('file.row.badTime'),
      badKind: words('file.row.badKind'),
      tooLong: words('file.row.tooLong'),
    },
  };
}
