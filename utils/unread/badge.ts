import type { TroubleReason } from '../messages/answer.ts';
import { longestWait } from './poll.ts';
import type { Watch } from './watch.ts';

/**
 * What the toolbar's number can mean.
 *
 *   none      nothing is watched             no text
 *   waiting   never answered so far          …   grey
 *   calm      nothing unread, all answered   no text
 *   unread    all answered                   3   accent
 *   stale     some could not be refreshed    3   grey, "as of"
 *   offline   no network                     –   grey
 *   refused   a person has to do something   !   red
 */
export type BadgeState = 'none' | 'waiting' | 'calm' | 'unread' | 'stale' | 'offline' | 'refused';

export interface Counts {
  state: BadgeState;
  /** Messages that customers have not read yet (Helpshift). */
  helpshift: number;
  /** Visitors' messages since the agent last looked (Helpdesky). */
  helpdesky: number;
  /** Epoch ms at which the oldest of the counts was right; absent when none ever was. */
  asOf?: number | undefined;
  /** Whose trouble it is, each once. */
  who: string[];
}

/** The troubles that waiting does not mend. */
const needsPerson: readonly TroubleReason[] = [
  'key-refused',
  'contact-refused',
  'messaging-off',
  'not-allowed',
  'not-found',
  'refused',
  'token-expired',
  'host-not-granted',
  'no-account',
  'invalid',
  'gone',
];

/** An alarm may be half a minute late and a long round a minute; later, polls were missed and the count is not fresh. */
const slack = 90_000;

/** Adds up what is watched. Watches that are read on request only are not counted. */
export function countUnread(watches: readonly Watch[], now: number): Counts {
  const polled = watches.filter((watch) => watch.polled);
  const sum = (vendor: Watch['vendor']) =>
    polled.reduce((total, watch) => total + (watch.vendor === vendor ? (watch.unread ?? 0) : 0), 0);
  const answered = polled.flatMap(({ rightAt }) => (rightAt === undefined ? [] : [rightAt]));
  const troubled = polled.flatMap(({ trouble, name }) =>
    trouble ? [{ reason: trouble.reason, who: trouble.who ?? name }] : [],
  );
  const counts = {
    helpshift: sum('helpshift'),
    helpdesky: sum('helpdesky'),
    asOf: answered.length > 0 ? Math.min(...answered) : undefined,
  };
  const who = (reasons?: readonly TroubleReason[]) => [
    ...new Set(troubled.filter(({ reason }) => !reasons || reasons.includes(reason)).map(({ who }) => who)),
  ];
  const has = (reasons: readonly TroubleReason[]) => troubled.some(({ reason }) => reasons.includes(reason));
  if (polled.length === 0) return { state: 'none', ...counts, who: [] };
  if (has(needsPerson)) return { state: 'refused', ...counts, who: who(needsPerson) };
  if (has(['offline'])) return { state: 'offline', ...counts, who: [] };
  if (answered.length === 0 && troubled.length === 0) return { state: 'waiting', ...counts, who: [] };
  const missed = polled.some(
    (watch) =>
      watch.rightAt !== undefined &&
      // Ahead of us: the clock was set back since.
      (watch.rightAt + longestWait(watch) + slack < now || watch.rightAt > now + slack),
  );
  if (missed || troubled.length > 0) return { state: 'stale', ...counts, who: who() };
  return { state: counts.helpshift + counts.helpdesky > 0 ? 'unread' : 'calm', ...counts, who: [] };
}
