import { useEffect, useRef, useState } from 'preact/hooks';
import { Import, type ImportState } from '../../components/options/Import.tsx';
import { words } from '../../utils/i18n/words.ts';
import { retentionOf } from '../../utils/keeping/retention.ts';
import { askToKeep } from '../../utils/keeping/storage.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { refusedWords } from '../../utils/sources/describe.ts';
import type { DeskAsk, DeskTell } from '../../utils/sources/desk.ts';
import type { FirstRows } from '../../utils/sources/file.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';
import { stateOf } from './import-state.ts';
import { startImporter } from './importer.ts';
import { download } from './saving.ts';
import { useStoreWorker } from './store-worker.ts';

/** While sessions are written, the chat pages hear of them this often, in ms. */
const tellEvery = 3000;

export function ImportPart() {
  const imports = useLive((db) => db.imports.toArray());
  const retention = useLive(retentionOf);
  const found = imports?.ok ? imports.value[0] : undefined;
  const [first, setFirst] = useState<{ id: string; rows: FirstRows }>();
  const [failed, setFailed] = useState<Trouble>();
  const desk = useDesk((told) => {
    if ('refused' in told) download(told.refused, `${words('file.refused.fileName')}.csv`);
    else if ('failed' in told) setFailed(told.failed);
    else if ('columns' in told.first) setFirst({ id: told.id, rows: told.first });
  });
  const chooses = found?.phase === 'waiting' || found?.phase === 'counted';
  useEffect(() => {
    if (chooses && first?.id !== found.id) desk({ do: 'look' });
  }, [chooses, found?.id, first?.id]);
  // Everything was deleted, here or elsewhere: its files go too. Or another page left work behind.
  // Where the database could not be read at first, it can be now.
  useEffect(() => {
    if (!imports?.ok) return;
    setFailed(undefined);
    desk({ do: 'open', words: refusedWords() });
  }, [imports?.ok, found === undefined]);
  useTelling(found?.written ?? 0, found?.phase);

  const shown = stateOf(found, first?.id === found?.id ? first?.rows : undefined);
  const trouble = imports && !imports.ok ? imports.trouble : failed;
  const state: ImportState = trouble ? withTrouble(shown, trouble) : shown;
  /** What the agent does is tried anew, whatever failed before. */
  const act = (asked: DeskAsk) => {
    setFailed(undefined);
    desk(asked);
  };
  return (
    <Import
      state={state}
      days={retention?.ok ? retention.value.days : undefined}
      onFile={(file) => act({ do: 'choose', file })}
      onCount={(choice) => act({ do: 'count', ...choice })}
      onStart={(choice) => {
        void askToKeep();
        act({ do: 'start', ...choice });
      }}
      onPause={() => act({ do: 'pause' })}
      onResume={() => act({ do: 'resume' })}
      onCancel={() => act({ do: 'cancel' })}
      onSaveRefused={() => act({ do: 'refused' })}
    />
  );
}

/** What failed is said where it can be tried again, if the import is at such a place. */
function withTrouble(state: ImportState, trouble: Trouble): ImportState {
  if (state.is === 'choosing' || state.is === 'paused') return { ...state, trouble };
  const none = { written: 0, kept: 0, padded: 0, refused: 0, rows: [] };
  return { is: 'failed', file: 'file' in state ? state.file : '', tally: none, trouble };
}

/** The page's worker, for as long as the section is shown. */
function useDesk(onTold: (told: DeskTell) => void): (asked: DeskAsk) => void {
  const told = useRef(onTold);
  told.current = onTold;
  return useStoreWorker<DeskAsk>(
    () => {
      const fresh = startImporter('patchcord', (what) => told.current(what));
      fresh.postMessage({ do: 'open', words: refusedWords() } satisfies DeskAsk);
      return fresh;
    },
    (trouble) => told.current({ failed: trouble }),
  );
}

/** Tells the background, and it the chat pages, that sessions were written: now and then, and at the end. */
function useTelling(written: number, phase: string | undefined): void {
  const told = useRef({ written, at: 0 });
  useEffect(() => {
    const before = told.current;
    const now = Date.now();
    if (written === before.written || (phase === 'reading' && now - before.at < tellEvery)) return;
    told.current = { written, at: now };
    if (written > 0) void ask('sessions.changed', {});
  }, [written, phase]);
}
