import { Fragment } from 'preact';
import type { CodeKind } from '../../utils/codes/code.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Customer, Session } from '../../utils/sessions/session.ts';

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

/** Whose session it is, on which device and page, how far it came. */
export function SessionLines({ session }: { session: Session }) {
  const customer = customerParts(session.customer);
  const details = [
    session.device,
    shortPage(session.page),
    session.state && words(`card.step.${session.state}`),
  ];
  const known = details.filter((part) => part !== undefined && part !== '') as string[];
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
      {known.length > 0 && (
        <p class="line">
          <Dotted parts={known} />
        </p>
      )}
      {first !== undefined && (
        <p class="line">
          <span aria-hidden="true">▲ </span>
          {counted('card.errors', session.errors?.length ?? 0)} <bdi title={first}>{first}</bdi>
        </p>
      )}
      {session.kind === 'noibu' && <p class="line">{words('card.recordingLate')}</p>}
    </>
  );
}

/** An address without its scheme and query; the whole one is no help in so narrow a line. */
export function shortPage(page: string | undefined): string | undefined {
  const url = page === undefined ? null : URL.parse(page);
  return url?.host ? url.host + (url.pathname === '/' ? '' : url.pathname) : page;
}
