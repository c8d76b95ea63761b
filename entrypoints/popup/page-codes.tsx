import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { Card } from '../../components/card/Card.tsx';
import { candidateOf } from '../../components/card/face.ts';
import { customerKey } from '../../components/popup/Customers.tsx';
import { PageCodes, type VendorOnPage } from '../../components/popup/PageCodes.tsx';
import { ViewHead } from '../../components/popup/ViewHead.tsx';
import type { CodeKind } from '../../utils/codes/code.ts';
import { direction, words } from '../../utils/i18n/words.ts';
import { closedToUs } from '../../utils/menus/closed.ts';
import type { PageAnswer, PageVendor } from '../../utils/page-codes/answer.ts';
import { lookOnPage, makeOnPage } from '../../utils/page-codes/ask.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import type { ViewProps } from './App.tsx';
import { useFound } from './found.ts';
import { useAddress } from './tab.ts';

const both: readonly PageVendor[] = ['noibu', 'cobrowse'];
type State = Record<PageVendor, Omit<VendorOnPage, 'vendor'>>;
const unknown: State = { noibu: { making: false }, cobrowse: { making: false } };

/** "Codes from this page": the page is looked at when this view is opened, and a code is made when its button is pressed. */
export function PageCodesView({ where, go }: ViewProps) {
  const { tab } = where;
  const now = useNow();
  const address = useAddress(tab);
  const [vendors, setVendors] = useState(unknown);
  const [asked, resolve] = useState<{ code: string; kind: CodeKind }>();
  const [copied, setCopied] = useState<{ code: string; as: 'done' | 'refused' }>();
  const found = useFound(asked, tab, () => {
    if (where.inPopup) window.close();
  });

  // It comes below both vendors, perhaps out of sight.
  const card = useRef<HTMLDivElement>(null);
  const isShown = found?.face.asking === false;
  useEffect(() => {
    if (isShown) card.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown]);

  const change = useCallback(
    (vendor: PageVendor, changed: Omit<VendorOnPage, 'vendor'>) =>
      setVendors((before) => ({ ...before, [vendor]: changed })),
    [],
  );
  /** The browser does not let us in: opened from elsewhere, or the tab went to another site. */
  const [isBarred, bar] = useState(false);
  const take = useCallback(
    (vendor: PageVendor, answer: PageAnswer | undefined) => {
      bar(answer === undefined);
      change(vendor, { making: false, answer });
    },
    [change],
  );
  const look = useCallback(() => {
    if (tab === undefined) return;
    setVendors(unknown);
    for (const vendor of both) void lookOnPage(tab, vendor).then((answer) => take(vendor, answer));
  }, [tab, take]);

  const isClosed = address !== undefined && address !== 'hidden' && closedToUs(address);
  const canLook = address !== undefined && address !== 'hidden' && !isClosed;
  // Another page in the tab is looked at anew.
  useEffect(() => {
    if (canLook) look();
  }, [canLook, look, address]);

  return (
    <main class="popup-view">
      <ViewHead title={words('pageCodes.title')} onBack={() => go({ at: 'home' })} />
      <div>
        <PageCodes
          unreachable={isClosed ? 'closed' : address === 'hidden' || isBarred ? 'unseen' : undefined}
          vendors={both.map((vendor) => ({ vendor, ...vendors[vendor] }))}
          now={now}
          copied={copied}
          onLook={look}
          onMake={async (vendor) => {
            if (tab === undefined) return;
            change(vendor, { ...vendors[vendor], making: true });
            take(vendor, await makeOnPage(tab, vendor));
          }}
          onCopy={async (code) => {
            try {
              await navigator.clipboard.writeText(code);
              setCopied({ code, as: 'done' });
              void ask('code.copied', { code });
            } catch {
              setCopied({ code, as: 'refused' });
            }
          }}
          onResolve={(code, kind) => resolve({ code, kind })}
        />
      </div>
      {found && (
        <div class="found" ref={card}>
          <Card
            face={found.face}
            now={now}
            dir={direction()}
            onMain={(action) => found.act(action)}
            onCopy={() => found.copy()}
            onDismiss={() => {
              found.dismiss();
              resolve(undefined);
            }}
            onChoose={(session) => found.choose(session)}
            onMore={(slot) =>
              found.more(slot, () => {
                const customer = candidateOf(found.face)?.session.customer;
                if (customer) go({ at: 'link', fill: { by: 'customer', customer } });
              })
            }
            onPick={() => undefined}
            onPast={() => {
              const customer = candidateOf(found.face)?.session.customer;
              if (customer)
                go({ at: 'home', steps: [{ show: 'person', customer, row: customerKey(customer) }] });
            }}
          />
        </div>
      )}
    </main>
  );
}
