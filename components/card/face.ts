import type { CodeKind } from '../../utils/codes/code.ts';
import type { ExplainedCode } from '../../utils/codes/find.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { Candidate, CodeState, Resolution } from '../../utils/sessions/resolution.ts';
import { standingOf } from '../../utils/sessions/standing.ts';

/** One code: whose session, how it stands, what to do with it. */
export interface CodeFace {
  show: 'code';
  code: string;
  /** What the words said; the resolution knows better once it is there. */
  kind: CodeKind;
  /** Absent until the first answer. */
  resolution?: Resolution | undefined;
  /** What the words around it say; absent where it stands in no text. */
  explained?: ExplainedCode | undefined;
  /** A vendor is being asked: an empty resolution is not final yet. */
  asking: boolean;
  /** Why the newest question or action failed. */
  trouble?: Trouble | undefined;
  /** Id of the session that the agent chose instead of the best one. */
  chosen?: string | undefined;
  /** What came of the newest copying. */
  copy?: 'done' | 'refused' | undefined;
}

/** A code of this page, in the list to choose from. */
export interface ListedCode {
  code: string;
  kind: CodeKind;
  /** Absent until it is known. */
  state?: CodeState | undefined;
  name?: string | undefined;
}

/** Several codes: which one? */
export interface ListFace {
  show: 'list';
  codes: ListedCode[];
  /** How many more there are than the list shows. */
  more: number;
}

/** No code was found where the agent asked. */
export interface NothingFace {
  show: 'nothing';
  /** In the selected text, or on the whole page. */
  where: 'selection' | 'page';
}

/** Everything that the card can show. */
export type CardFace = CodeFace | ListFace | NothingFace;

/** What the main button does. */
export type MainAction =
  /** `code` where the session has another one than the card. */
  | { type: 'session'; session: string; code?: string }
  | { type: 'vendor'; page: 'noibu-list' | 'cobrowse-code' }
  | { type: 'copy' };

/** The session that the card speaks of: the agent's choice, else the best. */
export function candidateOf({ resolution, chosen }: CodeFace): Candidate | undefined {
  const picked = resolution?.others.find(({ session }) => session.id === chosen);
  return picked ?? resolution?.best;
}

/** The other sessions that the code may mean, best first. */
export function othersOf(face: CodeFace): Candidate[] {
  const { resolution } = face;
  if (!resolution?.best) return [];
  const current = candidateOf(face);
  return [resolution.best, ...resolution.others].filter((candidate) => candidate !== current);
}

/**
 * How the code stands at this moment. A resolution is some seconds old, so that its session is judged anew.
 * @returns undefined while nothing is known yet
 */
export function stateOf(face: CodeFace, now: number): CodeState | undefined {
  const { resolution, asking } = face;
  if (!resolution) return undefined;
  const candidate = candidateOf(face);
  if (candidate) return standingOf(candidate.session, now, resolution.firstSeenAt);
  return asking ? undefined : 'unresolved';
}

/** What the main button does now; copying always works. */
export function mainOf(face: CodeFace): MainAction {
  const { resolution } = face;
  const candidate = candidateOf(face);
  if (!resolution) return { type: 'copy' };
  if (candidate && candidate !== resolution.best) {
    if (candidate.session.url) return { type: 'session', session: candidate.session.id };
    if (candidate.session.kind !== resolution.best?.session.kind) return { type: 'copy' };
  }
  if (resolution.main === 'session') {
    return candidate?.session.url ? { type: 'session', session: candidate.session.id } : { type: 'copy' };
  }
  return resolution.main === 'copy' ? { type: 'copy' } : { type: 'vendor', page: resolution.main };
}
