import { useState } from 'preact/hooks';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { ViewHead } from '../../components/popup/ViewHead.tsx';
import { WatchEdit } from '../../components/unread/WatchEdit.tsx';
import { emptyWatch, WatchForm } from '../../components/unread/WatchForm.tsx';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { nameOf } from '../../utils/vendors/naming.ts';
import { ask } from '../../utils/views/background.ts';
import { useDraft } from '../../utils/views/draft.ts';
import { useLive } from '../../utils/views/live.ts';
import type { ViewProps } from './App.tsx';
import { useAccounts } from './watching.tsx';

/** "Watch a customer." @param props.edit the watch that is to be changed instead */
export function WatchView({ go, edit }: ViewProps & { edit?: string | undefined }) {
  return edit === undefined ? <AddView go={go} /> : <EditView go={go} id={edit} />;
}

function EditView({ go, id }: Pick<ViewProps, 'go'> & { id: string }) {
  const watch = useLive((db) => db.watches.get(id), [id]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const found = watch?.ok ? watch.value : undefined;
  return (
    <main class="popup-view">
      <ViewHead title={words('watch.edit')} onBack={() => go({ at: 'home' })} />
      <div>
        {watch?.ok === false && <TroubleLines trouble={watch.trouble} />}
        {watch?.ok && !found && <TroubleLines trouble={{ reason: 'gone' }} />}
        {found && (
          <WatchEdit
            watch={found}
            busy={busy}
            trouble={trouble}
            onSave={async (change) => {
              setBusy(true);
              const answer = await ask('watch.change', { id, change });
              setBusy(false);
              if (answer.ok) go({ at: 'home' });
              else setTrouble(answer.trouble);
            }}
          />
        )}
      </div>
    </main>
  );
}

function AddView({ go }: Pick<ViewProps, 'go'>) {
  const accounts = useAccounts();
  const [draft, keep, drop] = useDraft('watch', emptyWatch);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  return (
    <main class="popup-view">
      <ViewHead title={words('unread.form.title')} onBack={() => go({ at: 'home' })} />
      <div>
        {accounts?.ok === false && <TroubleLines trouble={accounts.trouble} />}
        {accounts?.ok && (
          <WatchForm
            accounts={accounts.value.map((account) => ({ account, name: nameOf(account) }))}
            draft={draft}
            busy={busy}
            trouble={trouble}
            onDraft={keep}
            onWatch={async (request) => {
              setBusy(true);
              const answer = await ask('watch.add', request);
              setBusy(false);
              if (!answer.ok) {
                setTrouble(answer.trouble);
                return;
              }
              drop();
              go({ at: 'home' });
            }}
          />
        )}
      </div>
    </main>
  );
}
