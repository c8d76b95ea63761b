import { useState } from 'preact/hooks';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { ViewHead } from '../../components/popup/ViewHead.tsx';
import { emptyWatch, WatchForm } from '../../components/unread/WatchForm.tsx';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { nameOf } from '../../utils/vendors/naming.ts';
import { ask } from '../../utils/views/background.ts';
import { useDraft } from '../../utils/views/draft.ts';
import type { ViewProps } from './App.tsx';
import { useAccounts } from './watching.tsx';

/** "Watch a customer." */
export function WatchView({ go }: ViewProps) {
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
