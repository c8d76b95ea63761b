import { useEffect, useRef, useState } from 'preact/hooks';
import { Chips } from '../../components/link/Chips.tsx';
import { isTouched } from '../../components/link/draft.ts';
import { LookUp } from '../../components/popup/LookUp.tsx';
import { moveByArrow } from '../../components/popup/rows.ts';
import { TabSection } from '../../components/popup/TabSection.tsx';
import { UnreadSection } from '../../components/unread/UnreadSection.tsx';
import { words } from '../../utils/i18n/words.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useHeld } from '../../utils/views/held.ts';
import { useLive } from '../../utils/views/live.ts';
import { useSite } from '../../utils/views/site.ts';
import type { ViewProps } from './App.tsx';
import { copyText } from './copying.ts';
import { lazy } from './lazy.tsx';
import { useLinkDraft } from './link-draft.ts';
import { openOptions } from './place.ts';
import { nothingRead, type Read, useAsked } from './reading.ts';
import type { Step } from './steps.tsx';
import { missingIn, tabState, useAddress, useTabCodes } from './tab.ts';
import { useUnread } from './watching.tsx';
import { WriteButton } from './writing.tsx';

const CustomerPart = lazy(async () => (await import('./customer.tsx')).CustomerPart);
const WatchMore = lazy(async () => (await import('../../components/unread/WatchMore.tsx')).WatchMore);
const SourcesPart = lazy(async () => (await import('./sources.tsx')).SourcesPart);

/**
 * The popup's first view: look up, this tab, unread, and the way to a support link.
 *
 * @param props.steps what another view leads into
 */
export function Home({ where, go, steps: first }: ViewProps & { steps?: Step[] | undefined }) {
  const now = useNow();
  const [text, setText] = useState(where.code ?? '');
  const [steps, setSteps] = useState<Step[]>(first ?? []);
  const [read, setRead] = useState<Read>(nothingRead);
  const Asked = useAsked();
  const entered = useRef(() => undefined);
  const main = useRef<HTMLElement>(null);

  const address = useAddress(where.tab);
  const held = useHeld();
  const sites = useLive((db) => db.sites.toArray());
  const onTab = useTabCodes(where.tab);
  const missing = useLive(
    async (db) =>
      where.tab === undefined || address === undefined || address === 'hidden'
        ? undefined
        : missingIn(db, where.tab, address),
    [where.tab, address],
  );
  const noibu = useLive((db) => db.accounts.where('vendor').equals('noibu').count());
  const site = useSite();
  const unread = useUnread(now);
  const presets = useLive((db) => db.presets.orderBy('order').toArray());
  const [draft] = useLinkDraft();
  // Everything that is read at the start comes at once, so that nothing jumps under the pointer.
  const ready = address !== undefined && held !== undefined && sites !== undefined && onTab !== undefined;
  const shown = ready && unread.there && presets !== undefined;

  const leave = () => {
    if (where.inPopup) window.close();
  };

  // The browser's performance tools, and our measurements, tell by it when the popup was there for use.
  useEffect(() => {
    if (shown) performance.mark('ready');
  }, [shown]);
  useEffect(() => {
    document.title = words('popup.title');
  }, []);

  return (
    <main
      class="popup-view"
      ref={main}
      onKeyDown={(event) => {
        if (main.current) moveByArrow(event, main.current);
      }}
    >
      <LookUp
        text={text}
        typed={read.typed}
        said={read.said}
        onText={(next) => {
          setText(next);
          setSteps([]);
        }}
        onAsk={() => entered.current()}
      />
      {Asked && (
        <Asked
          where={where}
          go={go}
          now={now}
          text={text}
          setText={setText}
          steps={steps}
          setSteps={setSteps}
          view={main}
          entered={entered}
          onRead={setRead}
        />
      )}
      {shown && (
        <>
          {/* Not in front: what comes second has a line above it. */}
          <h1 class="hidden-text">{words('popup.title')}</h1>
          <TabSection
            tab={tabState(address, sites.ok ? sites.value : [], held)}
            codes={onTab.ok ? onTab.value.codes : []}
            more={onTab.ok ? onTab.value.more : 0}
            now={now}
            missing={missing?.ok ? missing.value : undefined}
            refused={site.refused}
            trouble={site.trouble ?? (sites.ok ? (onTab.ok ? undefined : onTab.trouble) : sites.trouble)}
            onUse={site.use}
            onUseAddress={site.useAddress}
            onStop={site.stop}
            onShow={({ code, kind }) => {
              setText(code);
              setSteps([{ show: 'code', code, kind }]);
            }}
            onOpen={async ({ code, kind, best }) => {
              if (!best) return;
              const answer = await ask('session.open', { code, session: best.session.id, tab: where.tab });
              if (answer.ok) leave();
              else {
                setText(code);
                setSteps([{ show: 'code', code, kind }]);
              }
            }}
            onOptions={() => openOptions('sites', where)}
            onOpenNoibu={
              noibu?.ok && noibu.value > 0
                ? async (codes) => {
                    const [first] = codes;
                    if (first === undefined || !(await copyText(codes.join(', ')))) return;
                    const answer = await ask('vendor.open', { code: first, page: 'noibu-list' });
                    if (answer.ok) leave();
                  }
                : undefined
            }
          />
          <CustomerPart
            where={where}
            now={now}
            onDone={leave}
            onLink={(email) => go({ at: 'link', fill: { by: 'customer', customer: { email } } })}
          />
          <UnreadSection
            {...unread.props}
            now={now}
            onAdd={() => go({ at: 'watch' })}
            onAddAccount={() => openOptions('accounts', where)}
            onBringBack={(watch) => {
              void unread.seen(watch);
              go({ at: 'link', fill: { by: 'customer', customer: { ...watch.customer } } });
            }}
            onRead={(watch) => unread.read(watch, where)}
            onOpen={(watch) => unread.open(watch, where)}
            onEdit={({ id }) => go({ at: 'watch', edit: id })}
            More={WatchMore}
            sources={() => <SourcesPart now={now} onOptions={() => openOptions('unread', where)} />}
          />
          <div class="foot">
            <Chips
              label={words('preset.home')}
              chips={(presets?.ok ? presets.value : []).map(({ id, name }) => ({ key: id, label: name }))}
              most={5}
              rows
              onChoose={(preset) => go({ at: 'link', fill: { by: 'preset', preset } })}
            />
            <button type="button" onClick={() => go({ at: 'link' })}>
              {words(isTouched(draft) ? 'link.continue' : 'link.new')}
            </button>
            <button type="button" class="plain push" onClick={() => go({ at: 'past' })}>
              {words('link.history')}
            </button>
            <button type="button" class="plain own-row" onClick={() => go({ at: 'codes' })}>
              {words('pageCodes.title')}
            </button>
            <WriteButton where={where} />
          </div>
        </>
      )}
    </main>
  );
}
