import { useState } from 'preact/hooks';
import type { Account } from '../../utils/accounts/account.ts';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { WatchRequest } from '../../utils/unread/watch.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { CheckField, ChoiceField, TextField } from '../form/Field.tsx';

/** What the form holds while it is filled in; the token is not among it, since drafts are kept. */
export type WatchDraft = Record<
  'account' | 'name' | 'email' | 'id' | 'phone' | 'contactId' | 'agreed',
  string
>;

export const emptyWatch: WatchDraft = {
  account: '',
  name: '',
  email: '',
  id: '',
  phone: '',
  contactId: '',
  agreed: '',
};

/** Whose unread messages are to be counted. */
export function WatchForm({
  accounts,
  draft,
  busy,
  trouble,
  onDraft,
  onWatch,
}: {
  /** Helpshift's and Helpdesky's, with what the agent calls them. */
  accounts: { account: Account; name: string }[];
  draft: WatchDraft;
  busy: boolean;
  trouble?: Trouble | undefined;
  onDraft: (draft: WatchDraft) => void;
  onWatch: (request: WatchRequest) => void;
}) {
  const [token, setToken] = useState('');
  const [checked, setChecked] = useState(false);
  const chosen = accounts.find(({ account }) => account.id === draft.account) ?? accounts[0];
  if (!chosen) return null;
  const { vendor, id: account } = chosen.account;
  const field = (name: keyof WatchDraft) => ({
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
  });
  const request = requestOf({ ...draft, account }, vendor, token);
  const missing = checked && !request;
  return (
    <form
      class="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (request && !busy) onWatch(request);
      }}
    >
      {accounts.length > 1 && (
        <ChoiceField
          label={words('unread.form.account')}
          choices={accounts.map(({ account, name }) => ({ value: account.id, label: name }))}
          {...field('account')}
          value={account}
        />
      )}
      <TextField label={words('unread.form.name')} first {...field('name')} />
      {vendor === 'helpshift' ? (
        <>
          <TextField
            label={words('unread.form.email')}
            mode="email"
            {...field('email')}
            error={missing ? words('unread.form.identify') : undefined}
          />
          <div class="pair">
            <TextField label={words('unread.form.uid')} {...field('id')} />
            <TextField label={words('unread.form.phone')} mode="tel" {...field('phone')} />
          </div>
          <p class="hint">{words('unread.form.identify')}</p>
        </>
      ) : (
        <>
          <TextField
            label={words('unread.form.contactId')}
            {...field('contactId')}
            error={missing && !draft.contactId.trim() ? words('unread.form.needed') : undefined}
          />
          <TextField
            label={words('unread.form.contactToken')}
            hint={words('unread.form.tokenHint')}
            secret
            value={token}
            onValue={setToken}
            error={missing && !token.trim() ? words('unread.form.needed') : undefined}
          />
          <CheckField
            label={words('unread.form.agreed')}
            hint={words('unread.form.agreedHint')}
            checked={draft.agreed === 'yes'}
            onChecked={(agreed) => onDraft({ ...draft, agreed: agreed ? 'yes' : '' })}
          />
        </>
      )}
      <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
      <div class="actions">
        <button type="submit" class="main" disabled={busy}>
          {words('unread.form.save')}
        </button>
      </div>
    </form>
  );
}

/** The request that the form means, or undefined while something that it needs is missing. */
function requestOf(draft: WatchDraft, vendor: Account['vendor'], token: string): WatchRequest | undefined {
  const { account, agreed } = draft;
  const [name, email, id, phone, contactId] = [
    draft.name,
    draft.email,
    draft.id,
    draft.phone,
    draft.contactId,
  ].map((text) => text.trim() || undefined);
  if (vendor === 'helpshift') {
    if (!email && !id && !phone) return undefined;
    return { vendor, account, customer: { name, email, id, phone } };
  }
  const contactToken = token.trim();
  if (vendor !== 'helpdesky' || !contactId || !contactToken) return undefined;
  return { vendor, account, name, contactId, contactToken, agreed: agreed === 'yes' };
}
