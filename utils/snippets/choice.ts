/** The chats on a customer's page that a snippet can be made for; `any`: the site calls a function itself. */
export const chatIds = [
  'zendeskClassic',
  'zendeskMessaging',
  'intercom',
  'livechat',
  'helpshift',
  'genesys',
  'helpdesky',
  'any',
] as const;

export type ChatId = (typeof chatIds)[number];

/** What the person who runs a site chooses; every text in it goes into the script as data, never as code. */
export interface SnippetChoice {
  chat: ChatId;
  code: 'noibu' | 'cobrowse';
  /** How long the vendor's script may take, in ms; from `shortest` to `longest`. */
  timeoutMs: number;
  /** What is sent; `{code}` in it is the code. */
  wording: string;
  /** Whether customers whose language has a wording of its own get that one. */
  localized: boolean;
  /** The name of the field that takes the text, in chats that let no script write a message. */
  field: string;
  /** Cobrowse: the words on the button, and on the one that puts the code into the chat. */
  share: string;
  send: string;
  /** Cobrowse: a CSS selector of the element that takes the button; empty: a corner of the page. */
  place: string;
}

export const shortest = 500;
export const longest = 60_000;
const longestText = 300;

/** Chats whose API lets no script write in a customer's name unasked: the text goes into a field beside the conversation. */
export function takesField({ chat, code }: Pick<SnippetChoice, 'chat' | 'code'>): boolean {
  return chat === 'livechat' || (code === 'noibu' && (chat === 'intercom' || chat === 'helpshift'));
}

const wordings = {
  // The guide's own words (Noibu, "Passing a Noibu Help Code into Live Chat").
  noibu: 'Automated helpcode: {code}',
  cobrowse: 'My screen sharing code is {code}',
} as const;

/** Where a choice begins; the texts for the customer are English, and the person's to change. */
export function firstChoice(code: SnippetChoice['code'] = 'noibu'): SnippetChoice {
  return {
    chat: 'zendeskClassic',
    code,
    timeoutMs: code === 'noibu' ? 5_000 : 15_000,
    wording: wordings[code],
    localized: false,
    field: 'help_code',
    share: 'Share my screen',
    send: 'Send the code to the chat',
    place: '',
  };
}

/** A rule that a choice breaks. */
export type SnippetRule = 'timeout' | 'wording' | 'wordingCode' | 'field' | 'needed' | 'place';

/**
 * Which fields break their rule.
 *
 * @param isSelector whether a text is a CSS selector, which only a browser can tell
 */
export function brokenIn(
  choice: SnippetChoice,
  isSelector: (text: string) => boolean = () => true,
): Partial<Record<keyof SnippetChoice, SnippetRule>> {
  const broken: Partial<Record<keyof SnippetChoice, SnippetRule>> = {};
  const { timeoutMs, wording, field, share, send, place } = choice;
  if (!Number.isInteger(timeoutMs) || timeoutMs < shortest || timeoutMs > longest)
    broken.timeoutMs = 'timeout';
  if (wording.length > longestText) broken.wording = 'wording';
  if (wording.split('{code}').length !== 2) broken.wording = 'wordingCode';
  // What Helpshift, Intercom and LiveChat all take as a name.
  if (takesField(choice) && !/^[A-Za-z][\w-]{0,99}$/.test(field)) broken.field = 'field';
  if (choice.code === 'noibu') return broken;
  if (share.trim() === '' || share.length > longestText) broken.share = 'needed';
  if (send.trim() === '' || send.length > longestText) broken.send = 'needed';
  if (place.trim() !== '' && (place.length > longestText || !isSelector(place))) broken.place = 'place';
  return broken;
}
