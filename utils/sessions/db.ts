import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Account, Secret } from '../accounts/account.ts';
import type { OpeningSetting } from '../accounts/opening.ts';
import type { OwnSetting } from '../accounts/own.ts';
import type { KeptHistory, StoredConversation } from '../conversations/conversation.ts';
import type { Outgoing } from '../conversations/outgoing.ts';
import type { Opened } from '../keeping/opened.ts';
import type { PurgeSetting } from '../keeping/purging.ts';
import type { ArrivalSetting, RetentionSetting } from '../keeping/retention.ts';
import type { HandedSetting } from '../links/handover.ts';
import type { LinkTemplate, SupportLink } from '../links/link.ts';
import type { Preset } from '../links/preset.ts';
import type { Trouble } from '../messages/answer.ts';
import type { MissingTranscript } from '../sites/missing.ts';
import type { Site } from '../sites/site.ts';
import type { FileImport } from '../sources/imports.ts';
import type { LookingSetting } from '../sources/looking.ts';
import type { PollingSetting, UnreadSetting } from '../unread/settings.ts';
import type { Watch } from '../unread/watch.ts';
import type { TokenFacts } from '../vendors/cobrowse/token.ts';
import type { Segment, StoredBlock, StoredPack } from './segment.ts';
import type { Session } from './session.ts';
import type { Sighting } from './sighting.ts';

/**
 * The one database, owned by the extension's origin. The background writes, and the options page's worker that imports a file;
 * popup and options read with live queries.
 * Nothing of it is reachable from a page.
 */
export class PatchcordDatabase extends Dexie {
  /** Sessions that may still be meant, or are not packed yet, one row each; the others are in `packs`. */
  sessions!: EntityTable<Session, 'id'>;
  segments!: EntityTable<Segment, 'id'>;
  packs!: Table<StoredPack, [segment: string, last: string]>;
  postings!: Table<StoredBlock, [segment: string, list: string, last: number]>;
  sightings!: EntityTable<Sighting, 'id'>;
  links!: EntityTable<SupportLink, 'id'>;
  /** Named sets of the link form's fields. */
  presets!: EntityTable<Preset, 'id'>;
  templates!: EntityTable<LinkTemplate, 'id'>;
  watches!: EntityTable<Watch, 'id'>;
  /** Helpdesky's conversations; the id is that of their watch. */
  conversations!: EntityTable<StoredConversation, 'id'>;
  /** What was last read of them; apart, since one may have thousands of messages. */
  histories!: EntityTable<KeptHistory, 'id'>;
  /** Messages that were sent from here, or are to be: written before they are sent. */
  outgoing!: EntityTable<Outgoing, 'id'>;
  sites!: EntityTable<Site, 'pattern'>;
  missing!: EntityTable<MissingTranscript, 'tab'>;
  accounts!: Table<StoredAccount, string>;
  /** What the agent set that is no secret, and what keeping and purging have to remember; by name. */
  settings!: Table<Setting, string>;
  /** Which sessions agents opened: those are kept longer. */
  opened!: EntityTable<Opened, 'id'>;
  /** The file that is being imported, or was last, with how far it came. */
  imports!: EntityTable<FileImport, 'id'>;
  /** Read by the background alone. */
  secrets!: Table<Secret, string>;

  constructor(name = 'patchcord') {
    super(name);
    this.version(1).stores({
      sessions: 'id, code, updatedAt, startedAt, expiresAt, customer.email',
      sightings: 'id, code, tab, lastSeenAt',
      links: 'id, madeAt',
      templates: 'id',
      watches: 'id, account, nextAt',
      sites: 'pattern',
      accounts: 'id, vendor',
      secrets: 'id',
    });
    this.version(2).stores({ missing: 'tab' });
    this.version(3).stores({ settings: 'name' });
    this.version(4).stores({ imports: 'id' });
    // Nothing is moved while the database opens, which would hold up everybody: old rows are packed bit by bit (`tend`).
    this.version(5).stores({
      sessions:
        'id, code, updatedAt, startedAt, expiresAt, customer.email, customer.phone, customer.id, customer.name',
      segments: 'id',
      packs: '[segment+last], oldest',
      postings: '[segment+list+last]',
    });
    this.version(6).stores({ opened: 'id, at' });
    this.version(7).stores({
      conversations: 'id, account',
      histories: 'id, readAt',
      links: 'id, madeAt, expiresAt',
      outgoing: 'id, conversation, state',
      presets: 'id, order',
    });
  }
}

export type Setting =
  | OwnSetting
  | OpeningSetting
  | LookingSetting
  | RetentionSetting
  | ArrivalSetting
  | PurgeSetting
  | HandedSetting
  | PollingSetting
  | UnreadSetting;

/** How the newest use of an account went. */
export interface AccountCheck {
  at: number;
  /** Absent when it went well. */
  trouble?: Trouble | undefined;
}

/** An account as the database keeps it: with how it last went and what its token says, without its secret. */
export type StoredAccount = Account & {
  check?: AccountCheck | undefined;
  /** What the token says of itself, for Cobrowse. */
  token?: TokenFacts | undefined;
};
