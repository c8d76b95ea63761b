import { useState } from 'preact/hooks';
import type { Answer, Trouble } from '../../utils/messages/answer.ts';
import type { WatchChange } from '../../utils/unread/request.ts';
import { isPaused, unreadSettings, usualSettings } from '../../utils/unread/settings.ts';
import { newsOf, type Watch } from '../../utils/unread/watch.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';
import type { Place } from './place.ts';

/** The accounts that can count unread messages. */
export function useAccounts() {
  return useLive((db) => db.accounts.where('vendor').anyOf('helpshift', 'helpdesky').toArray());
}

/** The list of watched customers and what can be done with it. @param now epoch ms */
export function useUnread(now: number) {
  const watches = useLive((db) => db.watches.orderBy('id').toArray());
  const kept = useLive(unreadSettings);
  const accounts = useAccounts();
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState<number>();
  const [trouble, setTrouble] = useState<Trouble>();

  const list = watches?.ok ? [...watches.value].sort(byNeed) : [];
  const settings = kept?.ok ? kept.value : usualSettings;
  const say = (answer: Answer<unknown>) => setTrouble(answer.ok ? undefined : answer.trouble);
  const change = async (watch: Watch, change: WatchChange) =>
    say(await ask('watch.change', { id: watch.id, change }));

  return {
    there: watches !== undefined && accounts !== undefined && kept !== undefined,
    props: {
      watches: list,
      pausedUntil: isPaused(settings, now) ? settings.pausedUntil : undefined,
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
      onRemove: async ({ id }: Watch) => say(await ask('watch.remove', { id })),
      onSnooze: (watch: Watch, snoozedUntil: number) => change(watch, { snoozedUntil }),
      onEnd: (watch: Watch, ended: boolean) => change(watch, { ended }),
      onPause: async (until: number | undefined) => say(await ask('unread.pause', { until })),
    },
    /** In a window beside the chat, where seeing the newest message counts it as seen. */
    read: async (watch: Watch, where: Place) => {
      const answer = await ask('conversation.show', { id: watch.id });
      if (!answer.ok) setTrouble(answer.trouble);
      else if (where.inPopup) window.close();
    },
    /** Opens what a watch counts, by which it is seen. */
    open: async (watch: Watch, where: Place) => {
      const answer = await ask('watch.open', { id: watch.id });
      say(answer);
      if (answer.ok && where.inPopup) window.close();
    },
    /** What the agent acts on is news no more. */
    seen: ({ id }: Watch) => ask('watch.seen', { id }),
  };
}

/** Who waits comes first, then what is in trouble, then by name. */
function byNeed(a: Watch, b: Watch): number {
  const rank = (watch: Watch) => (watch.trouble ? 1 : newsOf(watch) > 0 ? 0 : 2);
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}
