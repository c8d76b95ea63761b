import { useState } from 'preact/hooks';
import { Unread } from '../../components/options/Unread.tsx';
import { browser } from '../../utils/browser/index.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { spentIn, stretchOf } from '../../utils/unread/pace.ts';
import { queueStates } from '../../utils/unread/request.ts';
import {
  pollingOf,
  type UnreadSettings,
  unreadSettings,
  usualSettings,
} from '../../utils/unread/settings.ts';
import { nameOf } from '../../utils/vendors/naming.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useLive } from '../../utils/views/live.ts';

/** So many customers go to the background in one call. */
const step = 1000;

export function UnreadPart() {
  const kept = useLive(unreadSettings);
  const polling = useLive(pollingOf);
  const watches = useLive((db) => db.watches.toArray());
  const accounts = useLive((db) => db.accounts.where('vendor').equals('helpshift').toArray());
  const now = useNow(5000);
  const [refused, setRefused] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  if (!kept || !accounts || !watches) return null;
  const { pausedUntil: _, ...settings } = kept.ok ? kept.value : usualSettings;
  const list = watches.ok ? watches.value : [];
  const helpshift = accounts.ok
    ? accounts.value.map((account) => ({ id: account.id, name: nameOf(account) }))
    : [];
  const save = async (change: Partial<UnreadSettings>) => {
    const answer = await ask('unread.save', { ...settings, ...change });
    setTrouble(answer.ok ? undefined : answer.trouble);
    return answer.ok;
  };
  return (
    <Unread
      kept={settings}
      spent={polling?.ok ? spentIn(polling.value.spent, now) : 0}
      stretch={stretchOf(list, settings.budget, now)}
      refused={refused}
      trouble={trouble ?? (kept.ok ? undefined : kept.trouble)}
      onSave={save}
      onNotify={async (notify) => {
        setRefused(false);
        // First in the click: the browser asks at no other time.
        const granted = notify
          ? await browser.permissions.request({ permissions: ['notifications'] }).catch(() => false)
          : true;
        if (granted) await save({ notify });
        else setRefused(true);
      }}
      queues={helpshift.map(({ id, name }) => ({
        account: id,
        name,
        states: queueStates,
        kept: list.find((watch) => watch.queue && watch.account === id)?.queue,
      }))}
      onQueue={async (account, queue) => {
        const answer = await ask('queue.set', { account, queue });
        setTrouble(answer.ok ? undefined : answer.trouble);
      }}
      roster={{
        accounts: helpshift,
        read: async (text) => (await import('../../utils/unread/roster.ts')).readRoster(text),
        onWatch: async (account, { customers }) => {
          const sum = { added: 0, known: 0 };
          for (let at = 0; at < customers.length; at += step) {
            const answer = await ask('watch.addMany', { account, customers: customers.slice(at, at + step) });
            if (!answer.ok) return answer.trouble;
            sum.added += answer.value.added;
            sum.known += answer.value.known;
          }
          return sum;
        },
      }}
    />
  );
}
