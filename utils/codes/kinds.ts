/**
 * What a cue word says about a number near it. The languages' words are in `cues/`; how much each kind weighs and how
 * far it reaches is here. A number is a strong code from `STRONG` points on.
 */
export const STRONG = 10;

export type CueKind = keyof typeof KINDS;

/** The rules of one kind. Weights in points; reach in unknown words between the cue and the number. */
export interface KindRule {
  /** Points when the cue belongs to the number. */
  weight: number;
  /** Points when it stands in the same line without belonging to any number. */
  loose?: number;
  /** Points when it is what was last asked or said before. */
  asked?: number;
  /** Furthest number that it can belong to. Without it the cue belongs to none. */
  reach?: number;
}

export const KINDS = {
  /** Names a Noibu help code: "help code". */
  noibu: { weight: 16, loose: 11, asked: 14, reach: 8 },
  /** Names a Cobrowse code: "screen-share code", "session code". */
  cobrowse: { weight: 16, loose: 11, asked: 14, reach: 8 },
  /** Names a code of the support without a vendor: "support code". */
  support: { weight: 14, loose: 10, asked: 13, reach: 6 },
  /** "six-digit": says a code's form, not whose. */
  six: { weight: 11, loose: 6, asked: 11, reach: 6 },
  /** The bare word "code". Counts in full only when nothing qualifies it; see `CLEAN`. */
  code: { weight: 5, loose: 4, asked: 10, reach: 3 },
  /** "Your code" in one word, as who hands it out says: Turkish "kodunuz", Arabic "رمزك". */
  handed: { weight: 5, loose: 4, asked: 10, reach: 3 },
  /** The vendor itself, or what its code is for; a code word beside it makes a label of both. */
  noibuTopic: { weight: 10, loose: 7, asked: 8, reach: 6 },
  cobrowseTopic: { weight: 10, loose: 7, asked: 8, reach: 6 },
  screen: { weight: 10, loose: 7, asked: 7, reach: 6 },
  session: { weight: 5, loose: 2, asked: 3, reach: 2 },
  /** What a code is for, in languages that say so behind it: "código de ayuda", "code d'assistance". See `MADE`. */
  help: { weight: 0 },
  desk: { weight: 0 },
  /** "number", "id": with what it counts, the label of another thing. */
  nr: { weight: 0 },
  /** "it shows", "I see": how people hand over what they read. */
  show: { weight: 4, loose: 2, reach: 3 },
  /** A number of another kind, by its full name: "order number", "voucher code". */
  other: { weight: -18, asked: -14, reach: 3 },
  /** A thing that has numbers: "order", "ticket". Only right beside the number, and weak as a question. */
  thing: { weight: -18, asked: -2, reach: 1 },
  /** Codes that other companies send to prove who someone is, and what is said around them. */
  otp: { weight: -18, loose: -6, asked: -16, reach: 4 },
  /** A count or measure right behind the number: "pieces". */
  amount: { weight: -18, reach: 0 },
  /** An example, not a code: "e.g.", "looks like". */
  sample: { weight: -25, loose: 0, reach: 1 },
  /** Labels of what is no code at all: phone, IBAN, tracking number, date of birth, version. */
  never: { weight: -99, asked: -16, reach: 2 },
  /** A currency right beside the number. */
  money: { weight: -99, reach: 0 },
  /** Takes back what follows, or negates the label behind it: "not". */
  not: { weight: -25 },
  /** Negates what stands before it: Turkish "değil". */
  notBefore: { weight: 0 },
  /** Announces a correction or a second try: "sorry", "try again". */
  fix: { weight: 0 },
  /** "enter", "type in": tells how to do it. */
  tell: { weight: 0 },
  /** "your": whoever says it hands out a code, as one-time passwords do. */
  yours: { weight: 0 },
  /** "my", "I": the one who has the code speaks. */
  mine: { weight: 0 },
  /** "you asked for": with what was, it names a code without saying whose. */
  wanted: { weight: 0 },
  /** "tell me", "which", "please": a line with it asks for something. Binds like `fill`. */
  ask: { weight: 0 },
  /** "digits", "figures": what is read out, by no name. Binds like `fill`. */
  digits: { weight: 0 },
  /** Words that bind a label to its number without a meaning of their own. */
  fill: { weight: 0 },
  /** "is": binds closer than `fill`. */
  is: { weight: 0 },
  /** "and", "or". */
  and: { weight: 0 },
  or: { weight: 0 },
  /** "for", "of": what follows only describes the label before it. */
  for: { weight: 0 },
} as const satisfies Record<string, KindRule>;

/** Points of the bare word "code" when it stands unqualified: "my code is", "the code:". */
export const CLEAN = 11;
/** The same in a message that speaks of "your order" and of nothing of its writer's. */
export const CODE_HANDED_OUT = 7;
/** Points of the bare word "code" in a line that asks for nothing, or was said a while ago: people speak of many codes. */
export const CODE_MENTIONED = 6;
/** Points on top for a message that is nothing but a number, when a topic was talked about: "Let us share screens." */
export const BARE_ANSWER = 3;
/** Points of "six-digit" behind "your": one-time passwords are handed out so as well. */
export const SIX_HANDED_OUT = 6;

export type Vendor = 'noibu' | 'cobrowse';

/** What "code" or "number" becomes with the word behind it: "código de ayuda", "numéro de commande". */
export const MADE: Partial<Record<CueKind, CueKind>> = {
  help: 'noibu',
  desk: 'support',
  screen: 'cobrowse',
  session: 'cobrowse',
  thing: 'other',
};

/** Whether cues of this kind are a code's full name. */
export function isName(kind: CueKind): boolean {
  return kind === 'noibu' || kind === 'cobrowse' || kind === 'support';
}

/** Whose code a cue speaks of. */
export const VENDOR: Partial<Record<CueKind, Vendor>> = {
  noibu: 'noibu',
  noibuTopic: 'noibu',
  cobrowse: 'cobrowse',
  cobrowseTopic: 'cobrowse',
  screen: 'cobrowse',
  session: 'cobrowse',
};

/**
 * Cue words of one language: words and phrases by kind, separated by `|`. `_` is a blank that may be missing
 * (`help_code`), `*` the rest of a word (`order*`), `(order,ticket) (id,)` every choice. Accents and case do not matter; a blank stands for any blank,
 * hyphen, apostrophe or quote.
 */
export type CueWords = Partial<Record<CueKind, string>>;
