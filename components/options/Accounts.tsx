import { useState } from 'preact/hooks';
import type { Account, Vendor } from '../../utils/accounts/account.ts';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { StoredAccount } from '../../utils/sessions/db.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { when } from '../card/time.ts';
import { AccountForm } from './AccountForm.tsx';
import { Question } from './Question.tsx';
import { TokenLine } from './TokenLine.tsx';

/** An account as the list shows it. */
export interface ListedAccount {
  account: StoredAccount;
  /** What the agent calls it, else the vendor. */
  name: string;
  /** The host that it is reached at. */
  host: string;
  /** Whether the browser lets us talk to that host; true where nothing is asked of it. */
  held: boolean;
}

/** How a test of the connection goes. */
export type AccountTest =
  | { is: 'asking' }
  | { is: 'good'; said: string }
  | { is: 'bad'; trouble: Trouble }
  | undefined;

export const vendors: readonly { vendor: Vendor; name: string }[] = [
  { vendor: 'cobrowse', name: 'Cobrowse' },
  { vendor: 'noibu', name: 'Noibu' },
  { vendor: 'helpshift', name: 'Helpshift' },
  { vendor: 'helpdesky', name: 'Helpdesky' },
];

export interface AccountsProps {
  accounts: ListedAccount[];
  tests: Readonly<Record<string, AccountTest>>;
  /** Epoch ms. */
  now: number;
  trouble?: Trouble | undefined;
  newId: () => string;
  /** Called within the click, so that the permission can be asked for. */
  onSave: (account: Account, secret: string | undefined) => void;
  onAllow: (account: Account) => void;
  onTest: (account: Account) => void;
  onRemove: (account: Account) => void;
}

type Editing = { vendor: Vendor; id: string; account?: Account | undefined };

/** The vendors' accounts. */
export function Accounts(props: AccountsProps) {
  const { accounts, trouble, newId, onSave, onRemove } = props;
  const [editing, edit] = useState<Editing>();
  const [removing, remove] = useState<ListedAccount>();
  const vendorName = vendors.find(({ vendor }) => vendor === editing?.vendor)?.name ?? '';
  return (
    <section id="accounts" aria-labelledby="accounts-title">
      <h2 id="accounts-title">{words('options.accounts.title')}</h2>
      <p class="quiet">{words('options.accounts.intro')}</p>
      {accounts.length > 0 && (
        <ul class="rows-list">
          {accounts.map((listed) => (
            <AccountRow
              key={listed.account.id}
              listed={listed}
              {...props}
              onEdit={() =>
                edit({ vendor: listed.account.vendor, id: listed.account.id, account: listed.account })
              }
              onAskRemove={() => remove(listed)}
            />
          ))}
        </ul>
      )}
      <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
      {editing ? (
        <div class="fields">
          <h3>
            {editing.account
              ? (accounts.find(({ account }) => account.id === editing.id)?.name ?? vendorName)
              : words('options.accounts.new', { vendor: vendorName })}
          </h3>
          <AccountForm
            key={editing.id}
            vendor={editing.vendor}
            account={editing.account}
            newId={editing.id}
            onSave={(account, secret) => {
              onSave(account, secret);
              edit(undefined);
            }}
            onCancel={() => edit(undefined)}
          />
        </div>
      ) : (
        <div class="vendors">
          {vendors.map(({ vendor, name }) => (
            <button key={vendor} type="button" onClick={() => edit({ vendor, id: newId() })}>
              <strong>{words('options.accounts.addVendor', { vendor: name })}</strong>
              <span class="quiet">{words(`options.accounts.what.${vendor}`)}</span>
            </button>
          ))}
        </div>
      )}
      {removing && (
        <Question
          ask={words('options.accounts.removeAsk', { name: removing.name })}
          yes={words('options.remove')}
          no={words('options.cancel')}
          onAnswer={(yes) => {
            if (yes) onRemove(removing.account);
            remove(undefined);
          }}
        />
      )}
    </section>
  );
}

function AccountRow({
  listed: { account, name, host, held },
  tests,
  now,
  onAllow,
  onTest,
  onEdit,
  onAskRemove,
}: { listed: ListedAccount; onEdit: () => void; onAskRemove: () => void } & AccountsProps) {
  const test = tests[account.id];
  const vendor = vendors.find((each) => each.vendor === account.vendor)?.name;
  return (
    <li data-account={account.id}>
      <div class="row-line">
        <bdi class="rest">
          <strong>{name}</strong>
          {vendor && !name.startsWith(vendor) && ` · ${vendor}`}
        </bdi>
        <button
          type="button"
          disabled={test?.is === 'asking'}
          aria-label={words('options.accounts.testLabel', { name })}
          onClick={() => onTest(account)}
        >
          {words('options.accounts.test')}
        </button>
        <button type="button" aria-label={words('options.accounts.editLabel', { name })} onClick={onEdit}>
          {words('options.edit')}
        </button>
        <button
          type="button"
          aria-label={words('options.accounts.removeLabel', { name })}
          onClick={onAskRemove}
        >
          {words('options.remove')}
        </button>
      </div>
      {account.token && <TokenLine token={account.token} who={name} now={now} />}
      {!held && (
        <div class="row-line">
          <p class="trouble rest">
            <span aria-hidden="true">▲ </span>
            {words('options.accounts.notHeld', { host })}
          </p>
          <button
            type="button"
            class="main"
            aria-label={words('options.accounts.allowLabel', { host })}
            onClick={() => onAllow(account)}
          >
            {words('options.accounts.allow')}
          </button>
        </div>
      )}
      <div role="status">
        {test?.is === 'asking' && <p class="quiet">{words('options.accounts.testing', { name })}</p>}
        {test?.is === 'good' && <p class="good">● {test.said}</p>}
        {test?.is === 'bad' && <TroubleLines trouble={test.trouble} />}
      </div>
      {!test && account.check && <CheckLines check={account.check} now={now} />}
    </li>
  );
}

/** How the newest use of the account went, as the database keeps it. */
function CheckLines({ check, now }: { check: NonNullable<StoredAccount['check']>; now: number }) {
  const time = { when: when(check.at, now) };
  if (!check.trouble) return <p class="good">● {words('options.accounts.checkGood', time)}</p>;
  return (
    <div>
      <p class="quiet">{words('options.accounts.checkBad', time)}</p>
      <TroubleLines trouble={check.trouble} />
    </div>
  );
}
