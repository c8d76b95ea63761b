import { useState } from 'preact/hooks';
import { keyOf, words } from '../../utils/i18n/words.ts';
import { emailPattern } from '../../utils/sessions/email.ts';
import type { Queue, QueueState } from '../../utils/unread/request.ts';
import { CheckField, TextField } from '../form/Field.tsx';

export interface QueueProps {
  /** A Helpshift account's id, and what the agent calls it. */
  account: string;
  name: string;
  states: readonly QueueState[];
  /** Absent while it is off. */
  kept?: Queue | undefined;
  onSave: (account: string, queue: Queue | undefined) => void;
}

/** Whether an account's waiting issues are counted, and whose. */
export function QueueForm({ account, name, states, kept, onSave }: QueueProps) {
  const [assignee, setAssignee] = useState(kept?.assignee ?? '');
  const [chosen, choose] = useState<readonly QueueState[]>(kept?.states ?? states);
  const [checked, check] = useState(false);
  const address = assignee.trim();
  const wrong = address !== '' && !emailPattern.test(address);
  const queue = (): Queue => ({ states: [...chosen], ...(address ? { assignee: address } : {}) });
  return (
    <form
      class="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check(true);
        if (!wrong && chosen.length > 0) onSave(account, queue());
      }}
    >
      <CheckField
        label={words('options.unread.queueOn', { who: name })}
        checked={kept !== undefined}
        onChecked={(on) => onSave(account, on && !wrong && chosen.length > 0 ? queue() : undefined)}
      />
      {kept && (
        <>
          <TextField
            label={words('options.unread.queueAssignee')}
            hint={words('options.unread.queueAssigneeHint')}
            error={checked && wrong ? words('options.unread.queueAssigneeWrong') : undefined}
            mode="email"
            value={assignee}
            onValue={setAssignee}
          />
          <fieldset>
            <legend>{words('options.unread.queueStates')}</legend>
            {states.map((state) => (
              <CheckField
                key={state}
                label={words(`options.unread.state.${keyOf(state)}`)}
                checked={chosen.includes(state)}
                onChecked={(on) =>
                  choose(states.filter((each) => (each === state ? on : chosen.includes(each))))
                }
              />
            ))}
          </fieldset>
          <div class="actions">
            <button type="submit" disabled={chosen.length === 0}>
              {words('options.unread.queueSave')}
            </button>
          </div>
        </>
      )}
    </form>
  );
}
