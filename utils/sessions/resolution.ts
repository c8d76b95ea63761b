import type { CodeKind } from '../codes/code.ts';
import type { Trouble } from '../messages/answer.ts';
import type { Session } from './session.ts';

/**
 * How a session stands now.
 * live: can be joined. ending: live, under three minutes left. recording: a Noibu recording, which has no published
 * expiry. over: expired or ended.
 */
export type Standing = 'live' | 'ending' | 'recording' | 'over';

/** How a code is painted: as its best session stands, `unresolved` without one, `hidden` when it is not to be shown. */
export type CodeState = Standing | 'unresolved' | 'hidden';

/** Why a candidate stands where it does, as keys that the card puts into words. */
export type RankReason = 'live' | 'recent' | 'old' | 'kind-agrees' | 'kind-differs' | 'same-customer';

/**
 * How sure it is that the best session is meant. sure: no other fits, or the conversation names its customer. likely:
 * another could be meant now, and fits less well. open: another fits as well. past: none can be meant now.
 */
export type Surety = 'sure' | 'likely' | 'open' | 'past';

/** A session that a code may mean. */
export interface Candidate {
  session: Session;
  standing: Standing;
  /** Epoch ms at which the code dies; absent where no rule is published. */
  expiresAt?: number | undefined;
  /** True when `expiresAt` is our estimate (first seen plus about 20 minutes), not the vendor's word. */
  about: boolean;
  reasons: RankReason[];
}

/** One place that was asked. */
export interface Looked {
  where: 'local' | 'cobrowse';
  found: number;
  trouble?: Trouble | undefined;
}

/** Everything the card needs to know about one code. */
export interface Resolution {
  code: string;
  kind: CodeKind;
  state: CodeState;
  best?: Candidate | undefined;
  /** The other candidates, best first. */
  others: Candidate[];
  /** Absent without a session. */
  surety?: Surety | undefined;
  looked: Looked[];
  /** Epoch ms at which the code was given, where there was a sighting: its message's own time, else when it was first seen. */
  firstSeenAt?: number | undefined;
  /** The few words around the code when it was first seen. */
  excerpt?: string | undefined;
  /**
   * What the card's main button does: open the best session; open Noibu's session list with the code on the clipboard;
   * open Cobrowse's code page with the code on the clipboard; or nothing but copying.
   */
  main: 'session' | 'noibu-list' | 'cobrowse-code' | 'copy';
}

/** What the page needs to paint a code. */
export interface LitCode {
  code: string;
  state: CodeState;
  /** Epoch ms; the page turns the paint to `ending` and `over` by itself. */
  expiresAt?: number | undefined;
}
