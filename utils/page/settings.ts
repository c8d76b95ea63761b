import type { OwnRules } from '../codes/own.ts';
import type { Conversation, Transcript } from '../sites/desk.ts';

/** What a frame is told of the page that it is in: all that it needs of the agent's settings, and no more. */
export interface PageSettings {
  /** Absent where nothing is known of the site: then all text is read. */
  transcript?: Transcript | undefined;
  /** Absent: a conversation is a path. */
  conversation?: Conversation | undefined;
  /** The agents' own labels and patterns; absent when there are none. */
  own?: OwnRules | undefined;
  /** The source of an expression: where those patterns may fit that the usual look-out passes over. */
  lookout?: string | undefined;
}
