import { useState } from 'preact/hooks';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { Sources } from '../../components/unread/Sources.tsx';
import type { Answer, Trouble } from '../../utils/messages/answer.ts';
import { countSources } from '../../utils/unread/badge.ts';
import { stretchOf } from '../../utils/unread/pace.ts';
import { isPaused, unreadSettings, usualSettings } from '../../utils/unread/settings.ts';
import { nameOf } from '../../utils/vendors/naming.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';

/** What each account comes to, and pausing: looked at now and then. */
export function SourcesPart({ now, onOptions }: { now: number; onOptions: () => void }) {
  const watches = useLive((db) => db.watches.toArray());
  const kept = useLive(unreadSettings);
  const accounts = useLive((db) => db.accounts.toArray());
  const [trouble, setTrouble] = useState<Trouble>();
  if (!watches || !kept || !accounts) return null;
  const list = watches.ok ? watches.value : [];
  const { pausedUntil, ...settings } = kept.ok ? kept.value : usualSettings;
  const stretch = stretchOf(list, settings.budget, now);
  const say = (answer: Answer<unknown>) => setTrouble(answer.ok ? undefined : answer.trouble);
  return (
    <>
      <Sources
        sources={countSources(list, { now, settings, stretch, online: navigator.onLine }).map((source) => {
          const account = accounts.ok ? accounts.value.find(({ id }) => id === source.account) : undefined;
          return { ...source, name: account ? nameOf(account) : '' };
        })}
        now={now}
        pausedUntil={isPaused({ ...settings, pausedUntil }, now) ? pausedUntil : undefined}
        onBadge={async (source, counts) => {
          const others = settings.offBadge.filter((each) => each !== source);
          say(await ask('unread.save', { ...settings, offBadge: counts ? others : [...others, source] }));
        }}
        onPause={async (until) => say(await ask('unread.pause', { until }))}
        onOptions={onOptions}
      />
      {trouble && <TroubleLines trouble={trouble} />}
    </>
  );
}
