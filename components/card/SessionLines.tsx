import { Fragment } from 'preact';
import type { CodeKind } from '../../utils/codes/code.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Customer, Session } from '../../utils/sessions/session.ts';
import { when } from './time.ts';

/** Whose system a code belongs to. */
export function kindWords(kind: CodeKind): string {
  return words(`card.kind.${kind}`);
}

/** What a customer is called, the best two of what is known; empty when nothing is. */
export function customerParts(customer: Customer | undefined): string[] {
  const { name, email, phone, id } = customer ?? {};
  return [name, email, phone, id].filter((part) => part !== undefined && part !== '').slice(0, 2) as string[];
}

/** Parts of a line with dots between. Each part runs in its own direction: names and addresses mix scripts. */
function Dotted({ parts }: { parts: string[] }) {
  return (
    <>
      {parts.map((part, at) => (
        <Fragment key={part}>
          {at > 0 && ' · '}
          <bdi title={part}>{part}</bdi>
        </Fragment>
      ))}
    </>
  );
}

function DottedLine({ parts }: { parts: (string | false | undefined)[] }) {
  const known = parts.filter(Boolean) as string[];
  return known.length > 0 ? (
    <p class="line">
      <Dotted parts={known} />
    </p>
  ) : null;
}

/** How far a session came; what ran out without an end of its own was never joined. */
function stepWords({ state }: Session, over: boolean): string | undefined {
  return state && words(`card.step.${over && state !== 'ended' ? 'expired' : state}`);
}

/** Since when it lasts, or why not any more; recorded or not; who is in it. */
function sharingParts({ state, startedAt, sharing = {} }: Session, over: boolean, now: number) {
  const { endedBy, recorded, agents } = sharing;
  return [
    state === 'active' &&
      !over &&
      startedAt !== undefined &&
      words('card.began', { when: when(startedAt, now) }),
    endedBy && words(`card.ended.${endedBy}`),
    recorded && words('card.recorded'),
    agents && words('card.agents', { agents: agents.join(', ') }),
  ];
}

/** Noibu takes "a few hours" to show a recording; in ms. */
const recordedWithin = 6 * 3_600_000;

/** Whose session it is, on which device and page, how far it came. */
export function SessionLines({ session, over, now }: { session: Session; over: boolean; now: number }) {
  const customer = customerParts(session.customer);
  const first = session.errors?.[0];
  return (
    <>
      <p class="whose">
        {customer.length > 0 ? (
          <Dotted parts={customer} />
        ) : (
          <span class="quiet">{words('card.customerUnknown')}</span>
        )}
      </p>
      <DottedLine parts={[session.device, shortPage(session.page), stepWords(session, over)]} />
      <DottedLine parts={sharingParts(session, over, now)} />
      {first !== undefined && (
        <p class="line">
          <span aria-hidden="true">▲ </span>
          {counted('card.errors', session.errors?.length ?? 0)} <bdi title={first}>{first}</bdi>
        </p>
      )}
      {session.kind === 'noibu' && now - (session.startedAt ?? session.updatedAt) < recordedWithin && (
        <p class="line">{words('card.recordingLate')}</p>
      )}
    </>
  );
}

/** An address without its scheme and query; the whole one is no help in so narrow a line. */
export function shortPage(page: string | undefined): string | undefined {
  const url = page === undefined ? null : URL.parse(page);
  return url?.host ? url.host + (url.pathname === '/' ? '' : url.pathname) : page;
}
