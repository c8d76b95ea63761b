import type { RefObject } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Card } from '../../components/card/Card.tsx';
import { candidateOf } from '../../components/card/face.ts';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { Customers, customerKey } from '../../components/popup/Customers.tsx';
import { TheirSessions } from '../../components/popup/TheirSessions.tsx';
import { clueOf, readTyped } from '../../components/popup/typed.ts';
import { groupCode } from '../../utils/codes/code.ts';
import { direction, words } from '../../utils/i18n/words.ts';
import type { Customer, Session } from '../../utils/sessions/session.ts';
import { ask } from '../../utils/views/background.ts';
import { useOwn } from '../../utils/views/own.ts';
import type { ViewProps } from './App.tsx';
import { foundWords, useCustomers, useTheirSessions } from './finding.ts';
import { useFound } from './found.ts';
import type { Place } from './place.ts';
import type { Read } from './reading.ts';
import { Back, type Step, useSteps } from './steps.tsx';
import { WriteButton } from './writing.tsx';

export interface AskedProps {
  where: Place;
  go: ViewProps['go'];
  now: number;
  /** What is in the look-up box. */
  text: string;
  setText: (text: string) => void;
  steps: Step[];
  setSteps: (steps: Step[]) => void;
  /** The whole view. */
  view: RefObject<HTMLElement | null>;
  /** What Enter in the look-up box does is put here. */
  entered: { current: () => void };
  /** Told what the box's text was taken for. */
  onRead: (read: Read) => void;
}

/** What came of the text in the look-up box, or of a code that was chosen elsewhere. It is loaded after the first view was painted. */
export function Asked({ where, go, now, text, setText, steps, setSteps, view, entered, onRead }: AskedProps) {
  const own = useOwn();
  // The recogniser goes by the agents' own rules: what was typed before they were there is read again.
  const typed = useMemo(() => readTyped(text), [text, own]);
  const clue = useMemo(() => clueOf(text, typed), [text, typed]);
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
  const gone = steps.findLast((step) => step.show === 'person')?.customer;
  // Where one alone is found, nothing has to be chosen.
  const person = gone ?? (others.length === 0 ? only : undefined);
  const sessions = useTheirSessions(person);
  const { into, back } = useSteps(steps, setSteps);
  const choose = (customer: Customer) => into({ show: 'person', customer, row: customerKey(customer) });
  const show = ({ id, code, kind }: Session) => into({ show: 'code', code, kind, session: id, row: id });

  const said = steps.length > 0 ? '' : foundWords(typed, clue, customers?.ok ? customers.value : undefined);
  useEffect(() => onRead({ typed, said }), [typed, said, onRead]);
  entered.current = () => {
    if (found?.face.resolution) found.act();
    else if (only && others.length > 0 && steps.length === 0) choose(only);
    else if (person) view.current?.querySelector<HTMLElement>('[data-row]')?.focus();
  };

  return (
    <>
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
              onMore={(slot) =>
                found?.more(slot, () => {
                  const customer = candidateOf(found.face)?.session.customer;
                  if (customer) go({ at: 'link', fill: { by: 'customer', customer } });
                })
              }
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
            onBack={gone && back}
            onShow={show}
            onLink={() => go({ at: 'link', fill: { by: 'customer', customer: person } })}
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
    </>
  );
}
