import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Card } from '../../components/card/Card.tsx';
import { candidateOf } from '../../components/card/face.ts';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { isTouched } from '../../components/link/draft.ts';
import { Customers, customerKey } from '../../components/popup/Customers.tsx';
import { LookUp } from '../../components/popup/LookUp.tsx';
import { moveByArrow } from '../../components/popup/rows.ts';
import { TabSection } from '../../components/popup/TabSection.tsx';
import { TheirSessions } from '../../components/popup/TheirSessions.tsx';
import { clueOf, readTyped } from '../../components/popup/typed.ts';
import { UnreadSection } from '../../components/unread/UnreadSection.tsx';
import { groupCode } from '../../utils/codes/code.ts';
import { direction, words } from '../../utils/i18n/words.ts';
import type { Customer, Session } from '../../utils/sessions/session.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { useHeld } from '../../utils/views/held.ts';
import { useLive } from '../../utils/views/live.ts';
import { useOwn } from '../../utils/views/own.ts';
import { useSite } from '../../utils/views/site.ts';
import type { ViewProps } from './App.tsx';
import { CustomerPart } from './customer.tsx';
import { foundWords, useCustomers, useTheirSessions } from './finding.ts';
import { copyText, useFound } from './found.ts';
import { useLinkDraft } from './links.tsx';
import { openOptions } from './place.ts';

import { Back, type Step, useSteps } from './steps.tsx';
import { codesOnTab, missingIn, tabState, useAddress } from './tab.ts';
import { useUnread } from './watching.tsx';
import { WriteButton } from './writing.tsx';

/**
 * The popup's first view: look up, this tab, unread, and the way to a support link.
 *
 * @param props.steps what another view leads into
 */
export function Home({ where, go, steps: first }: ViewProps & { steps?: Step[] | undefined }) {
  const now = useNow();
  const [text, setText] = useState(where.code ?? '');
  const own = useOwn();
  // The recogniser goes by the agents' own rules: what was typed before they were there is read again.
  const typed = useMemo(() => readTyped(text), [text, own]);
  const clue = useMemo(() => clueOf(text, typed), [text, typed]);
  const [steps, setSteps] = useState<Step[]>(first ?? []);
  const top = steps.at(-1);
  const codes = typed.is === 'codes' ? typed.codes : [];
  const typedCode = codes.length === 1 ? codes[0] : undefined;
  const asked = top === undefined ? typedCode : top.show === 'code' ? top : undefined;
  const leave = () => {
    if (where.inPopup) window.close();
  };
  const found = useFound(asked, where.tab, leave);
  const customers = useCustomers(clue);
  const list = customers?.ok && clue ? customers.value.customers : [];
  const [only, ...others] = list;
  const entered = steps.findLast((step) => step.show === 'person')?.customer;
  // Where one alone is found, nothing has to be chosen.
  const person = entered ?? (others.length === 0 ? only : undefined);
  const sessions = useTheirSessions(person);
  const { into, back } = useSteps(steps, setSteps);

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
  const noibu = useLive((db) => db.accounts.where('vendor').equals('noibu').count());
  const site = useSite();
  const unread = useUnread();
  const [draft] = useLinkDraft();
  // Everything that is read at the start comes at once, so that nothing jumps under the pointer.
  const ready = address !== undefined && held !== undefined && sites !== undefined && onTab !== undefined;
  const shown = ready && unread.there;

  const main = useRef<HTMLElement>(null);
  const choose = (customer: Customer) => into({ show: 'person', customer, row: customerKey(customer) });
  const show = ({ id, code, kind }: Session) => into({ show: 'code', code, kind, session: id, row: id });

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
        typed={typed}
        said={steps.length > 0 ? '' : foundWords(typed, clue, customers?.ok ? customers.value : undefined)}
        onText={(next) => {
          setText(next);
          setSteps([]);
        }}
        onAsk={() => {
          if (found?.face.resolution) found.act();
          else if (only && others.length > 0 && steps.length === 0) choose(only);
          else if (person) main.current?.querySelector<HTMLElement>('[data-row]')?.focus();
        }}
      />
      {customers?.ok === false && <TroubleLines trouble={customers.trouble} />}
      {(found || top?.row !== undefined || (codes.length > 1 && !top)) && top?.show !== 'person' && (
        <div class="found">
          {top?.row !== undefined && (
            <Back title={words('find.session', { code: groupCode(top.code) })} onBack={back} />
          )}
          {(found || !top) && (
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
                setSteps([]);
              }}
              onChoose={(session) => found?.choose(session)}
              onPick={(code) => {
                const picked = codes.find((each) => each.code === code);
                if (picked) setSteps([{ show: 'code', ...picked }]);
              }}
              onMore={(slot) => found?.more(slot)}
              onPast={() => {
                const customer = found && candidateOf(found.face)?.session.customer;
                if (customer) into({ show: 'person', customer, row: customerKey(customer) });
              }}
            />
          )}
        </div>
      )}
      {steps.length === 0 && others.length > 0 && (
        <div class="finding">
          <Customers customers={list} onChoose={choose} />
        </div>
      )}
      {person && (
        <div class="finding" hidden={top?.show === 'code'}>
          {sessions?.ok === false && <TroubleLines trouble={sessions.trouble} />}
          <TheirSessions
            key={customerKey(person)}
            customer={person}
            sessions={sessions?.ok ? sessions.value : undefined}
            now={now}
            onBack={entered && back}
            onShow={show}
            onOpen={async (session) => {
              const answer = await ask('session.open', {
                code: session.code,
                session: session.id,
                tab: where.tab,
              });
              if (answer.ok) leave();
              else show(session);
            }}
          />
          <div class="actions">
            <WriteButton where={where} customer={person} />
          </div>
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
          <CustomerPart where={where} now={now} onDone={leave} />
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
            <WriteButton where={where} />
          </div>
        </>
      )}
    </main>
  );
}
