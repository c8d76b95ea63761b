import QRCode from 'qrcode';
import { type Ask, type Clock, drawText, isType, json, page, type Reply, type StandIn } from './exchange.ts';
import { type IssueState, listIssues } from './helpshift-issues.ts';
import { type LinkFields, readIdentity, readLink } from './parameters.ts';

export interface HelpshiftAccount {
  domain: string;
  /** The API key: user name of HTTP Basic, with an empty password. */
  key: string;
  /** App Publish IDs of apps with web chat. */
  apps: string[];
  /** Tags that exist and are not archived; others are dropped silently. */
  tags: string[];
  /** Custom issue fields by key; others, and values of another type, are dropped. */
  fields: Record<string, 'text' | 'number' | 'boolean' | 'date'>;
  /** Present when identity verification is on: the tokens that the company's backend has made. */
  authTokens?: string[];
  /** The key may not list issues. */
  noIssues?: boolean;
}

export interface HelpshiftCustomer {
  uid?: string;
  email?: string;
  phone?: string;
}

export interface HelpshiftIssue {
  id: number;
  domain: string;
  customer: HelpshiftCustomer;
  /** What the customer has not read yet. */
  unread: number;
  open: boolean;
  /** For `GET /issues`; new while it is open, unless told. */
  state?: IssueState;
  /** The address of the agent whose issue it is. */
  assignee?: string;
}

/** A short link; `views` counts how often it was opened. */
export interface HelpshiftLink {
  id: string;
  url: string;
  domain: string;
  fields: LinkFields;
  /** Epoch ms. */
  expiresAt: number;
  views: number;
}

/**
 * Helpshift's `console/qrcode` and `console/messages/unread`, with the short links that they give out.
 *
 * Not documented, and chosen here: the bodies of 400, 401 and 404; that an app of another account is a 400 and an unknown
 * domain a 401; that parameters which the page does not name are ignored; that the unread call wants the same E.164 form.
 */
export class Helpshift implements StandIn {
  readonly accounts: HelpshiftAccount[] = [];
  readonly links: HelpshiftLink[] = [];
  readonly issues: HelpshiftIssue[] = [];
  /** Words with which every link is refused: a 400 of which the document does not tell. */
  refusal: string | undefined;
  /** How "no open issue" is written: the page says `nil`, which a JSON answer can hardly hold. */
  nil: 'null' | 'nil' | 'absent' = 'null';
  /** What the image of the next links leads to, in place of the link itself. */
  imageOf: string | undefined;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #base: string;

  constructor(clock: Clock, random: () => number, base: string) {
    this.#clock = clock;
    this.#random = random;
    this.#base = base;
    this.addAccount({});
  }

  /** The account that is there from the start. */
  get account(): HelpshiftAccount {
    const [first] = this.accounts;
    if (!first) throw new Error('no Helpshift account is left');
    return first;
  }

  addAccount(of: Partial<HelpshiftAccount>): HelpshiftAccount {
    const account: HelpshiftAccount = {
      domain: 'acme',
      key: 'acme_api_20260101000000000-0123456789abcdef',
      apps: ['acme_platform_20260101000000000-0123456789abcdef'],
      tags: ['vip', 'billing', 'checkout'],
      fields: { age: 'number', paiduser: 'boolean', plan: 'text', since: 'date' },
      ...of,
    };
    this.accounts.push(account);
    return account;
  }

  /** An open issue with so many messages that the customer has not read. */
  addIssue(
    customer: HelpshiftCustomer,
    unread: number,
    { domain = this.account.domain, id = 78 + this.issues.length } = {},
  ): HelpshiftIssue {
    const issue = { id, domain, customer, unread, open: true };
    this.issues.push(issue);
    return issue;
  }

  refuse(status: number, message: string): Reply {
    const headers = status === 401 ? { 'www-authenticate': 'Basic realm="Helpshift"' } : {};
    return json(status, { error: message }, headers as Record<string, string>);
  }

  async answer(ask: Ask): Promise<Reply | undefined> {
    const [, domain, call] = /^\/v1\/([^/]+)\/(.+)$/.exec(ask.path) ?? [];
    if (domain === undefined) return this.#page(ask);
    const account = this.#authorized(ask, decodeURIComponent(domain));
    if (!account) return this.refuse(401, 'API key is not valid');
    if (call === 'console/qrcode' && ask.method === 'POST') return this.#qrcode(ask, account);
    if (call === 'console/messages/unread' && ask.method === 'GET') return this.#unread(ask, account);
    if (call === 'issues' && ask.method === 'GET') {
      if (account.noIssues) return this.refuse(403, 'This key may not list issues');
      return listIssues(ask.query, account, this.issues, (status, words) => this.refuse(status, words));
    }
    return this.refuse(404, 'Not found');
  }

  #authorized(ask: Ask, domain: string): HelpshiftAccount | undefined {
    const [, given] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(ask.headers.authorization ?? '') ?? [];
    if (given === undefined) return undefined;
    const credentials = Buffer.from(given, 'base64').toString();
    return this.accounts.find((account) => account.domain === domain && credentials === `${account.key}:`);
  }

  async #qrcode(ask: Ask, account: HelpshiftAccount): Promise<Reply> {
    if (!isType(ask, 'application/x-www-form-urlencoded')) {
      return this.refuse(400, 'The body must be application/x-www-form-urlencoded');
    }
    const fields = readLink(new URLSearchParams(ask.body), account, this.#clock.now());
    if (typeof fields === 'string') return this.refuse(400, fields);
    if (this.refusal !== undefined) return this.refuse(400, this.refusal);
    const id = drawText(this.#random, 8, 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789');
    const link = {
      id,
      url: `${this.#base}/s/${id}`,
      domain: account.domain,
      fields,
      expiresAt: fields.expiresAt,
      views: 0,
    };
    this.links.push(link);
    const shown = this.imageOf ?? link.url;
    const qrcode =
      fields.format === 'svg'
        ? await QRCode.toString(shown, { type: 'svg' })
        : await QRCode.toDataURL(shown, { type: 'image/png' });
    return json(201, {
      url: link.url,
      qrcode,
      ...(fields.includes.includes('unread_messages') ? this.#active(account, fields.identity) : {}),
    });
  }

  #unread(ask: Ask, account: HelpshiftAccount): Reply {
    const identity = readIdentity(ask.query, account);
    if (typeof identity === 'string') return this.refuse(400, identity);
    if (Object.keys(identity).length === 0) {
      return this.refuse(400, 'At least one of uid, email and phone_number is required');
    }
    return json(200, this.#active(account, identity));
  }

  /** A customer is found by the first of uid, e-mail and phone number that is given. */
  #active(account: HelpshiftAccount, identity: HelpshiftCustomer): { active_issue?: unknown } {
    const key = (['uid', 'email', 'phone'] as const).find((name) => identity[name] !== undefined);
    const issue = this.issues.findLast(
      (one) => one.open && one.domain === account.domain && key && one.customer[key] === identity[key],
    );
    if (issue) return { active_issue: { issue_id: issue.id, unread_messages: issue.unread } };
    return this.nil === 'absent' ? {} : { active_issue: this.nil === 'nil' ? 'nil' : null };
  }

  #page(ask: Ask): Reply | undefined {
    const [, id] = /^\/s\/([^/]+)$/.exec(ask.path) ?? [];
    if (id !== undefined) return this.#open(id, ask.method);
    const [, issue] = /^\/admin\/issue\/([0-9]+)\/?$/.exec(ask.path) ?? [];
    return issue === undefined ? undefined : page(200, `Helpshift issue ${issue}`);
  }

  /** Opening counts as a view; looking at the head alone does not. */
  #open(id: string, method: string): Reply {
    const link = this.links.find((one) => one.id === id);
    if (!link) return page(404, 'Helpshift: no such link');
    const { fields } = link;
    const spent = fields.viewcount !== undefined && link.views >= fields.viewcount;
    if (spent || this.#clock.now() >= link.expiresAt) return page(410, 'Helpshift: this link has expired');
    if (method !== 'HEAD') link.views += 1;
    const account = this.accounts.find((one) => one.domain === link.domain);
    const verified = !account?.authTokens || account.authTokens.includes(fields.authToken ?? '');
    const { identity } = fields;
    return page(200, `Helpshift support of ${link.domain}`, [
      `Customer: ${fields.name ?? identity.uid ?? identity.email ?? identity.phone ?? 'anonymous'}`,
      verified ? 'Chat is ready.' : 'Chat does not start: the identity could not be verified.',
      ...(fields.firstMessage === undefined ? [] : [`First message: ${fields.firstMessage}`]),
      ...(fields.tags.length === 0 ? [] : [`Tags: ${fields.tags.join(', ')}`]),
    ]);
  }
}
