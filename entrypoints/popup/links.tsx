import { useEffect, useRef, useState } from 'preact/hooks';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import type { LinkWay } from '../../components/link/draft.ts';
import { LinkForm } from '../../components/link/LinkForm.tsx';
import { ViewHead } from '../../components/popup/ViewHead.tsx';
import { words } from '../../utils/i18n/words.ts';
import type { LinkRequest } from '../../utils/links/link.ts';
import { isSample, partsOf } from '../../utils/links/template.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { PatchcordDatabase } from '../../utils/sessions/db.ts';
import { nameOf } from '../../utils/vendors/naming.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useLive } from '../../utils/views/live.ts';
import type { ViewProps } from './App.tsx';
import { copyText } from './copying.ts';
import { useLinkDraft } from './link-draft.ts';
import { type Filling, useOffers } from './offers.tsx';
import { openOptions } from './place.ts';

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

/** "New support link." @param props.fill what is filled in at once; else the draft goes on */
export function LinkView({ where, go, fill }: ViewProps & { fill?: Filling | undefined }) {
  const ways = useLive(waysOf);
  const [draft, keep, drop] = useLinkDraft();
  const now = useNow();
  const [busy, setBusy] = useState(false);
  // Known at once, while what is shown follows a moment later: a double click is two events and one link.
  const making = useRef(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const offers = useOffers(where, fill, draft, keep);
  /** Which button sent the form. Enter in a field presses the first one. */
  const copies = useRef(false);

  const make = async (request: LinkRequest, token: string | undefined) => {
    if (making.current) return;
    const isToCopy = copies.current;
    making.current = true;
    const once = draft.once || crypto.randomUUID();
    keep({ ...draft, once });
    setBusy(true);
    setTrouble(undefined);
    const answer = await ask('link.make', { request, once, token, preset: offers.preset || undefined });
    const copied = answer.ok && isToCopy ? await copyText(answer.value.url) : undefined;
    making.current = false;
    setBusy(false);
    if (!answer.ok) setTrouble(answer.trouble);
    else {
      drop();
      offers.clear();
      const as = copied === undefined ? undefined : copied ? 'link' : 'refused';
      go({ at: 'made', link: answer.value, copied: as });
    }
  };

  // The popup may have been closed while the link was being made: then it is there under the form's own id.
  const made = useLive(async (db) => (draft.once ? db.links.get(draft.once) : undefined), [draft.once]);
  const finished = made?.ok ? made.value : undefined;
  useEffect(() => {
    // While it is being made here, the answer says the same, and what is to be done with it.
    if (busy || !finished || finished.id !== draft.once) return;
    drop();
    go({ at: 'made', link: finished });
  }, [busy, finished, draft.once, drop, go]);

  return (
    <main class="popup-view">
      <ViewHead title={words('link.title')} onBack={() => go({ at: 'home' })} />
      <div
        class="section-body"
        onClickCapture={({ target }) => {
          const button = (target as Element).closest<HTMLButtonElement>('button[type="submit"]');
          if (button) copies.current = button.value === 'copy';
        }}
      >
        {offers.above}
        {ways?.ok === false && <TroubleLines trouble={ways.trouble} />}
        {ways?.ok && !offers.isFilling && (
          <LinkForm
            ways={ways.value}
            draft={draft}
            busy={busy}
            now={now}
            trouble={trouble}
            // Another link as soon as anything in it is another.
            onDraft={(next) => keep({ ...next, once: '' })}
            onClear={() => {
              drop();
              offers.clear();
            }}
            onAddWay={() => openOptions('templates', where)}
            onMake={make}
          >
            <button type="submit" value="copy" disabled={busy}>
              {words('preset.makeAndCopy')}
            </button>
          </LinkForm>
        )}
        {ways?.ok && ways.value.length > 0 && offers.below}
      </div>
    </main>
  );
}
