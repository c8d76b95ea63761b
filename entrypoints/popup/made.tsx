import { useEffect, useState } from 'preact/hooks';
import { type Copied, LinkMade } from '../../components/link/LinkMade.tsx';
import { OpenIssue } from '../../components/link/OpenIssue.tsx';
import { codeOf } from '../../components/link/QrFigure.tsx';
import { ViewHead } from '../../components/popup/ViewHead.tsx';
import { browser } from '../../utils/browser/index.ts';
import { words } from '../../utils/i18n/words.ts';
import type { SupportLink } from '../../utils/links/link.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { isSame } from '../../utils/unread/list.ts';
import { issuePage } from '../../utils/vendors/helpshift/pages.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useDrawing, useHanding } from '../../utils/views/drawing.ts';
import { useLive } from '../../utils/views/live.ts';
import { useLook } from '../../utils/views/look.ts';
import type { ViewProps } from './App.tsx';
import { openTab, type Place } from './place.ts';
import '../../components/link/made.css';

/** A link with its QR code. */
export function MadeView({
  where,
  go,
  link: given,
  copied: first,
}: ViewProps & { link: SupportLink; copied?: 'link' | 'refused' | undefined }) {
  const now = useNow();
  const kept = useLive((db) => db.links.get(given.id), [given.id]);
  const link = (kept?.ok && kept.value) || given;
  const { look, logo, setLook } = useLook();
  const drawing = useDrawing(link.url, look, logo);
  const handing = useHanding(link, link.request.language);
  const [copied, setCopied] = useState<Copied>();
  // A change is announced, what is there from the beginning is not.
  useEffect(() => setCopied(first), [first]);
  useCompared(link);

  const copy = (what: Exclude<Copied, 'refused'>) => {
    const code = codeOf(drawing);
    const write = async () => {
      if (what === 'link') return navigator.clipboard.writeText(link.url);
      if (what === 'text') return navigator.clipboard.writeText(handing?.text ?? link.url);
      if (!code) return;
      const blob = fetch(code.png).then((response) => response.blob());
      return navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    };
    write().then(
      () => setCopied(what),
      () => setCopied('refused'),
    );
  };
  const page = (does: string) => browser.runtime.getURL(`/handout.html?link=${link.id}&${does}`);

  return (
    <main class="popup-view">
      <ViewHead title={words('linkMade.title')} onBack={() => go({ at: 'home' })} />
      <LinkMade
        link={link}
        drawing={drawing}
        look={look}
        handing={handing}
        now={now}
        copied={copied}
        onLook={setLook}
        onCopy={copy}
        onFullScreen={() => showFull(page('show'), where)}
        onPrint={() => openTab(page('print'), where)}
        onChooseLogo={() => openTab(page('look'), where)}
      >
        {link.activeIssue && <Issue link={link} issue={link.activeIssue} where={where} />}
      </LinkMade>
      <div class="foot">
        <button type="button" class="plain" onClick={() => go({ at: 'link' })}>
          {words('linkMade.another')}
        </button>
        <button type="button" class="plain push" onClick={() => go({ at: 'past' })}>
          {words('link.history')}
        </button>
      </div>
    </main>
  );
}

/** A popup cannot be made larger than the browser lets it: the code gets a window of its own. */
async function showFull(url: string, where: Place): Promise<void> {
  try {
    await browser.windows.create({ url, type: 'popup', state: 'fullscreen' });
  } catch {
    // A browser without windows, such as on a telephone.
    await openTab(url, where);
  }
}

/** Has the vendor's own image compared, once: here, since a worker can show no image. */
function useCompared({ id, url, theirs }: SupportLink): void {
  const picture = theirs && 'picture' in theirs ? theirs.picture : undefined;
  useEffect(() => {
    if (picture === undefined) return;
    let over = false;
    (async () => {
      const { compare } = await import('../../utils/links/drawing.ts');
      const came = await compare(picture, url);
      if (!over) await ask('link.compared', { id, ...came });
    })();
    return () => {
      over = true;
    };
  }, [id, url, picture]);
}

/** The customer's open issue, with the way to it. */
function Issue({
  link,
  issue,
  where,
}: {
  link: SupportLink;
  issue: { id: string; unread: number };
  where: Place;
}) {
  const { by, customer } = link.request;
  const [trouble, setTrouble] = useState<Trouble>();
  const account = useLive((db) => db.accounts.get(by), [by]);
  const watched = useLive(
    async (db) => {
      const watches = await db.watches.where('account').equals(by).toArray();
      return watches.some((watch) => isSame(watch, { vendor: 'helpshift', account: by, customer }));
    },
    [by, JSON.stringify(customer)],
  );
  const own = account?.ok && account.value?.vendor === 'helpshift' ? account.value : undefined;
  return (
    <OpenIssue
      issue={issue}
      watched={watched?.ok ? watched.value : undefined}
      trouble={trouble}
      onOpen={own && (() => openTab(issuePage(own, issue.id), where))}
      onWatch={
        own &&
        (async () => {
          const answer = await ask('watch.add', { vendor: 'helpshift', account: by, customer });
          setTrouble(answer.ok ? undefined : answer.trouble);
        })
      }
    />
  );
}
