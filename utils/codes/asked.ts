import { ownerOf, ruleOf } from './binding.ts';
import { BARE_ANSWER, CODE_MENTIONED, type CueKind, KINDS, VENDOR, type Vendor } from './kinds.ts';
import {
  asksForCode,
  asksForNumber,
  asksForThing,
  isBareCode,
  isBeside,
  isEither,
  meansNumber,
  requests,
} from './question.ts';
import type { Piece, Reading } from './reading.ts';

/** What the conversation before a number was about. */
export interface Asked {
  /** Points for a number that answers; negative when a number of another kind was asked for. */
  points: number;
  vendor: Vendor | undefined;
  /** The cue that decided, as a place among the pieces; -1 for none. */
  cue: number;
  /** Second cue that made a label of it ("code" … "screen share"), or -1. */
  with: number;
  /** Codes given since: the question is answered, unless someone wants another. */
  answers: string[];
  /** Where these places are: the text itself (its earlier lines), or what was said before it. */
  reading: Reading | undefined;
  /** Someone said that the answer was wrong, or wants a new one. */
  reopened: boolean;
}

export const NOTHING: Asked = {
  points: 0,
  vendor: undefined,
  cue: -1,
  with: -1,
  answers: [],
  reading: undefined,
  reopened: false,
};

/** What it costs to get past the end of a sentence; see `wayTo`. */
const OTHER_SENTENCE = 3;
/** How many lines before the question may say whose code was asked for. */
const EARLIER_LINES = 4;
/** So many messages back, a question for a "code" still waits for its answer. */
const RECENT = 3;

const TOPICS: Partial<Record<Piece, boolean>> = {
  screen: true,
  noibuTopic: true,
  cobrowseTopic: true,
  session: true,
};
/** Labels that people speak of as theirs without a number in mind: "my phone is slow", "will you see my password?" */
const SELDOM_ASKED: Partial<Record<Piece, boolean>> = { never: true, other: true, otp: true };

/**
 * Looks back from the piece before `before` for what was asked last. The newest line with a label decides, and in it
 * the last label, because people lead up to their question. Labels that have their number already ("my order number is
 * 77120") were answered.
 */
export function lastAsked(reading: Reading, before: number, digitsOf: (code: number) => string): Asked {
  const look = new LookBack(reading, digitsOf);
  for (let at = before - 1; at >= 0; at -= 1) {
    const isOver = reading.pieces[at] === 'line' ? look.line(at, before) : look.piece(at);
    if (isOver) break;
  }
  return look.result(before);
}

/** Goes through the pieces from the newest to the oldest, until it is clear what was asked. */
class LookBack {
  readonly #reading: Reading;
  readonly #digitsOf: (code: number) => string;
  readonly #asked: Asked;
  /** The label that decides. */
  #decided: CueKind | undefined;
  /** What was talked about, and a thing that was asked about, where no label decides. */
  #topic = -1;
  #thing = -1;
  /** Whether a question mark stands behind, in the same line. */
  #isQuestion = false;
  /** Lines passed since the deciding one, and messages passed until then. */
  #earlierLines = 0;
  #messages = 0;

  constructor(reading: Reading, digitsOf: (code: number) => string) {
    this.#reading = reading;
    this.#digitsOf = digitsOf;
    this.#asked = { ...NOTHING, answers: [], reading };
  }

  /** The line that stood behind the piece at `at` is read. @returns whether that is enough */
  line(at: number, before: number): boolean {
    const { pieces } = this.#reading;
    if (this.#decided === undefined && at < before - 1 && pieces[at + 1] !== 'line') this.#messages += 1;
    if (this.#topic >= 0 || this.#thing >= 0) return true;
    if (this.#decided !== undefined) {
      // "Can I see your screen?" … "Which code is there?": earlier lines say whose code it is.
      if (!isBareCode(this.#decided) || this.#earlierLines === EARLIER_LINES) return true;
      this.#earlierLines += 1;
    }
    this.#isQuestion = false;
    return false;
  }

  /** @returns whether that is enough */
  piece(at: number): boolean {
    const reading = this.#reading;
    const piece = reading.pieces[at];
    if (piece === undefined) return false;
    if (piece === 'question') this.#isQuestion = true;
    if (piece === 'candidate') this.#answer(at);
    if (piece === 'fix') this.#asked.reopened = true;
    const points = ruleOf(piece)?.asked;
    if (points === undefined) return false;
    // "Isn't there a code?" asks for it.
    if (reading.negated[at] && !this.#isQuestion) return false;
    if (this.#earlierLines > 0) {
      if (piece === 'session' || !VENDOR[piece as CueKind]) return false;
      this.#topic = at;
      return true;
    }
    if (this.#isAnswered(at, points)) return false;
    if (TOPICS[piece]) {
      if (this.#topic < 0 || piece !== 'session') this.#topic = at;
    } else if (piece === 'thing') {
      if (this.#thing < 0 && this.#isQuestion && asksForThing(reading, at)) this.#thing = at;
    } else if (this.#isMeant(at, piece)) this.#label(at, piece as CueKind, points);
    return false;
  }

  result(before: number): Asked {
    const asked = this.#asked;
    const decided = this.#decided;
    const kind = this.#reading.pieces[this.#topic] as CueKind | undefined;
    if (decided !== undefined) {
      asked.vendor = VENDOR[decided];
      if (asked.points > 0 && !asked.vendor && kind) {
        asked.vendor = VENDOR[kind];
        asked.with = this.#topic;
      }
      const isSaid = (decided === 'code' || decided === 'handed') && !asked.vendor;
      const isAsked = this.#messages < RECENT && asksForCode(this.#reading, asked.cue);
      if (isSaid && !isAsked) asked.points = CODE_MENTIONED;
    } else if (kind) {
      const isNumber = kind !== 'session' && asksForNumber(this.#reading, this.#topic, before);
      asked.cue = this.#topic;
      asked.points = (ruleOf(kind)?.asked ?? 0) + (isNumber ? BARE_ANSWER : 0);
      asked.vendor = VENDOR[kind];
    } else if (this.#thing >= 0) {
      asked.cue = this.#thing;
      asked.points = KINDS.thing.asked;
    }
    return asked;
  }

  #answer(candidate: number): void {
    if (this.#decided === undefined)
      this.#asked.answers.push(this.#digitsOf(this.#reading.marks[candidate] ?? 0));
  }

  /**
   * Whether the label at `at` has its number. "Your ticket is 771204. What's the help code?": a number of the sentence
   * before is no answer. A labelled code still says what is being talked about.
   */
  #isAnswered(at: number, points: number): boolean {
    const owner = ownerOf(this.#reading, at);
    if (owner.to < 0 || !(owner.left || owner.cost < OTHER_SENTENCE)) return false;
    if (this.#reading.pieces[owner.to] === 'candidate') this.#answer(owner.to);
    return this.#reading.pieces[owner.to] === 'number' || points < 0;
  }

  /** Phones, banks and couriers are spoken of in any chat; only who asks for a number of theirs is answered with one. */
  #isMeant(at: number, piece: Piece): boolean {
    const reading = this.#reading;
    if (SELDOM_ASKED[piece] && reading.pieces[at - 1] === 'mine' && !requests(reading, at)) return false;
    return (piece !== 'never' && piece !== 'otp') || meansNumber(reading, at);
  }

  /** Takes in the label at `at`, the newest of its line or one that may say more of the newest. */
  #label(at: number, kind: CueKind, points: number): void {
    const asked = this.#asked;
    const decided = this.#decided;
    if (decided === undefined) {
      this.#decide(at, kind, points);
      return;
    }
    const isBare = isBareCode(decided);
    if (isOpposite(decided, kind)) {
      // "the code of your order", "I texted you a code": the other word qualifies it.
      if (isBare && (kind === 'otp' || isBeside(this.#reading, at, asked.cue)))
        this.#decide(at, kind, points);
      else if (isEither(this.#reading, at, asked.cue)) asked.points = 0;
      return;
    }
    // "the six-digit help code": the word that says more.
    const isWhose = (isBare || decided === 'support') && VENDOR[kind] !== undefined;
    const isMore = (decided === 'code' || decided === 'handed') && points > asked.points;
    if (!isWhose && !isMore) return;
    asked.with = asked.cue;
    this.#decide(at, kind, points);
  }

  #decide(at: number, kind: CueKind, points: number): void {
    this.#decided = kind;
    this.#asked.cue = at;
    this.#asked.points = points;
  }
}

function isOpposite(one: CueKind, other: CueKind): boolean {
  return (ruleOf(one)?.asked ?? 0) > 0 !== (ruleOf(other)?.asked ?? 0) > 0;
}
