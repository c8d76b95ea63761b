import { lineOf, type Pack, packsOf } from './pack.ts';
import { blocksOf, type List, lists, type PostingBlock, postingsOf } from './posting.ts';
import type { Session } from './session.ts';

/**
 * A segment: packs in the order of their codes, with the postings that lead into them; what one batch wrote, or several
 * segments merged into one. A session is in at most one segment that is not `building`.
 *
 *   putSessions ─▶ ready ──(chosen for a merge: `into`)──▶ dead ──(its values deleted, bit by bit)──▶ gone
 *                  building ──(the last step)──▶ ready
 */
export interface Segment {
  id: string;
  state: 'ready' | 'building' | 'dead';
  /** Sessions in it; in a dead one, when it died. */
  count: number;
  /** How many were taken out since, to which postings may still lead. */
  removed?: number | undefined;
  /** A ready one that is being merged: into which. */
  into?: string | undefined;
  /** A building one: lines up to this code are in it. A dead one: its packs below this code are deleted. */
  upTo?: string | undefined;
  /** A building one whose lines are all there: which list of postings, up to which posting. */
  posted?: { list: number; upTo: number } | undefined;
}

/** A segment out of which so many sessions were taken. */
export function lessened(segment: Segment, removed: number): Segment {
  return { ...segment, count: segment.count - removed, removed: (segment.removed ?? 0) + removed };
}

export type StoredPack = Pack & { segment: string };
export type StoredBlock = PostingBlock & { segment: string };

/** Random, so that no segment ever gets the id of one that is gone. */
export function newSegmentId(): string {
  return crypto.randomUUID().slice(0, 13);
}

/** What a segment is made of. */
export interface Packable {
  /** One for each session, ascending. */
  lines: string[];
  /** What leads to them, in no order; it may lead to others as well. */
  postings: Record<List, Float64Array>;
}

export function packableOf(sessions: readonly Session[]): Packable {
  const postings = Object.fromEntries(lists.map((list) => [list, postingsOf(list, sessions)]));
  return { lines: sessions.map(lineOf).sort(), postings: postings as Packable['postings'] };
}

/** What that becomes in store, all in one segment. Changes the order of the postings. */
export function segmentOf({ lines, postings }: Packable): {
  segment: Segment;
  packs: StoredPack[];
  blocks: StoredBlock[];
} {
  const id = newSegmentId();
  const packs = packsOf(lines).map((pack) => ({ ...pack, segment: id }));
  const blocks = lists.flatMap((list) =>
    blocksOf(list, postings[list]).map((block) => ({ ...block, segment: id })),
  );
  return { segment: { id, state: 'ready', count: lines.length }, packs, blocks };
}
