import { useState } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { emailPattern } from '../../utils/sessions/email.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { CheckField, ChoiceField, TextField } from '../form/Field.tsx';

/** What the form holds; `once` is the conversation's id, so that one form starts one conversation. */
export type StartDraft = Record<'account' | 'email' | 'name' | 'text' | 'agreed' | 'once', string>;

export const emptyStart: StartDraft = { account: '', email: '', name: '', text: '', agreed: '', once: '' };

export interface StartFormProps {
  /** Helpdesky's. */
  accounts: { id: string; name: string }[];
  draft: StartDraft;
  busy: boolean;
  trouble?: Trouble | undefined;
  /** Conversations whose first message did not arrive, or may not have. */
  unsent: { id: string; name: string }[];
  onDraft: (draft: StartDraft) => void;
  onStart: (draft: StartDraft) => void;
  onShow: (id: string) => void;
  onAddAccount: () => void;
}

/** Starts a conversation in a customer's name, as they would in the widget. */
export function StartForm(props: StartFormProps) {
  const { accounts, draft, busy, trouble, unsent, onDraft, onStart, onShow, onAddAccount } = props;
  const [checked, check] = useState(false);
  const account = accounts.find(({ id }) => id === draft.account) ?? accounts[0];
  const field = (name: keyof StartDraft) => ({
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
  });
  const isEmail = emailPattern.test(draft.email.trim());
  const hasText = draft.text.trim() !== '';
  return (
    <div class="start">
      <header>
        <h1>{words('conversation.start.title')}</h1>
        <p class="quiet whole">{words('conversation.start.intro')}</p>
      </header>
      {unsent.length > 0 && (
        <section aria-labelledby="unsent-title">
          <h2 id="unsent-title">{words('conversation.start.unsent')}</h2>
          <ul>
            {unsent.map(({ id, name }) => (
              <li key={id}>
                <button type="button" onClick={() => onShow(id)}>
                  <bdi>{name}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {account ? (
        <form
          class="fields"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            check(true);
            if (isEmail && hasText && !busy) onStart({ ...draft, account: account.id });
          }}
        >
          {accounts.length > 1 && (
            <ChoiceField
              label={words('conversation.start.account')}
              choices={accounts.map(({ id, name }) => ({ value: id, label: name }))}
              {...field('account')}
              value={account.id}
            />
          )}
          <TextField
            label={words('conversation.start.email')}
            mode="email"
            first={draft.email === ''}
            {...field('email')}
            error={checked && !isEmail ? words('conversation.emailRule') : undefined}
          />
          <TextField label={words('conversation.start.name')} {...field('name')} />
          <TextField
            label={words('conversation.start.text')}
            hint={words('conversation.start.textHint')}
            rows={5}
            {...field('text')}
            error={checked && !hasText ? words('conversation.start.textRule') : undefined}
          />
          <CheckField
            label={words('conversation.agree')}
            hint={words('conversation.agreeHint')}
            checked={draft.agreed === 'yes'}
            onChecked={(agreed) => onDraft({ ...draft, agreed: agreed ? 'yes' : '' })}
          />
          <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
          <div class="actions">
            <button type="submit" class="main" disabled={busy}>
              {words(busy ? 'thread.sending' : 'conversation.start.send')}
            </button>
          </div>
        </form>
      ) : (
        <p>
          {words('conversation.start.noAccount')}{' '}
          <button type="button" class="plain" onClick={onAddAccount}>
            {words('conversation.start.addAccount')}
          </button>
        </p>
      )}
    </div>
  );
}
