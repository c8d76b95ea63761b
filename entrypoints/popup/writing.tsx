import { useState } from 'preact/hooks';
import { TroubleLines } from '../../components/card/TroubleLines.tsx';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { Customer } from '../../utils/sessions/session.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';
import type { Place } from './place.ts';

/**
 * The way to a new Helpdesky conversation, in a window of its own; for agents with an account there.
 * @param props.customer whom it is for; without one the form asks
 */
export function WriteButton({ where, customer }: { where: Place; customer?: Customer | undefined }) {
  const accounts = useLive((db) => db.accounts.where('vendor').equals('helpdesky').count());
  const [trouble, setTrouble] = useState<Trouble>();
  if (!accounts?.ok || accounts.value === 0) return null;
  const { email, name } = customer ?? {};
  return (
    <>
      <button
        type="button"
        class={customer ? undefined : 'plain own-row'}
        onClick={async () => {
          const answer = await ask('conversation.show', { start: { email, name } });
          if (!answer.ok) setTrouble(answer.trouble);
          else if (where.inPopup) window.close();
        }}
      >
        {words('conversation.start.title')}
      </button>
      {trouble && <TroubleLines trouble={trouble} />}
    </>
  );
}
