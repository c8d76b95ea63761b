import { useEffect, useRef, useState } from 'preact/hooks';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { emptyLink, type LinkDraft, type LinkWay } from '../../components/link/draft.ts';
import { LinkForm } from '../../components/link/LinkForm.tsx';
import { LinkHistory } from '../../components/link/LinkHistory.tsx';
import { type LinkImages, LinkMade } from '../../components/link/LinkMade.tsx';
import { ViewHead } from '../../components/popup/ViewHead.tsx';
import { words } from '../../utils/i18n/words.ts';
import type { LinkRequest, SupportLink } from '../../utils/links/link.ts';
import { isSample, partsOf } from '../../utils/links/template.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import type { Customer } from '../../utils/sessions/session.ts';
import { nameOf } from '../../utils/vendors/naming.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useDraft } from '../../utils/views/draft.ts';
import { useLive } from '../../utils/views/live.ts';
import { browserMemory } from '../../utils/views/memory.ts';
import type { ViewProps } from './App.tsx';
import { openOptions } from './place.ts';
import { drawQr } from './qr.ts';

/** A token vouches for one customer. */
const secret = { fields: ['token'], of: ['id', 'email', 'phone'], store: browserMemory } as const;

export function useLinkDraft() {
  return useDraft('link', emptyLink, secret);
}

async function waysOf(db: PatchcordDatabase): Promise<LinkWay[]> {
  const accounts = await db.accounts.where('vendor').equals('helpshift').toArray();
  const templates = await db.templates.toArray();
  return [
    ...accounts.map((account) => ({
      id: account.id,
      name: nameOf(account),
      type: 'helpshift' as const,
      verifies: account.vendor === 'helpshift' && account.verifiesIdentity,
    })),
    ...templates.map(({ id, name, url }) => ({
      id,
      name,
      type: 'template' as const,
      takes: partsOf(url),
      isSample: isSample(url),
    })),
  ];
}

/** "New support link." @param props.for a customer who is to be brought back; else the draft goes on */
export function LinkView({ where, go, for: customer }: ViewProps & { for?: Customer | undefined }) {
  const ways = useLive(waysOf);
  const [draft, keep, drop] = useLinkDraft();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  // Known at once, while what is shown follows a moment later: a double click is two events and one link.
  const making = useRef(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const make = async (request: LinkRequest, token: string | undefined) => {
    if (making.current) return;
    making.current = true;
    const once = draft.once || crypto.randomUUID();
    keep({ ...draft, once });
    setBusy(true);
    setTrouble(undefined);
    const answer = await ask('link.make', { request, once, token });
    making.current = false;
    setBusy(false);
    if (!answer.ok) setTrouble(answer.trouble);
    else {
      drop();
      go({ at: 'made', link: answer.value });
    }
  };

  useEffect(() => {
    if (customer) keep(draftFor(customer));
  }, [customer, keep]);

  // The popup may have been closed while the link was being made: then it is there under the form's own id.
  const made = useLive(async (db) => (draft.once ? db.links.get(draft.once) : undefined), [draft.once]);
  const finished = made?.ok ? made.value : undefined;
  useEffect(() => {
    if (!finished || finished.id !== draft.once) return;
    drop();
    go({ at: 'made', link: finished });
  }, [finished, draft.once, drop, go]);

  return (
    <main class="popup-view">
      <ViewHead title={words('link.title')} onBack={() => go({ at: 'home' })} />
      <div>
        {ways?.ok === false && <TroubleLines trouble={ways.trouble} />}
        {ways?.ok && (
          <LinkForm
            ways={ways.value}
            draft={draft}
            busy={busy}
            now={now}
            trouble={trouble}
            // Another link as soon as anything in it is another.
            onDraft={(next) => keep({ ...next, once: '' })}
            onClear={drop}
            onAddWay={() => openOptions('templates', where)}
            onMake={make}
          />
        )}
      </div>
    </main>
  );
}

function draftFor({ id = '', name = '', email = '', phone = '' }: Customer): LinkDraft {
  return { ...emptyLink, id, name, email, phone };
}

/** A link with its QR code. */
export function MadeView({ go, link }: ViewProps & { link: SupportLink }) {
  const now = useNow();
  const [images, setImages] = useState<LinkImages>();
  const [copied, setCopied] = useState<'link' | 'image' | 'refused'>();

  useEffect(() => {
    let over = false;
    drawQr(link.url).then((drawn) => {
      if (!over) setImages(drawn);
    });
    return () => {
      over = true;
    };
  }, [link.url]);

  const copy = (what: 'link' | 'image', write: () => Promise<void>) =>
    write().then(
      () => setCopied(what),
      () => setCopied('refused'),
    );

  return (
    <main class="popup-view">
      <ViewHead title={words('link.made.title')} onBack={() => go({ at: 'home' })} />
      <LinkMade
        link={link}
        images={images}
        now={now}
        copied={copied}
        onCopyLink={() => copy('link', () => navigator.clipboard.writeText(link.url))}
        onCopyImage={() => {
          if (typeof images !== 'object') return;
          const blob = fetch(images.png).then((response) => response.blob());
          void copy('image', async () =>
            navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]),
          );
        }}
      />
      <div class="foot">
        <button type="button" class="plain" onClick={() => go({ at: 'link' })}>
          {words('link.made.another')}
        </button>
        <button type="button" class="plain push" onClick={() => go({ at: 'past' })}>
          {words('link.history')}
        </button>
      </div>
    </main>
  );
}

/** How many of the newest links the list shows. */
const remembered = 100;

/** "History." */
export function PastView({ go }: ViewProps) {
  const now = useNow();
  const links = useLive((db) => db.links.orderBy('madeAt').reverse().limit(remembered).toArray());
  const [trouble, setTrouble] = useState<Trouble>();
  return (
    <main class="popup-view">
      <ViewHead title={words('link.past.title')} onBack={() => go({ at: 'home' })} />
      <div class="section-body">
        {links?.ok === false && <TroubleLines trouble={links.trouble} />}
        {trouble && <TroubleLines trouble={trouble} />}
        {links?.ok && (
          <LinkHistory
            links={links.value}
            now={now}
            onShow={(link) => go({ at: 'made', link })}
            onDelete={async ({ id }) => {
              const answer = await ask('link.delete', { id });
              setTrouble(answer.ok ? undefined : answer.trouble);
            }}
          />
        )}
      </div>
    </main>
  );
}
