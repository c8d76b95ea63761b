import { useRef, useState } from 'preact/hooks';
import { type FileWork, isRunning, type WorkPace } from '../../components/options/file-work.ts';
import type { KeepingAsk, KeepingProgress, KeepingTell } from '../../utils/keeping/desk.ts';
import { bad } from '../../utils/messages/answer.ts';
import { useStoreWorker } from './store-worker.ts';

/** A section's own worker for files that leave or come back, started when it is first needed, and how far it is. */
export function useFileDesk(onTold: (told: KeepingTell) => void): {
  work: FileWork;
  /** Begins; `begun` is shown from now on. */
  begin: (asked: KeepingAsk, begun: FileWork) => void;
  cancel: () => void;
  /** Shows something else, such as nothing. */
  show: (work: FileWork) => void;
} {
  const [work, show] = useState<FileWork>({ is: 'idle' });
  const told = useRef(onTold);
  told.current = onTold;
  const hear = (news: KeepingTell) => {
    show((before) => next(before, news));
    told.current(news);
  };
  const tell = useStoreWorker<KeepingAsk>(
    () => {
      const fresh = new Worker(new URL('./keeping-worker.ts', import.meta.url), {
        type: 'module',
        name: 'patchcord',
      });
      fresh.onmessage = ({ data }: MessageEvent<KeepingTell>) => hear(data);
      fresh.onerror = ({ message }) =>
        hear({ is: 'failed', trouble: bad('storage', { detail: message }).trouble });
      return fresh;
    },
    (trouble) => hear({ is: 'failed', trouble }),
  );
  return {
    work,
    show,
    begin: (asked, begun) => {
      show(begun);
      tell(asked);
    },
    cancel: () => tell({ do: 'cancel' }),
  };
}

/** What is shown after the worker told something. */
function next(before: FileWork, told: KeepingTell): FileWork {
  const file = 'file' in before ? before.file : '';
  switch (told.is) {
    case 'going':
      return isRunning(before) ? { ...before, pace: paceOf(told.progress) } : before;
    case 'written':
      return { is: 'written', records: told.records };
    case 'checked':
      return { is: 'checked', file, content: told.content };
    case 'restored':
      return { ...told, file };
    case 'refused':
      return { is: 'refused', file, fault: told.fault };
    case 'cancelled':
      return { is: 'cancelled', what: isRunning(before) ? before.is : 'writing' };
    case 'failed':
      return { is: 'failed', trouble: told.trouble };
  }
}

function paceOf({ records, part, took }: KeepingProgress): WorkPace {
  return {
    records,
    part,
    rate: Math.round((records / Math.max(1, took)) * 1000),
    secondsLeft: part > 0 ? ((1 - part) / part) * (took / 1000) : 0,
  };
}
