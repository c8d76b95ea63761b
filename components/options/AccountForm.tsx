import { useState } from 'preact/hooks';
import type { Account, Vendor } from '../../utils/accounts/account.ts';
import { words } from '../../utils/i18n/words.ts';
import { CheckField, TextField } from '../form/Field.tsx';
import {
  type AccountDraft,
  accountOf,
  type BrokenAccount,
  draftOf,
  hasSecret,
  keepsSecret,
} from './account-form.ts';
import { SaveActions } from './SaveActions.tsx';
import { TokenFields } from './TokenFields.tsx';

/** One vendor's account: its fields, its key or token, and under "Advanced" the address of its API. */
export function AccountForm({
  vendor,
  account,
  newId,
  onSave,
  onCancel,
}: {
  vendor: Vendor;
  /** The one that is edited; absent for a new one. */
  account?: Account | undefined;
  newId: string;
  /** Called within the click, so that the permission can be asked for. */
  onSave: (account: Account, secret: string | undefined) => void;
  onCancel: () => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(vendor, account));
  const [broken, setBroken] = useState<BrokenAccount>({});
  const kept = account !== undefined;
  const field = (name: keyof AccountDraft) => {
    const rule = broken[name];
    return {
      value: draft[name],
      onValue: (value: string) => setDraft({ ...draft, [name]: value }),
      error:
        rule === undefined
          ? undefined
          : words(rule === 'needed' ? 'options.needed' : `options.accounts.rule.${rule}`),
    };
  };
  return (
    <form
      class="fields panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const read = accountOf(vendor, account?.id ?? newId, draft, account);
        setBroken(read.broken ?? {});
        if (read.broken === undefined) onSave(read.account, read.secret);
      }}
    >
      {vendor === 'helpshift' && (
        <div class="pair">
          <TextField
            label={words('options.accounts.domain')}
            hint={words('options.accounts.domainHint')}
            first
            {...field('domain')}
          />
          <TextField
            label={words('options.accounts.appId')}
            hint={words('options.accounts.appIdHint')}
            {...field('appId')}
          />
        </div>
      )}
      {vendor === 'helpdesky' && (
        <TextField
          label={words('options.accounts.helpdeskId')}
          hint={words('options.accounts.helpdeskIdHint')}
          first
          {...field('helpdeskId')}
        />
      )}
      {vendor === 'noibu' && (
        <TextField
          label={words('options.accounts.console')}
          hint={words('options.accounts.consoleHint')}
          mode="url"
          first
          {...field('console')}
        />
      )}
      {vendor === 'cobrowse' && <TokenFields field={field} kept={keepsSecret(account, draft)} />}
      {hasSecret(vendor) && vendor !== 'cobrowse' && (
        <TextField
          label={words('options.accounts.key')}
          hint={kept ? words('options.accounts.kept') : undefined}
          secret
          {...field('secret')}
        />
      )}
      {vendor === 'helpshift' && (
        <CheckField
          label={words('options.accounts.verifiesIdentity')}
          hint={words('options.accounts.verifiesIdentityHint')}
          checked={draft.verifiesIdentity === 'yes'}
          onChecked={(yes) => setDraft({ ...draft, verifiesIdentity: yes ? 'yes' : '' })}
        />
      )}
      <TextField
        label={words('options.accounts.label')}
        hint={words('options.accounts.labelHint')}
        {...field('label')}
      />
      {vendor !== 'noibu' && (
        <details open={broken.api !== undefined}>
          <summary>{words('options.accounts.advanced')}</summary>
          <div class="fields">
            {' '}
            <TextField
              label={words('options.accounts.api')}
              hint={words('options.accounts.apiHint')}
              mode="url"
              {...field('api')}
            />
            {vendor === 'cobrowse' && (
              <CheckField
                label={words('options.accounts.tokenInAddress')}
                hint={words('options.accounts.tokenInAddressHint')}
                checked={draft.tokenInAddress === 'yes'}
                onChecked={(yes) => setDraft({ ...draft, tokenInAddress: yes ? 'yes' : '' })}
              />
            )}
          </div>{' '}
        </details>
      )}
      <SaveActions onCancel={onCancel} />
    </form>
  );
}
