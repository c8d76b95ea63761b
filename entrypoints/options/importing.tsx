import { useRef, useState } from 'preact/hooks';
import { Import, type ImportState, type ImportTally } from '../../components/options/Import.tsx';
import type { Trouble } from '../../utils/messages/answer.ts';
import { ask } from '../../utils/views/background.ts';

export function ImportPart() {
  const [state, setState] = useState<ImportState>({ is: 'idle' });
  const cancelled = useRef(false);

  const read = async (file: File): Promise<void> => {
    cancelled.current = false;
    const tally: ImportTally = { written: 0, kept: 0, padded: 0, refused: 0, rows: [] };
    const began = performance.now();
    const end = (trouble?: Trouble) =>
      setState(
        trouble
          ? { is: 'failed', file: file.name, tally: { ...tally }, trouble }
          : { is: cancelled.current ? 'cancelled' : 'done', file: file.name, tally: { ...tally } },
      );
    setState({ is: 'reading', file: file.name, tally, part: 0, rate: 0 });
    const { describeRefusal, readSessionsFile } = await import('../../utils/sources/file.ts');
    for await (const step of readSessionsFile(file, { now: Date.now() })) {
      if (cancelled.current) break;
      if (step.sessions.length > 0) {
        const answer = await ask('sessions.put', { sessions: step.sessions });
        // What the background did not acknowledge is not written, and the rest would leave a hole.
        if (!answer.ok) return end(answer.trouble);
        tally.written += answer.value.written;
        tally.kept += answer.value.kept;
      }
      tally.padded = step.padded;
      tally.refused = step.refused;
      tally.rows = [
        ...tally.rows,
        ...step.refusals.map((row) => ({ line: row.line, why: describeRefusal(row) })),
      ];
      if (step.trouble) return end(step.trouble);
      const seconds = Math.max(0.001, (performance.now() - began) / 1000);
      setState({
        is: 'reading',
        file: file.name,
        tally: { ...tally },
        part: step.size > 0 ? step.bytes / step.size : 1,
        rate: step.rows / seconds,
      });
    }
    end();
  };

  return (
    <Import
      state={state}
      onFile={read}
      onCancel={() => {
        cancelled.current = true;
      }}
    />
  );
}
