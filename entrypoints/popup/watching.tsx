import { useState } from 'preact/hooks';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { Watch } from '../../utils/unread/watch.ts';
import { issuePage } from '../../utils/vendors/helpshift/pages.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';
import { openTab, type Place } from './place.ts';

/** The accounts that can count unread messages. */
export function useAccounts() {
  return useLive((db) => db.accounts.where('vendor').anyOf('helpshift', 'helpdesky').toArray());
}

/** The list of watched customers and what can be done with it. */
export function useUnread() {
  const watches = useLive((db) => db.watches.orderBy('id').toArray());
  const accounts = useAccounts();
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState<number>();
  const [trouble, setTrouble] = useState<Trouble>();

  const accountOf = (watch: Watch) =>
    accounts?.ok ? accounts.value.find(({ id }) => id === watch.account) : undefined;

  return {
    there: watches !== undefined && accounts !== undefined,
    props: {
      watches: watches?.ok ? [...watches.value].sort(byNeed) : [],
      canWatch: accounts?.ok === true && accounts.value.length > 0,
      asking,
      asked,
      trouble: trouble ?? (watches && !watches.ok ? watches.trouble : undefined),
      onRefresh: async () => {
        setAsking(true);
        setTrouble(undefined);
        const answer = await ask('unread.refresh', {});
        setAsking(false);
        if (answer.ok) setAsked(answer.value.asked);
        else setTrouble(answer.trouble);
      },
      onRemove: async ({ id }: Watch) => {
        const answer = await ask('watch.remove', { id });
        setTrouble(answer.ok ? undefined : answer.trouble);
      },
    },
    /** In a window beside the chat, where seeing the newest message counts it as seen. */
    read: async (watch: Watch, where: Place) => {
      const answer = await ask('conversation.show', { id: watch.id });
      if (!answer.ok) setTrouble(answer.trouble);
      else if (where.inPopup) window.close();
    },
    openIssue: async (watch: Watch, where: Place) => {
      const account = accountOf(watch);
      if (account?.vendor === 'helpshift' && watch.issue !== undefined)
        await openTab(issuePage(account, watch.issue), where);
    },
  };
}

/** Who waits comes first, then what is in trouble, then by name. */
function byNeed(a: Watch, b: Watch): number {
  const rank = ({ trouble, unread = 0 }: Watch) => (trouble ? 1 : unread > 0 ? 0 : 2);
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}
