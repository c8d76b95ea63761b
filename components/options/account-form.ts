import * as v from 'valibot';
import { type Account, accountSchema, type Vendor } from '../../utils/accounts/account.ts';
import { vendorApi } from '../../utils/accounts/api.ts';
import { domainIdOf } from '../../utils/vendors/noibu/console.ts';

/** What the form holds while it is filled in. */
export type AccountDraft = Record<
  | 'label'
  | 'domain'
  | 'appId'
  | 'helpdeskId'
  | 'console'
  | 'api'
  | 'secret'
  /** `pasted`, or `fetched` from the company's own address. */
  | 'tokenBy'
  | 'tokenUrl'
  | 'tokenHeader'
  /** `yes` or empty. */
  | 'tokenInAddress'
  | 'verifiesIdentity',
  string
>;

/** Which fields break which rule; `needed`, or a name under `options.accounts.rule`. */
export type BrokenAccount = Partial<
  Record<keyof AccountDraft, 'needed' | 'api' | 'domain' | 'uuid' | 'privateKey' | 'jwt' | 'long' | 'header'>
>;

/** The vendors whose accounts have a key or token. */
export function hasSecret(vendor: Vendor): boolean {
  return vendor === 'helpshift' || vendor === 'cobrowse';
}

export function draftOf(vendor: Vendor, account?: Account): AccountDraft {
  const draft = {
    label: account?.label ?? '',
    domain: '',
    appId: '',
    helpdeskId: '',
    console: '',
    api: account?.api ?? vendorApi[vendor],
    secret: '',
    tokenBy: 'pasted',
    tokenUrl: '',
    tokenHeader: 'Authorization',
    tokenInAddress: '',
    verifiesIdentity: '',
  };
  switch (account?.vendor) {
    case 'helpshift':
      return {
        ...draft,
        domain: account.domain,
        appId: account.appId,
        verifiesIdentity: account.verifiesIdentity ? 'yes' : '',
      };
    case 'helpdesky':
      return { ...draft, helpdeskId: account.helpdeskId };
    case 'cobrowse':
      return {
        ...draft,
        tokenBy: account.tokenFrom ? 'fetched' : 'pasted',
        tokenUrl: account.tokenFrom?.url ?? '',
        tokenHeader: account.tokenFrom ? (account.tokenFrom.header ?? '') : draft.tokenHeader,
        tokenInAddress: account.tokenInAddress ? 'yes' : '',
      };
    case 'noibu':
      return { ...draft, console: `${account.api.replace(/\/+$/, '')}/${account.domainId}/sessions` };
    default:
      return draft;
  }
}

/**
 * Reads the form.
 * @param id of the account that is edited, or a new one
 * @param before the account as it was, whose key or token is kept as long as it goes to the same place
 */
export function accountOf(
  vendor: Vendor,
  id: string,
  draft: AccountDraft,
  before: Account | undefined,
): { account: Account; secret: string | undefined; broken: undefined } | { broken: BrokenAccount } {
  const broken: BrokenAccount = {};
  const text = (name: keyof AccountDraft) => draft[name].trim();
  const isFetched = vendor === 'cobrowse' && draft.tokenBy === 'fetched';
  const kept = keepsSecret(before, draft);
  // In a header the word `Bearer` is part of what the company's server wants.
  const secret = isFetched ? text('secret') : text('secret').replace(/^Bearer\s+/i, '');

  if (text('label').length > 100) broken.label = 'long';
  if (vendor === 'helpshift') {
    if (!text('domain')) broken.domain = 'needed';
    else if (!domainOf(text('domain'))) broken.domain = 'domain';
    if (!text('appId')) broken.appId = 'needed';
  }
  if (vendor === 'helpdesky') {
    if (!text('helpdeskId')) broken.helpdeskId = 'needed';
    else if (!uuidIn(text('helpdeskId'))) broken.helpdeskId = 'uuid';
  }
  if (vendor === 'noibu') {
    if (!text('console')) broken.console = 'needed';
    else if (!noibuOf(text('console'))) broken.console = 'uuid';
  }
  if (hasSecret(vendor)) {
    if (!secret && !kept && !(isFetched && !text('tokenHeader'))) broken.secret = 'needed';
    if (secret.length > 10_000) broken.secret = 'long';
    if (isFetched) {
      if (!text('tokenUrl')) broken.tokenUrl = 'needed';
      if (!/^[\w-]{0,100}$/.test(text('tokenHeader'))) broken.tokenHeader = 'header';
      if (secret.includes('PRIVATE KEY')) broken.secret = 'privateKey';
    } else if (vendor === 'cobrowse' && secret) {
      if (secret.includes('PRIVATE KEY')) broken.secret = 'privateKey';
      else if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(secret)) broken.secret = 'jwt';
    }
  }

  const candidate = {
    vendor,
    id,
    label: text('label') || undefined,
    api: text('api'),
    ...partsOf(vendor, draft),
  };
  const checked = v.safeParse(accountSchema, candidate);
  if (!checked.success && checked.issues.some((issue) => v.getDotPath(issue) === 'api')) {
    broken[vendor === 'noibu' ? 'console' : 'api'] ??= 'api';
  }
  if (!checked.success && checked.issues.some((issue) => v.getDotPath(issue) === 'tokenFrom.url')) {
    broken.tokenUrl ??= 'api';
  }
  if (!checked.success || Object.keys(broken).length > 0) {
    return { broken: Object.keys(broken).length > 0 ? broken : { api: 'api' } };
  }
  return { account: checked.output, secret: secret || undefined, broken: undefined };
}

/** Whether what is kept of the account's key or token goes on to the place that it was given for. */
export function keepsSecret(before: Account | undefined, draft: AccountDraft): boolean {
  if (before?.vendor !== 'cobrowse') return before !== undefined;
  return before.tokenFrom?.url === (draft.tokenBy === 'fetched' ? draft.tokenUrl.trim() : undefined);
}

function partsOf(vendor: Vendor, draft: AccountDraft): object {
  switch (vendor) {
    case 'helpshift':
      return {
        domain: domainOf(draft.domain.trim()) ?? '',
        appId: draft.appId.trim(),
        verifiesIdentity: draft.verifiesIdentity === 'yes' || undefined,
      };
    case 'helpdesky':
      return { helpdeskId: uuidIn(draft.helpdeskId) ?? '' };
    case 'noibu':
      return noibuOf(draft.console.trim()) ?? {};
    case 'cobrowse': {
      const from = { url: draft.tokenUrl.trim(), header: draft.tokenHeader.trim() || undefined };
      return {
        tokenFrom: draft.tokenBy === 'fetched' ? from : undefined,
        tokenInAddress: draft.tokenInAddress === 'yes' || undefined,
      };
    }
  }
}

/** People paste the dashboard's address for its first part. */
function domainOf(text: string): string | undefined {
  const host = /^(?:https?:\/\/)?([a-z0-9][a-z0-9-]{0,62})(?:\.helpshift\.com(?:\/.*)?)?\/?$/i.exec(text);
  return host?.[1]?.toLowerCase();
}

function uuidIn(text: string): string | undefined {
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0].toLowerCase();
}

/** From an address of the console its host and the domain's ID; from a bare ID the ID alone. */
function noibuOf(text: string): { domainId: string; api?: string } | undefined {
  const domainId = domainIdOf(text);
  if (domainId) return { domainId, api: new URL(text).origin };
  const bare = /^[0-9a-f-]{36}$/i.test(text) ? uuidIn(text) : undefined;
  return bare ? { domainId: bare } : undefined;
}
