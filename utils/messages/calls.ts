/**
 * Every call between the parts of the extension, one map per direction: types only, so that a content script can import
 * them at no cost. The shapes are checked at the receiving end by `schemas.ts`.
 *
 *   page (chat, card) ── PageToBackground ──▶ background
 *   views (popup, options)            ── ViewToBackground ──▶ background
 *   background                        ── BackgroundToPage ──▶ page
 *
 * Every call is answered with an `Answer`: a value, or a trouble with words for the agent.
 */
import type { Account } from '../accounts/account.ts';
import type { Choice, Doing, Done } from '../choices/choice.ts';
import type { CodeKind, CodeStrength } from '../codes/code.ts';
import type { OwnRules } from '../codes/own.ts';
import type { ReplyRequest, StartRequest } from '../conversations/conversation.ts';
import type { Outgoing } from '../conversations/outgoing.ts';
import type { CustomerCount } from '../keeping/customer.ts';
import type { Retention } from '../keeping/retention.ts';
import type { LinkRequest, LinkTemplate, SupportLink } from '../links/link.ts';
import type { NamedFields } from '../links/preset-file.ts';
import type { PageSettings } from '../page/settings.ts';
import type { Past } from '../sessions/past.ts';
import type { CustomerKey } from '../sessions/posting.ts';
import type { LitCode, Resolution } from '../sessions/resolution.ts';
import type { Customer, Session } from '../sessions/session.ts';
import type { Conversation, Transcript } from '../sites/desk.ts';
import type { Queue, WatchChange, WatchRequest } from '../unread/request.ts';
import type { UnreadSettings } from '../unread/settings.ts';

/** A code that a page shows, as the watcher reports it. */
export interface SeenCode {
  code: string;
  kind: CodeKind;
  strength: CodeStrength;
  /** The few words around it, at most 80 UTF-16 units. */
  excerpt?: string | undefined;
  /** Who wrote it, where the site's transcript tells; the customer, when both did. */
  said?: 'customer' | 'agent' | undefined;
  /** When the first message with it was sent, in epoch ms, where the transcript tells. */
  at?: number | undefined;
}

/**
 * Calls that both a page's card and the popup make. `tab`: whose conversation is meant, where our own pages ask; of a page
 * the browser says where it is, and what it says of itself does not count.
 */
export interface CodeCalls {
  /** Everything about one code. `deep` also asks the vendors. Never fails for a code that nobody knows: that is `unresolved`. */
  'code.resolve': (about: {
    code: string;
    kind: CodeKind;
    deep: boolean;
    tab?: number | undefined;
  }) => Resolution;
  /** Opens the session's own page in a tab. The background takes the address from the record, never from the message. */
  'session.open': (which: { code: string; session: string; tab?: number | undefined }) => void;
  /** Opens Noibu's session list or Cobrowse's code page; the caller has put the code on the clipboard. */
  'vendor.open': (which: {
    code: string;
    page: 'noibu-list' | 'cobrowse-code';
    tab?: number | undefined;
  }) => void;
  /** What else can be done with a code or its session. */
  'code.choices': (about: { code: string; kind: CodeKind; session?: string | undefined }) => Choice[];
  /** Does one of them. The background knows session and customer itself; nothing of it comes from the message. */
  'choice.make': (choice: { code: string; session: string; does: Doing; tab?: number | undefined }) => Done;
  /** The agent says that this is no code here. */
  'code.dismiss': (about: { code: string; tab?: number | undefined }) => void;
  /**
   * Earlier and later sessions of the customer of one that the caller knows, asked for by the agent. Whose they are is taken from
   * the record, never from the message. A page is given the script that shows them (`past`) as well.
   */
  'session.past': (of: { code: string; session: string }) => Past;
  /** The agent copied it. */
  'code.copied': (about: { code: string; tab?: number | undefined }) => void;
}

export interface PageToBackground extends CodeCalls {
  /** The watcher began in this frame: what the tab showed before is gone. */
  'page.started': (frame: { top: boolean }) => PageSettings;
  /** Settings changed, or did not come when the watcher began. */
  'settings.need': (nothing: Record<string, never>) => PageSettings;
  /** This frame is to show a transcript that is known, and does not; or it does now. Gives whether another frame shows it. */
  'transcript.missing': (frame: { missing: boolean }) => { elsewhere: boolean };
  /** Codes that appeared, or are to be looked at again. Acknowledged when recorded. */
  'codes.seen': (seen: { codes: SeenCode[] }) => LitCode[];
  /** The frame wants the recogniser's script. */
  'codes.need': (nothing: Record<string, never>) => void;
  /** The frame wants the script of the card's further choices. */
  'choices.need': (nothing: Record<string, never>) => void;
  /** The frame wants the card's script. */
  'card.need': (nothing: Record<string, never>) => void;
}

/** Calls about Helpdesky conversations. `id` is a conversation's and its watch's; `message` one that is sent from here. */
export interface ConversationCalls {
  /** Shows a conversation, or the form that starts one, in a window beside the chat. */
  'conversation.show': (what: {
    id?: string | undefined;
    start?: { email?: string | undefined; name?: string | undefined } | undefined;
  }) => void;
  /** Starts one in a customer's name, once for each `id`. Answered when it is known how that went. */
  'conversation.start': (request: StartRequest) => Outgoing;
  /** Adds a message in the customer's name, once for each `id`. Answered when it is known how that went. */
  'conversation.reply': (request: ReplyRequest) => Outgoing;
  /** Sends a message once more that failed, or of which nobody knows whether it arrived: by the agent's hand alone. */
  'conversation.again': (which: { message: string }) => Outgoing;
  /** Gives such a message up. */
  'conversation.discard': (which: { message: string }) => void;
  /** A view shows it: what was left undone is seen to, and it is read when the agent agreed to that and its time has come. */
  'conversation.opened': (which: { id: string }) => void;
  /** Reads the history now. That may count as the customer's own reading. */
  'conversation.read': (which: { id: string }) => void;
  /** The agent saw it up to a message, by the vendor's clock in epoch ms. */
  'conversation.seen': (which: { id: string; upTo: number }) => void;
  /** What stands in the reply box of one of the contact's conversations. */
  'conversation.draft': (draft: { id: string; thread: string; text: string }) => void;
  /** Gives the customer an address for e-mails about replies. */
  'conversation.email': (customer: { id: string; email: string }) => void;
  /** Whether it may be read by itself. */
  'conversation.agree': (which: { id: string; agreed: boolean }) => void;
}

export interface ViewToBackground extends CodeCalls, ConversationCalls {
  /** Opens the database, and brings it up to date first where it is older: answered when it is open. */
  'store.open': (nothing: Record<string, never>) => void;
  /** Sent together with the permission request, before its answer: the popup may be gone by then. */
  'site.want': (site: { pattern: string; frames: string[] }) => void;
  /** How the site shows its conversations: a known desk, or what the agent wrote; neither: what its host tells. */
  'site.describe': (site: {
    pattern: string;
    product?: string | undefined;
    transcript?: Transcript | undefined;
    conversation?: Conversation | undefined;
  }) => void;
  /** Stops watching and gives the permission back. */
  'site.remove': (site: { pattern: string }) => void;
  /** The agents' own labels and patterns, in place of those before. */
  'own.save': (rules: OwnRules) => void;
  'account.save': (account: { account: Account; secret?: string | undefined }) => void;
  'account.remove': (account: { id: string }) => void;
  /** Asks the vendor something harmless. The value is what it said of the account, for the agent to read. */
  'account.test': (account: { id: string }) => { said: string };
  /** A host that the agent allowed for sessions' addresses is allowed no more. */
  'host.forget': (host: { host: string }) => void;
  /** Whom a tab's conversation names, and a sentence in its language that asks for a code. */
  'customer.named': (where: { tab?: number | undefined }) => {
    named: string[];
    sentence: { text: string; language: string };
  };
  /** A customer's devices at Cobrowse. */
  'customer.devices': (customer: { email: string }) => Done;
  /** Opens Cobrowse's page of a customer's devices. */
  'customer.connect': (customer: { email: string }) => Done;
  'template.save': (template: LinkTemplate) => void;
  'template.remove': (template: { id: string }) => void;
  /**
   * Makes a link and keeps it. `once` is the form's own id: the same one twice makes one link. The customer's `user_auth_token`
   * travels beside the request, which is kept.
   */
  'link.make': (link: {
    request: LinkRequest;
    once: string;
    token?: string | undefined;
    /** The preset that the form was filled in with. */
    preset?: string | undefined;
  }) => SupportLink;
  'link.delete': (link: { id: string }) => void;
  /** What came of comparing the vendor's own image of a link, in place of the image. */
  'link.compared': (link: {
    id: string;
    shows: 'link' | 'other' | 'nothing';
    to?: string | undefined;
  }) => void;
  /** Deletes the links that have expired. */
  'links.deleteExpired': (nothing: Record<string, never>) => { deleted: number };
  /** The customer for whom this popup was opened, by the sign in its address; each is given once. */
  'link.handed': (popup: { once: string }) => Customer;
  /** Keeps a preset: in place of the one with this id or this name, else as the last one. */
  'preset.save': (preset: NamedFields & { id?: string | undefined }) => { id: string };
  'preset.remove': (preset: { id: string }) => void;
  /** Presets in the order in which they are to be shown; those that are not named come behind. */
  'presets.order': (presets: { ids: string[] }) => void;
  /** Presets from a file: each in place of the one with its name, else as the last one. */
  'presets.add': (file: { presets: NamedFields[] }) => { added: number; replaced: number };
  'watch.add': (watch: WatchRequest) => { id: string };
  /** Watches a list of an account's customers; who is watched already stays as it is. */
  'watch.addMany': (list: { account: string; customers: Customer[] }) => { added: number; known: number };
  /** Name, notes, snooze and end of a watch; what is absent stays. */
  'watch.change': (watch: { id: string; change: WatchChange }) => void;
  'watch.remove': (watch: { id: string }) => void;
  /** The agent looked: what was counted is news no more. */
  'watch.seen': (watch: { id: string }) => void;
  /** Opens the page that shows what is counted, by which it is seen. */
  'watch.open': (watch: { id: string }) => void;
  /** Counts the issues of an account that wait; without `queue` it does so no more. */
  'queue.set': (queue: { account: string; queue?: Queue | undefined }) => void;
  /** Asks as soon as may be for every watch whose floor allows it; gives how many. */
  'unread.refresh': (nothing: Record<string, never>) => { asked: number };
  /** Budget, badge, notifications, quiet hours. */
  'unread.save': (settings: Omit<UnreadSettings, 'pausedUntil'>) => void;
  /** Asks nobody until then (epoch ms); without a time it goes on. */
  'unread.pause': (pause: { until?: number | undefined }) => void;
  /** Records of an import, at most 500 a call. Older ones than those kept are left out and counted. */
  'sessions.put': (batch: { sessions: Session[] }) => { written: number; kept: number };
  /** An import wrote sessions by itself: chat pages are to ask again. */
  'sessions.changed': (nothing: Record<string, never>) => void;
  /** How long data is kept; what is too old goes at once. */
  'retention.save': (retention: Retention) => void;
  /** Deletes all that is kept of a customer, who is told by one of these. Gives what went. */
  'customer.delete': (key: CustomerKey) => CustomerCount;
  /** A backup was restored: sites, badge and pages follow what is there now. */
  'backup.restored': (nothing: Record<string, never>) => void;
  /** Deletes every session, sighting, link, watch, account and secret. */
  'everything.delete': (nothing: Record<string, never>) => { deleted: number };
}

export interface BackgroundToPage {
  /** Ends the watcher in this tab: its site was turned off. */
  'watch.stop': (nothing: Record<string, never>) => void;
  /** Session data changed: ask again for the codes that are shown. */
  'codes.again': (nothing: Record<string, never>) => void;
  /** The settings of this site changed: ask for them. */
  'settings.again': (nothing: Record<string, never>) => void;
  /** The keyboard shortcut: move to the next lit code and open its card. */
  'code.next': (nothing: Record<string, never>) => void;
  /**
   * The right click, to the card's script in the frame that was clicked. With `code`, show that one. Without, find what
   * was under the pointer (`target` is Firefox's id of the clicked element), else list the codes of this page.
   */
  'card.ask': (ask: {
    code?: string | undefined;
    kind?: CodeKind | undefined;
    target?: number | undefined;
    /** Text was selected: when `code` is absent there is none in it, and the card says that. */
    selected?: boolean | undefined;
  }) => void;
}

/** What one call takes. */
export type Taken<Calls, K extends keyof Calls> = Calls[K] extends (given: infer G) => unknown ? G : never;
/** What one call gives back, inside its `Answer`. */
export type Given<Calls, K extends keyof Calls> = Calls[K] extends (given: never) => infer R ? R : never;

/** What travels. */
export interface Envelope {
  call: string;
  given: unknown;
}
