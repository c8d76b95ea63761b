import { words } from '../../utils/i18n/words.ts';
import { ChoiceField, TextField } from '../form/Field.tsx';
import type { AccountDraft } from './account-form.ts';

type Wired = { value: string; onValue: (value: string) => void; error: string | undefined };

/** Where the agent's token comes from: pasted, or fetched anew whenever it is about to expire. */
export function TokenFields({
  field,
  kept,
}: {
  field: (name: keyof AccountDraft) => Wired;
  /** A token, or the header's value, is kept already. */
  kept: boolean;
}) {
  const by = field('tokenBy');
  const hint = kept ? words('options.accounts.kept') : undefined;
  return (
    <>
      <ChoiceField
        label={words('options.accounts.tokenBy')}
        choices={[
          { value: 'pasted', label: words('options.accounts.tokenPasted') },
          { value: 'fetched', label: words('options.accounts.tokenFetched') },
        ]}
        {...by}
      />
      {by.value === 'fetched' ? (
        <>
          <TextField
            label={words('options.accounts.tokenUrl')}
            hint={words('options.accounts.tokenUrlHint')}
            mode="url"
            {...field('tokenUrl')}
          />
          <div class="pair">
            <TextField
              label={words('options.accounts.tokenHeader')}
              hint={words('options.accounts.tokenHeaderHint')}
              {...field('tokenHeader')}
            />
            <TextField
              label={words('options.accounts.tokenHeaderValue')}
              hint={hint}
              secret
              {...field('secret')}
            />
          </div>
        </>
      ) : (
        <TextField
          label={words('options.accounts.token')}
          hint={hint ?? words('options.accounts.tokenHint')}
          secret
          first
          {...field('secret')}
        />
      )}
    </>
  );
}
