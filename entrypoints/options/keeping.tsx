import { useState } from 'preact/hooks';
import { DeleteEverything, Export } from '../../components/options/Keeping.tsx';
import { words } from '../../utils/i18n/words.ts';
import { bad, type Trouble } from '../../utils/messages/answer.ts';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { exportable } from '../../utils/sessions/keeping.ts';
import { countSessions } from '../../utils/sessions/records.ts';
import type { Session } from '../../utils/sessions/session.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';

export function ExportPart() {
  const count = useLive(countSessions);
  const [busy, setBusy] = useState(false);
  const [exported, setExported] = useState<number>();
  const [trouble, setTrouble] = useState<Trouble>();
  return (
    <Export
      count={count?.ok ? count.value : 0}
      busy={busy}
      exported={exported}
      trouble={trouble}
      onExport={async (format) => {
        setBusy(true);
        setTrouble(undefined);
        try {
          const { blob, written } = await write(await openStore(), format);
          download(blob, `${words('options.export.fileName')}.${format}`);
          setExported(written);
        } catch (error) {
          setTrouble(bad('storage', { detail: error instanceof Error ? error.message : undefined }).trouble);
        }
        setBusy(false);
      }}
    />
  );
}

/** Spreadsheets take a table for UTF-8 only behind a byte order mark. */
const mark = '\ufeff';

async function write(
  db: PatchcordDatabase,
  format: 'json' | 'csv',
): Promise<{ blob: Blob; written: number }> {
  const { sessionsToCsv, sessionsToJson } = await import('../../utils/sources/export.ts');
  const sessions: Session[] = [];
  for await (const some of exportable(db)) sessions.push(...some);
  const blob =
    format === 'csv'
      ? new Blob([mark, sessionsToCsv(sessions)], { type: 'text/csv' })
      : new Blob([sessionsToJson(sessions)], { type: 'application/json' });
  return { blob, written: sessions.length };
}

/** Saves it as a person would: under this name, in their folder for downloads. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser has taken the address over once the click is done; a large file is still being read from it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export function DeletePart() {
  const [busy, setBusy] = useState(false);
  const [deleted, setDeleted] = useState<number>();
  const [trouble, setTrouble] = useState<Trouble>();
  return (
    <DeleteEverything
      busy={busy}
      deleted={deleted}
      trouble={trouble}
      onDelete={async () => {
        setBusy(true);
        const answer = await ask('everything.delete', {});
        setBusy(false);
        if (!answer.ok) {
          setTrouble(answer.trouble);
          return;
        }
        // What was typed into the popup's forms goes too.
        localStorage.clear();
        setTrouble(undefined);
        setDeleted(answer.value.deleted);
      }}
    />
  );
}
