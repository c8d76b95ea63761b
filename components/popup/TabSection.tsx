import { useState } from 'preact/hooks';
import type { CodeKind } from '../../utils/codes/code.ts';
import { groupCode } from '../../utils/codes/code.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { Candidate } from '../../utils/sessions/resolution.ts';
import { standingOf } from '../../utils/sessions/standing.ts';
import { customerParts, kindWords } from '../card/SessionLines.tsx';
import { StateMark, stateWords } from '../card/StateMark.tsx';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { timeLeft } from '../card/time.ts';
import { TextField } from '../form/Field.tsx';

/**
 * What the tab is to us.
 *
 *   off ──"Use Patchcord on this site"──▶ on ──the browser takes the permission back──▶ lost
 *   closed: no extension may read it.   unseen: its address is not told to this page.
 */
export type TabState =
  | {
      is: 'off' | 'on' | 'lost';
      site: string;
      pattern: string;
      /** The desk that runs there, where it is known. */
      desk?: string | undefined;
    }
  | { is: 'closed' }
  | { is: 'unseen' };

/** A code that the tab shows. */
export interface TabCode {
  code: string;
  kind: CodeKind;
  /** The session that it most likely means. */
  best?: Candidate | undefined;
  /** Epoch ms. */
  firstSeenAt?: number | undefined;
}

export interface TabSectionProps {
  tab: TabState;
  codes: TabCode[];
  /** How many there are beyond `codes`. */
  more: number;
  now: number;
  /** A known transcript was not found on the page: by the agent's own selectors, or by those that come along. */
  missing?: 'own' | 'known' | undefined;
  /** The browser's question was answered no. */
  refused: boolean;
  trouble?: Trouble | undefined;
  /** Called within the click, so that the permission can be asked for. */
  onUse: (pattern: string) => void;
  /** An address typed by hand. @returns false when it is no address of a web page */
  onUseAddress: (address: string) => boolean;
  onStop: (pattern: string) => void;
  onShow: (code: TabCode) => void;
  onOpen: (code: TabCode) => void;
  onOptions: () => void;
  /** Copies these help codes and opens Noibu's list; absent without a Noibu account. */
  onOpenNoibu?: ((codes: string[]) => void) | undefined;
}

/** Whether Patchcord runs on this tab's site, and the codes that it sees there. */
export function TabSection(props: TabSectionProps) {
  const { tab, codes, more, now, refused, trouble, onOptions } = props;
  const helpCodes = codes
    .filter(({ kind, best }) => (best?.session.kind ?? kind) === 'noibu')
    .map(({ code }) => code);
  return (
    <section aria-labelledby="tab-title">
      <div class="section-head">
        <h2 id="tab-title">{words('popup.tab.title')}</h2>
        {'site' in tab && (
          <span class="rest quiet" title={tab.site}>
            {tab.desk && `${tab.desk} · `}
            <bdi>{tab.site}</bdi>
          </span>
        )}
        <span class="push section-head">
          {tab.is === 'on' && (
            <button
              type="button"
              class="switch"
              title={words('popup.tab.stop')}
              aria-label={words('popup.tab.stop')}
              onClick={() => props.onStop(tab.pattern)}
            >
              <span class="on" aria-hidden="true">
                ●
              </span>{' '}
              {words('popup.tab.on')}
            </button>
          )}
          {tab.is === 'off' && <span class="quiet">○ {words('popup.tab.off')}</span>}
          <button
            type="button"
            class="plain icon"
            title={words('popup.options')}
            aria-label={words('popup.options')}
            onClick={onOptions}
          >
            <span aria-hidden="true">⚙</span>
          </button>
        </span>
      </div>
      <div class="section-body">
        {(tab.is === 'off' || tab.is === 'lost') && (
          <>
            {tab.is === 'lost' && (
              <p class="trouble">
                <span aria-hidden="true">▲ </span>
                {words('popup.tab.lost', { site: tab.site })}
              </p>
            )}
            <button type="button" class="main" onClick={() => props.onUse(tab.pattern)}>
              {words('popup.tab.use')}
            </button>
            <p class="hint">{words('popup.tab.why', { site: tab.site })}</p>
          </>
        )}
        {tab.is === 'closed' && <p class="quiet">{words('popup.tab.closed')}</p>}
        {tab.is === 'unseen' && <AddressForm onUseAddress={props.onUseAddress} />}
        {refused && (
          <p class="trouble" role="alert">
            <span aria-hidden="true">▲ </span>
            {words('popup.tab.refused')}
          </p>
        )}
        {trouble && <TroubleLines trouble={trouble} />}
        {tab.is === 'on' && props.missing && (
          <div class="trouble" role="status">
            <p>
              <span aria-hidden="true">▲ </span>
              {props.missing === 'own'
                ? words('transcript.missingOwn')
                : words('transcript.missing', { desk: tab.desk ?? tab.site })}
            </p>
            <p class="hint">
              {words(props.missing === 'own' ? 'transcript.missingOwnTodo' : 'transcript.missingTodo')}
            </p>
          </div>
        )}
        {tab.is === 'on' && codes.length === 0 && <p class="quiet">{words('popup.tab.noCodes')}</p>}
        {codes.length > 0 && (
          <ul class="list">
            {codes.map((code) => (
              <CodeRow key={code.code} code={code} now={now} onShow={props.onShow} onOpen={props.onOpen} />
            ))}
          </ul>
        )}
        {props.onOpenNoibu && helpCodes.length > 1 && (
          <button type="button" onClick={() => props.onOpenNoibu?.(helpCodes)}>
            {counted('popup.tab.noibu', helpCodes.length)}
          </button>
        )}
        {more > 0 && <p class="quiet">{counted('popup.tab.more', more)}</p>}
      </div>
    </section>
  );
}

function CodeRow({
  code,
  now,
  onShow,
  onOpen,
}: { code: TabCode; now: number } & Pick<TabSectionProps, 'onShow' | 'onOpen'>) {
  const { best, firstSeenAt } = code;
  const state = best ? standingOf(best.session, now, firstSeenAt) : 'unresolved';
  const left = best && state !== 'over' ? timeLeft(best, now, firstSeenAt)?.text : undefined;
  const whose = best ? customerParts(best.session.customer)[0] : undefined;
  const grouped = groupCode(code.code);
  return (
    <li class="list-row" data-code={code.code}>
      <button type="button" class="row rest" title={whose ?? ''} onClick={() => onShow(code)}>
        <StateMark state={state} />
        <span class="code">{grouped}</span>
        <bdi class="rest">{whose ?? kindWords(best?.session.kind ?? code.kind)}</bdi>
        <span class="quiet">{left ?? stateWords(state)}</span>
        {left && <span class="hidden-text">{stateWords(state)}</span>}
      </button>
      {best?.session.url ? (
        <button
          type="button"
          aria-label={words('popup.tab.openLabel', { code: grouped })}
          onClick={() => onOpen(code)}
        >
          {words('popup.tab.open')}
        </button>
      ) : (
        <button
          type="button"
          aria-label={words('popup.tab.showLabel', { code: grouped })}
          onClick={() => onShow(code)}
        >
          {words('popup.tab.show')}
        </button>
      )}
    </li>
  );
}

function AddressForm({ onUseAddress }: Pick<TabSectionProps, 'onUseAddress'>) {
  const [address, setAddress] = useState('');
  const [broken, setBroken] = useState(false);
  return (
    <form
      class="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setBroken(!onUseAddress(address));
      }}
    >
      <p class="quiet">{words('popup.tab.unseen')}</p>
      <TextField
        label={words('popup.tab.address')}
        mode="url"
        placeholder="https://"
        value={address}
        onValue={setAddress}
        error={broken ? words('popup.tab.badAddress') : undefined}
      />
      <button type="submit">{words('popup.tab.use')}</button>
    </form>
  );
}
