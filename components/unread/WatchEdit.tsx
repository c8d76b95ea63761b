import { useState } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { WatchChange } from '../../utils/unread/request.ts';
import type { Watch } from '../../utils/unread/watch.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { CheckField, TextField } from '../form/Field.tsx';
import { readNumber } from './number.ts';

/** What the agent says of a watch: its name, notes, and when it ends by itself. */
export function WatchEdit({
  watch,
  busy,
  trouble,
  onSave,
}: {
  watch: Watch;
  busy: boolean;
  trouble?: Trouble | undefined;
  onSave: (change: WatchChange) => void;
}) {
  const [name, setName] = useState(watch.name);
  const [notes, setNotes] = useState(watch.notes ?? '');
  const [days, setDays] = useState(String(watch.ends?.days ?? ''));
  const [withIssue, setWithIssue] = useState(watch.ends?.withIssue === true);
  const [checked, check] = useState(false);
  const read = readNumber(days, 1, 3650);
  return (
    <form
      class="fields"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        check(true);
        if (busy || read === 'wrong' || !name.trim()) return;
        onSave({ name: name.trim(), notes, ends: { days: read, withIssue } });
      }}
    >
      <TextField
        label={words('watch.name')}
        first
        value={name}
        onValue={setName}
        error={checked && !name.trim() ? words('unread.form.needed') : undefined}
      />
      <TextField label={words('watch.notes')} rows={3} value={notes} onValue={setNotes} />
      <TextField
        label={words('watch.endDays')}
        hint={words('watch.endDaysHint')}
        error={checked && read === 'wrong' ? words('watch.endDaysWrong') : undefined}
        mode="numeric"
        value={days}
        onValue={setDays}
      />
      {watch.vendor === 'helpshift' && (
        <CheckField label={words('watch.endWithIssue')} checked={withIssue} onChecked={setWithIssue} />
      )}
      <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
      <div class="actions">
        <button type="submit" class="main" disabled={busy}>
          {words('watch.save')}
        </button>
      </div>
    </form>
  );
}
