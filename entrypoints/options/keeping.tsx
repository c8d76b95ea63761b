import { useEffect, useRef, useState } from 'preact/hooks';
import { Backup } from '../../components/options/Backup.tsx';
import { Customer } from '../../components/options/Customer.tsx';
import { DeleteEverything } from '../../components/options/DeleteEverything.tsx';
import { Export } from '../../components/options/Export.tsx';
import { Retention } from '../../components/options/Retention.tsx';
import { browser } from '../../utils/browser/index.ts';
import type { CustomerCount } from '../../utils/keeping/customer.ts';
import { type CustomerFound, findCustomer } from '../../utils/keeping/customer.ts';
import { retentionOf } from '../../utils/keeping/retention.ts';
import { askToKeep, type StorageState, storageState } from '../../utils/keeping/storage.ts';
import type { FileKind } from '../../utils/keeping/writing.ts';
import { bad, type Trouble } from '../../utils/messages/answer.ts';
import type { CustomerKey } from '../../utils/sessions/posting.ts';
import { countSessions } from '../../utils/sessions/records.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';
import { useFileDesk } from './file-desk.ts';
import { chooseFile, download, dropBuiltFiles, fileName } from './saving.ts';

export function ExportPart() {
  const count = useLive(countSessions);
  const kind = useRef<FileKind>('csv');
  const { work, begin, cancel } = useFileDesk((told) => {
    if (told.is === 'written' && told.file) download(told.file, fileName(kind.current));
  });
  // Those of an earlier visit have been downloaded.
  useEffect(() => void dropBuiltFiles(), []);
  return (
    <Export
      count={count?.ok ? count.value : 0}
      work={work}
      onExport={async (wanted) => {
        kind.current = wanted;
        const chosen = await chooseFile(wanted);
        if (chosen) begin({ do: 'write', kind: wanted, ...chosen }, { is: 'writing' });
      }}
      onCancel={cancel}
    />
  );
}

export function BackupPart() {
  const file = useRef<File>(undefined);
  const { work, begin, cancel, show } = useFileDesk((told) => {
    if (told.is === 'written' && told.file) download(told.file, fileName('backup'));
    // Cancelled or not: what was written is there.
    if (file.current && told.is !== 'going' && told.is !== 'checked') void ask('backup.restored', {});
  });
  return (
    <Backup
      work={work}
      onBackup={async () => {
        file.current = undefined;
        const chosen = await chooseFile('backup');
        if (chosen) begin({ do: 'write', kind: 'backup', ...chosen }, { is: 'writing' });
      }}
      onFile={(chosen) => {
        file.current = chosen;
        begin({ do: 'check', file: chosen }, { is: 'checking', file: chosen.name });
      }}
      onRestore={() => {
        if (!file.current) return;
        void askToKeep();
        begin({ do: 'restore', file: file.current }, { is: 'restoring', file: file.current.name });
      }}
      onLeave={() => show({ is: 'idle' })}
      onCancel={cancel}
    />
  );
}

/** How often the room that is taken is looked up while the page is open, in ms. */
const lookEvery = 5000;

export function RetentionPart() {
  const kept = useLive(retentionOf);
  const purge = useLive((db) => db.settings.get('purge'));
  const [storage, setStorage] = useState<StorageState>();
  const [trouble, setTrouble] = useState<Trouble>();
  const look = async () => setStorage(await storageState(await isUnlimited()));
  useEffect(() => {
    void look();
    const looking = setInterval(look, lookEvery);
    return () => clearInterval(looking);
  }, []);
  if (!kept) return null;
  const log = purge?.ok ? purge.value : undefined;
  const retention = kept.ok ? kept.value : {};
  return (
    <Retention
      kept={retention}
      purge={log?.name === 'purge' ? log : undefined}
      storage={storage}
      now={Date.now()}
      trouble={trouble ?? (kept.ok ? undefined : kept.trouble)}
      onSave={async (bounds) => {
        const answer = await ask('retention.save', bounds);
        setTrouble(answer.ok ? undefined : answer.trouble);
        return answer.ok;
      }}
      onAskBrowser={async () => {
        await askToKeep();
        await look();
      }}
    />
  );
}

/** Chromium never evicts what an extension with this permission keeps; Firefox says by itself whether it does. */
async function isUnlimited(): Promise<boolean> {
  if (import.meta.env.FIREFOX) return false;
  return browser.permissions.contains({ permissions: ['unlimitedStorage'] });
}

export function CustomerPart() {
  const [found, setFound] = useState<{ key: CustomerKey; kept: CustomerFound }>();
  const [gone, setGone] = useState<CustomerCount>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  return (
    <Customer
      found={found}
      gone={gone}
      busy={busy}
      trouble={trouble}
      onFind={async (key) => {
        setBusy(true);
        setGone(undefined);
        try {
          setFound({ key, kept: await findCustomer(await openStore(), key) });
          setTrouble(undefined);
        } catch (error) {
          setTrouble(bad('storage', { detail: error instanceof Error ? error.message : undefined }).trouble);
        }
        setBusy(false);
      }}
      onDelete={async (key) => {
        setBusy(true);
        const answer = await ask('customer.delete', key);
        setBusy(false);
        if (!answer.ok) return setTrouble(answer.trouble);
        // The popup's forms may still hold what was typed of this customer.
        localStorage.clear();
        await dropBuiltFiles();
        setTrouble(undefined);
        setFound(undefined);
        setGone(answer.value);
      }}
    />
  );
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
        // What was typed into the popup's forms goes too, and what was built for downloads.
        localStorage.clear();
        await dropBuiltFiles();
        setTrouble(undefined);
        setDeleted(answer.value.deleted);
      }}
    />
  );
}
