import type { Trouble, TroubleReason } from '../messages/answer.ts';

/**
 * A message that is sent from here.
 *
 *   ──written──▶ sending ──the vendor took it──▶ sent
 *                   │ ▲ └──the vendor refused it, or nothing left this machine──▶ failed ──by hand──▶ sending
 *                   │ └──────────────by hand───────────────┐        └──by hand──▶ gone
 *                   └──no answer, or we were ended──▶ unknown ──the history shows it──▶ sent
 *                                                          └──by hand──▶ dropped
 *
 * Nothing but a person's hand leads to `sending`, so nothing is sent twice by itself.
 */
export interface Outgoing {
  id: string;
  /** Of the table `conversations`. */
  conversation: string;
  /** Helpdesky's id of the conversation that it goes into; absent for the message that starts one. */
  thread?: string | undefined;
  text: string;
  /** Epoch ms. */
  writtenAt: number;
  state: 'sending' | 'sent' | 'failed' | 'unknown' | 'dropped';
  /** Why the newest try failed, or is not known to have arrived. */
  trouble?: Trouble | undefined;
  /** Tries that arrived or may have, oldest first; those that the vendor refused are not among them. */
  tries: Try[];
}

/** One sending of a message. Times in epoch ms. */
export interface Try {
  /** By this machine's clock. */
  at: number;
  /** The newest message of the conversation that was known then, by the vendor's clock: what is older cannot be this one. */
  after?: number | undefined;
  /** The vendor said that it took it. */
  taken: boolean;
  /** By the vendor's clock, once the history showed it. */
  arrivedAt?: number | undefined;
}

/** Troubles after which a message certainly was not taken: it was refused, or nothing was sent. */
const certain: readonly TroubleReason[] = [
  'key-refused',
  'contact-refused',
  'messaging-off',
  'not-allowed',
  'not-found',
  'too-many',
  'refused',
  'host-not-granted',
  'no-account',
  'gone',
];

/** What came of a try that was not answered as it should be. A connection may break after the message was taken. */
export function stateAfter({ reason }: Trouble): 'failed' | 'unknown' {
  return certain.includes(reason) ? 'failed' : 'unknown';
}

/** A message as it is once its newest try was refused. */
export function failed(message: Outgoing, trouble: Trouble): Outgoing {
  const tries = message.tries.slice(0, -1);
  // An earlier try of it may have arrived: then that is still not known.
  return { ...message, state: tries.length > 0 ? 'unknown' : 'failed', trouble, tries };
}

/** A message as it is once nobody knows what came of its newest try. */
export function unknown(message: Outgoing, trouble?: Trouble): Outgoing {
  return { ...message, state: 'unknown', trouble };
}

/** A message as it is once the vendor took it. */
export function taken(message: Outgoing): Outgoing {
  const tries = message.tries.map((each, at) =>
    at === message.tries.length - 1 ? { ...each, taken: true } : each,
  );
  return { ...message, state: 'sent', trouble: undefined, tries };
}
