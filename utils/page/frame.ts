import type { CodeKind } from '../codes/code.ts';
import type { ExplainedCode, explainCodes, findCodes } from '../codes/find.ts';
import type { OwnRules } from '../codes/own.ts';
import type { Ask } from '../messages/ask.ts';
import type { CodeCalls } from '../messages/calls.ts';
import type { Past } from '../sessions/past.ts';
import type { Shown, wordsAround } from './people.ts';

/** A lit code in this frame, and where it stands now. */
export interface Hit {
  code: string;
  kind: CodeKind;
  /** Viewport coordinates of the code's (first) box; the card is placed beside it. */
  box: DOMRect;
  /** Where the code stands now; undefined once it is gone. Without it the card follows what is drawn at `box`. */
  where?: (() => DOMRect | undefined) | undefined;
  /** What the words around it say, as they are now; undefined once it is gone. */
  why?: (() => ExplainedCode | undefined) | undefined;
}

/** What the watcher (`chat`) offers to the card. */
export interface WatcherPart {
  /** The code that the newest `contextmenu` event was on. */
  lastContext(): Hit | undefined;
  /** Every code that is shown, in document order, one per code. */
  list(): Hit[];
  /** The agent said that this is no code: take its paint away at once. */
  forget(code: string): void;
  /** A known transcript was found in this frame. */
  readonly hasTranscript?: boolean;
  /** Where its codes stand; undefined until it began. */
  readonly shown?: Shown | undefined;
}

/** What the card (`card`) offers to the watcher. */
export interface CardPart {
  /**
   * Opens the card for a code, or moves it there.
   * @param how `keyboard` puts the focus into the card and gives it back when it closes; `pointer` does not take it.
   */
  open(hit: Hit, how: 'pointer' | 'keyboard'): void;
  /** Closes it, unless the pointer or the focus is in it. */
  leave(): void;
}

/** The recogniser, in a script of its own (`codes`): most frames of a chat page never hold six digits. */
export interface Recogniser {
  findCodes: typeof findCodes;
  explainCodes: typeof explainCodes;
  /** Makes a part of its words ready, well under a millisecond's work; true when all are. */
  prepare(): boolean;
  /** The agents' own labels and patterns from now on; none without them. */
  setOwn?(rules: OwnRules | undefined): void;
}

/** What the choices of a card need of it. */
export interface ChoiceDoors {
  ask: Ask<CodeCalls>;
  /** Puts a text on the clipboard. @returns whether the browser took it */
  copy: (text: string) => Promise<boolean>;
  /** Something was opened: the card is done. */
  done: () => void;
  /** The session stands differently now: ask anew. */
  changed: () => void;
  /** Makes a support link for the session's customer here; a card in a page has the background open the popup. */
  link?: (() => void) | undefined;
}

/** Shows them in an element, anew each time. */
export type ShowChoices = (
  slot: Element,
  about: { code: string; kind: CodeKind; session: string | undefined },
  doors: ChoiceDoors,
) => void;

/** The content scripts of one frame live in the same isolated world; this is all that they share. */
export interface PatchcordFrame {
  watcher?: WatcherPart | undefined;
  card?: CardPart | undefined;
  /** There once six digits were met (`codes`). */
  codes?: Recogniser | undefined;
  /** What `codes` takes when it comes: the agents' own labels and patterns. */
  own?: OwnRules | undefined;
  /** Reads the words by which the customer is known; there once a weak code met a session (`people`). */
  people?: typeof wordsAround | undefined;
  /** Shows a customer's other sessions in the card; there once they were asked for (`past`). */
  past?:
    | ((holder: Element, past: Past, open: (which: { code: string; session: string }) => void) => void)
    | undefined;
  /** Shows what else a vendor offers for a code; there once the card's ⋯ was opened (`choices`). */
  choices?: ShowChoices | undefined;
  /** Finds the codes in a part of the page; there after a right click without a watcher (`finder`). */
  scan?: ((root: Node) => Hit[]) | undefined;
}

const world = globalThis as { patchcordFrame?: PatchcordFrame };

/** The page cannot see it: an isolated world's globals are its own. */
export function frame(): PatchcordFrame {
  world.patchcordFrame ??= {};
  return world.patchcordFrame;
}
