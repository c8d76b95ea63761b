import { useEffect, useMemo, useState } from 'preact/hooks';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { LinkHistory } from '../../components/link/LinkHistory.tsx';
import { ViewHead } from '../../components/popup/ViewHead.tsx';
import { words } from '../../utils/i18n/words.ts';
import { LinkSearch } from '../../utils/links/search.ts';
import type { Answer, Trouble } from '../../utils/messages/answer.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useLive } from '../../utils/views/live.ts';
import type { ViewProps } from './App.tsx';

/** So many at first, */
const firstShown = 30;
/** and so many more each time that more are asked for. */
const moreShown = 100;

/** "History": the newest links are there at once, and all of them soon after, so that each letter finds within a frame. */
export function PastView({ go }: ViewProps) {
  const now = useNow();
  const [text, setText] = useState('');
  const [shown, setShown] = useState(firstShown);
  const [trouble, setTrouble] = useState<Trouble>();
  const newest = useLive(
    async (db) => ({
      links: await db.links.orderBy('madeAt').reverse().limit(shown).toArray(),
      total: await db.links.count(),
      expired: await db.links.where('expiresAt').belowOrEqual(Date.now()).count(),
    }),
    [shown],
  );
  const isThere = newest?.ok === true;
  const all = useLive(
    async (db) => (isThere ? db.links.orderBy('madeAt').reverse().toArray() : undefined),
    [isThere],
  );
  const links = all?.ok ? all.value : undefined;
  const search = useMemo(() => links && new LinkSearch(links), [links]);
  useEffect(() => {
    if (!search) return;
    let timer: ReturnType<typeof setTimeout>;
    const prepare = () => {
      if (!search.prepare()) timer = setTimeout(prepare);
    };
    prepare();
    return () => clearTimeout(timer);
  }, [search]);
  const found = useMemo(() => (text.trim() === '' ? undefined : search?.find(text)), [search, text]);
  const tell = (answer: Answer<unknown>) => setTrouble(answer.ok ? undefined : answer.trouble);

  return (
    <main class="popup-view">
      <ViewHead title={words('linkPast.title')} onBack={() => go({ at: 'home' })} />
      <div class="section-body">
        {newest?.ok === false && <TroubleLines trouble={newest.trouble} />}
        <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
        {newest?.ok && (
          <LinkHistory
            links={text.trim() === '' ? newest.value.links : (found ?? []).slice(0, shown)}
            found={text.trim() === '' ? newest.value.total : found?.length}
            total={newest.value.total}
            expired={newest.value.expired}
            text={text}
            now={now}
            onText={(next) => {
              setText(next);
              setShown(firstShown);
            }}
            onMore={() => setShown(shown + moreShown)}
            onShow={(link) => go({ at: 'made', link })}
            onAgain={(link) => go({ at: 'link', fill: { by: 'link', link } })}
            onDelete={async ({ id }) => tell(await ask('link.delete', { id }))}
            onDeleteExpired={async () => tell(await ask('links.deleteExpired', {}))}
          />
        )}
      </div>
    </main>
  );
}
