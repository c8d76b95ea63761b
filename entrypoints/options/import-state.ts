import type { ImportPace, ImportState, ImportTally } from '../../components/options/Import.tsx';
import { bad, type Trouble } from '../../utils/messages/answer.ts';
import { describeFault, describeRefusal } from '../../utils/sources/describe.ts';
import type { FirstRows } from '../../utils/sources/file.ts';
import type { FileImport } from '../../utils/sources/imports.ts';

/** What the section shows of an import as the database has it. */
export function stateOf(found: FileImport | undefined, first: FirstRows | undefined): ImportState {
  if (!found) return { is: 'idle' };
  const { id, phase, name: file, size, bytes, mapping, kind } = found;
  const tally = tallyOf(found);
  const part = size > 0 ? Math.min(1, bytes / size) : undefined;
  switch (phase) {
    case 'copying':
      return { is: 'copying', file, tally, part };
    case 'waiting':
    case 'counted': {
      const trouble = troubleOf(found);
      const counted = phase === 'counted' ? tally : undefined;
      return { is: 'choosing', id, file, first, choice: { mapping, kind }, counted, trouble };
    }
    case 'counting':
    case 'reading':
      return { is: phase, file, tally, part, pace: paceOf(found) };
    case 'paused':
      return { is: 'paused', file, tally, trouble: troubleOf(found) };
    case 'failed':
      return { is: 'failed', file, tally, trouble: troubleOf(found) ?? bad('bad-file').trouble };
    default:
      return { is: phase, file, tally };
  }
}

function tallyOf({ written, kept, padded, refused, refusals }: FileImport): ImportTally {
  const rows = refusals.map((row) => ({ line: row.line, why: describeRefusal(row) }));
  return { written, kept, padded, refused, rows };
}

function troubleOf({ fault, trouble }: FileImport): Trouble | undefined {
  return fault ? describeFault(fault) : trouble;
}

/** From this run alone: what was passed over at its beginning took no time. */
function paceOf({ begun, at, rows, bytes, size }: FileImport): ImportPace | undefined {
  if (!begun || at - begun.at < 300 || bytes <= begun.bytes) return undefined;
  const seconds = (at - begun.at) / 1000;
  return {
    rate: Math.round((rows - begun.rows) / seconds),
    secondsLeft: (Math.max(0, size - bytes) / (bytes - begun.bytes)) * seconds,
  };
}
