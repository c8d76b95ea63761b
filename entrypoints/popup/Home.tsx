import { useEffect, useMemo, useState } from 'preact/hooks';
import { Card } from '../../components/card/Card.tsx';
import { isTouched } from '../../components/link/draft.ts';
import { LookUp } from '../../components/popup/LookUp.tsx';
import { TabSection } from '../../components/popup/TabSection.tsx';
import { readTyped } from '../../components/popup/typed.ts';
import { UnreadSection } from '../../components/unread/UnreadSection.tsx';
import type { CodeKind } from '../../utils/codes/index.ts';
import { direction, words } from '../../utils/i18n/words.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useHeld } from '../../utils/views/held.ts';
import { useLive } from '../../utils/views/live.ts';
import { useOwn } from '../../utils/views/own.ts';
import { useSite } from '../../utils/views/site.ts';
import type { ViewProps } from './App.tsx';
import { useFound } from './found.ts';
import { useLinkDraft } from './links.tsx';
import { openOptions } from './place.ts';

import { codesOnTab, missingIn, tabState, useAddress } from './tab.ts';
import { useUnread } from './watching.tsx';

type Asked = { code: string; kind: CodeKind };

/** The popup's first view: look up, this tab, unread, and the way to a support link. */
export function Home({ where, go }: ViewProps) {
  const now = useNow();
  const [text, setText] = useState(where.code ?? '');
  const own = useOwn();
  // The recogniser goes by the agents' own rules: what was typed before they were there is read again.
  const typed = useMemo(() => readTyped(text), [text, own]);
  /** Which of several codes in the text, or a code of the tab. */
  const [picked, pick] = useState<Asked>();
  const codes = typed.is === 'codes' ? typed.codes : [];
  const asked = picked ?? (codes.length === 1 ? codes[0] : undefined);
  const leave = () => {
    if (where.inPopup) window.close();
  };
  const found = useFound(asked, leave);

  const address = useAddress(where.tab);
  const held = useHeld();
  const sites = useLive((db) => db.sites.toArray());
  const onTab = useLive(
    async (db) => (where.tab === undefined ? { codes: [], more: 0 } : codesOnTab(db, where.tab)),
    [where.tab],
  );
  const missing = useLive(
    async (db) =>
      where.tab === undefined || address === undefined || address === 'hidden'
        ? undefined
        : missingIn(db, where.tab, address),
    [where.tab, address],
  );
  const site = useSite();
  const unread = useUnread();
  const [draft] = useLinkDraft();
  // Everything that is read at the start comes at once, so that nothing jumps under the pointer.
  const ready = address !== undefined && held !== undefined && sites !== undefined && onTab !== undefined;
  const shown = ready && unread.there;

  useEffect(() => {
    document.title = words('popup.title');
  }, []);

  return (
    <main class="popup-view">
      <LookUp
        text={text}
        typed={typed}
        onText={(next) => {
          setText(next);
          pick(undefined);
        }}
        onAsk={() => {
          if (found?.face.resolution) found.act();
        }}
      />
      {(found || (codes.length > 1 && !picked)) && (
        <div class="found">
          <Card
            face={
              found?.face ?? {
                show: 'list',
                codes: codes.map(({ code, kind }) => ({ code, kind })),
                more: 0,
              }
            }
            now={now}
            dir={direction()}
            onMain={(action) => found?.act(action)}
            onCopy={() => found?.copy()}
            onDismiss={() => {
              found?.dismiss();
              setText('');
              pick(undefined);
            }}
            onChoose={(session) => found?.choose(session)}
            onPick={(code) => pick(codes.find((each) => each.code === code))}
          />
        </div>
      )}
      {shown && (
        <>
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
              pick({ code, kind });
            }}
            onOpen={async ({ code, kind, best }) => {
              if (!best) return;
              const answer = await ask('session.open', { code, session: best.session.id });
              if (answer.ok) leave();
              else {
                setText(code);
                pick({ code, kind });
              }
            }}
            onOptions={() => openOptions('sites', where)}
          />
          <UnreadSection
            {...unread.props}
            now={now}
            onAdd={() => go({ at: 'watch' })}
            onAddAccount={() => openOptions('accounts', where)}
            onBringBack={(watch) => go({ at: 'link', for: { ...watch.customer } })}
            onRead={(watch) => unread.read(watch, where)}
            onOpenIssue={(watch) => unread.openIssue(watch, where)}
          />
          <div class="foot">
            <button type="button" onClick={() => go({ at: 'link' })}>
              {words(isTouched(draft) ? 'link.continue' : 'link.new')}
            </button>
            <button type="button" class="plain push" onClick={() => go({ at: 'past' })}>
              {words('link.history')}
            </button>
            <button type="button" class="plain own-row" onClick={() => go({ at: 'codes' })}>
              {words('pageCodes.title')}
            </button>
          </div>
        </>
      )}
    </main>
  );
}
