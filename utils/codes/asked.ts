import { isSmall, ownerOf } from './binding.ts';
import type { CueKind } from './kinds.ts';
import { BARE_ANSWER, CODE_MENTIONED, KINDS, type KindRule, VENDOR, type Vendor } from './kinds.ts';
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

/**
 * Looks back from the piece before `before` for what was asked last. The newest line with a label decides, and in it
 * the last label, because people lead up to their question. Labels that have their number already ("my order number is
 * 77120") were answered.
 */
export function lastAsked(reading: Reading, before: number, digitsOf: (code: number) => string): Asked {
  const asked: Asked = { ...NOTHING, answers: [], reading };
  let decided: CueKind | undefined;
  let topic = -1;
  let thing = -1;
  let question = false;
  let earlierLines = 0;
  let messages = 0;
  for (let at = before - 1; at >= 0; at -= 1) {
    const piece = reading.pieces[at];
    if (piece === 'line') {
      if (decided === undefined && at < before - 1 && reading.pieces[at + 1] !== 'line') messages += 1;
      if (topic >= 0 || thing >= 0) break;
      if (decided !== undefined) {
        // "Can I see your screen?" … "Which code is there?": earlier lines say whose code it is.
        if (!isBareCode(decided) || earlierLines === EARLIER_LINES) break;
        earlierLines += 1;
      }
      question = false;
      continue;
    }
    if (piece === 'question') question = true;
    if (piece === 'candidate' && decided === undefined) asked.answers.push(digitsOf(reading.marks[at] ?? 0));
    if (piece === 'fix') asked.reopened = true;
    const rule = piece === undefined ? undefined : (KINDS as Record<string, KindRule>)[piece];
    if (piece === undefined || rule?.asked === undefined) continue;
    // "Isn't there a code?" asks for it.
    if (reading.negated[at] && !question) continue;
    if (earlierLines > 0) {
      const vendor = piece === 'session' ? undefined : VENDOR[piece as CueKind];
      if (vendor === undefined) continue;
      topic = at;
      break;
    }
    const owner = ownerOf(reading, at);
    // "Your ticket is 771204. What's the help code?": a number of the sentence before is no answer.
    if (owner.to >= 0 && (owner.left || owner.cost < OTHER_SENTENCE)) {
      if (reading.pieces[owner.to] === 'candidate' && decided === undefined)
        asked.answers.push(digitsOf(reading.marks[owner.to] ?? 0));
      // A statement, not a question. A labelled code still says what is being talked about.
      if (reading.pieces[owner.to] === 'number' || rule.asked < 0) continue;
    }
    if (TOPICS[piece]) {
      if (topic < 0 || piece !== 'session') topic = at;
      continue;
    }
    if (piece === 'thing') {
      if (thing < 0 && question && (requests(reading, at) || wordsIn(reading, at) <= FEW_THINGS)) thing = at;
      continue;
    }
    // "my phone is slow", "will you see my password?" ask for nothing.
    if (SELDOM_ASKED[piece] && reading.pieces[at - 1] === 'mine' && !requests(reading, at)) continue;
    // Phones, banks and couriers are spoken of in any chat; only who asks for a number of theirs is answered with one.
    if ((piece === 'never' || piece === 'otp') && !isRequest(reading, at)) continue;
    if (decided === undefined) {
      decided = piece as CueKind;
      asked.cue = at;
      asked.points = rule.asked;
      continue;
    }
    const earlier = piece as CueKind;
    const bare = isBareCode(decided);
    if (KINDS[decided] && isOpposite(decided, earlier)) {
      if (bare && (earlier === 'otp' || beside(reading, at, asked.cue, decided))) {
        // "the code of your order", "I texted you a code": the other word qualifies it.
        asked.points = rule.asked;
        asked.cue = at;
        decided = earlier;
      } else if (either(reading, at, asked.cue)) asked.points = 0;
      continue;
    }
    // "the six-digit help code": the word that says more.
    if ((bare || decided === 'support') && VENDOR[earlier]) {
      asked.with = asked.cue;
      asked.cue = at;
      asked.points = rule.asked;
      decided = earlier;
    } else if ((decided === 'code' || decided === 'handed') && rule.asked > asked.points) {
      asked.with = asked.cue;
      asked.cue = at;
      asked.points = rule.asked;
      decided = earlier;
    }
  }
  if (decided !== undefined) {
    asked.vendor = VENDOR[decided];
    if (asked.points > 0 && !asked.vendor && topic >= 0) {
      asked.vendor = VENDOR[reading.pieces[topic] as CueKind];
      asked.with = topic;
    }
    if ((decided === 'code' || decided === 'handed') && !asked.vendor) {
      const isQuestion = messages < RECENT && isAsking(reading, asked.cue);
      if (!isQuestion) asked.points = CODE_MENTIONED;
    }
    return asked;
  }
  if (topic >= 0) {
    const kind = reading.pieces[topic] as CueKind;
    asked.cue = topic;
    asked.points = (KINDS[kind] as KindRule).asked ?? 0;
    if (kind !== 'session' && asksForNumber(reading, topic, before)) asked.points += BARE_ANSWER;
    asked.vendor = VENDOR[kind];
  } else if (thing >= 0) {
    asked.cue = thing;
    asked.points = KINDS.thing.asked;
  }
  return asked;
}

/** What it costs to get past the end of a sentence; see `wayTo`. */
const OTHER_SENTENCE = 3;
/** How many lines before the question may say whose code was asked for. */
const EARLIER_LINES = 4;

/** So many messages back, a question for a "code" still waits for its answer. */
const RECENT = 3;
/** A line with no more words than these asks when it names what is wanted: "the code?", "and your code". */
const FEW_WORDS = 5;

/** Labels that people speak of as theirs without a number in mind. */
const SELDOM_ASKED: Partial<Record<Piece, boolean>> = { never: true, other: true, otp: true };
/** "Your order?" asks for its number. */
const FEW_THINGS = 3;

/** Whether someone is to tell, send or enter something in the line of the piece at `at`. */
function requests(reading: Reading, at: number): boolean {
  const [from, to] = lineOf(reading, at);
  for (let next = from; next < to; next += 1)
    if (reading.pieces[next] === 'ask' || reading.pieces[next] === 'tell') return true;
  return false;
}

/** Whether the line of the piece at `at` asks for what it names, and does not only speak of it. */
function isAsking(reading: Reading, at: number): boolean {
  return wants(reading, at) || wordsIn(reading, at) <= FEW_WORDS;
}

/** Whether the line of the piece at `at` wants something: it asks, requests, instructs or complains. */
function wants(reading: Reading, at: number): boolean {
  const [from, to] = lineOf(reading, at);
  for (let next = from; next < to; next += 1) {
    const piece = reading.pieces[next];
    if (piece === 'question' || piece === 'ask' || piece === 'fix' || piece === 'tell') return true;
  }
  return false;
}

function wordsIn(reading: Reading, at: number): number {
  const [from, to] = lineOf(reading, at);
  let words = 0;
  for (let next = from; next < to; next += 1) if (next !== at && !isSmall(reading.pieces[next])) words += 1;
  return words;
}

/** The first piece of a piece's line, and the one behind its last. */
function lineOf(reading: Reading, at: number): [number, number] {
  let [from, to] = [at, at + 1];
  while (from > 0 && reading.pieces[from - 1] !== 'line') from -= 1;
  while (to < reading.count && reading.pieces[to] !== 'line') to += 1;
  return [from, to];
}

/** Whether from the topic at `topic` on someone asks for a number: "Press Share screen and read me the number." */
function asksForNumber(reading: Reading, topic: number, before: number): boolean {
  const [from] = lineOf(reading, topic);
  let asks = false;
  let number = false;
  for (let at = from; at < before; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'line') {
      asks = false;
      number = false;
    }
    if (piece === 'ask') asks = true;
    if (piece === 'nr' || piece === 'digits') number = true;
    if (asks && number) return true;
  }
  return false;
}

/** Words that mean a code or number by themselves, in whatever language: what else a line says of it does not matter. */
const SECRET =
  /[ck][oó]d|mã|ma so|[码碼号號]|コード|番号|코드|번호|رمز|كود|رقم|कोड|नंबर|otp|2fa|\bpin|tan\b|pass|contrase|senha|wachtw|hasł|şifre|парол|密|パス|비밀|num|n[uú]m|nr|номер/i;

/** Whether the line of the piece at `at` asks for a code or number of its kind. */
function isRequest(reading: Reading, at: number): boolean {
  if (SECRET.test(reading.text.slice(reading.starts[at], reading.ends[at]))) return true;
  const [from, to] = lineOf(reading, at);
  for (let next = from; next < to; next += 1) {
    const piece = reading.pieces[next];
    if (piece === 'code' || piece === 'handed' || piece === 'six' || piece === 'nr') return true;
  }
  return false;
}

function isBareCode(kind: CueKind): boolean {
  return kind === 'code' || kind === 'handed' || kind === 'six';
}

const TOPICS: Partial<Record<string, boolean>> = {
  screen: true,
  noibuTopic: true,
  cobrowseTopic: true,
  session: true,
};

function isOpposite(one: CueKind, other: CueKind): boolean {
  return ((KINDS[one] as KindRule).asked ?? 0) > 0 !== ((KINDS[other] as KindRule).asked ?? 0) > 0;
}

/** Whether one cue follows the other with nothing but small words between; "the gift card's last six digits": one more. */
function beside(reading: Reading, from: number, to: number, kind: CueKind): boolean {
  let words = kind === 'six' ? 1 : 0;
  for (let at = from + 1; at < to; at += 1) {
    const piece = reading.pieces[at];
    if (piece === 'word') words -= 1;
    else if (piece === 'comma' && kind === 'six') continue;
    else if (!isSmall(piece) && piece !== 'for' && piece !== 'yours' && piece !== 'mine') return false;
    if (words < 0) return false;
  }
  return true;
}

/** "your order number or the help code": either would answer. */
function either(reading: Reading, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) if (reading.pieces[at] === 'or') return true;
  return false;
}
