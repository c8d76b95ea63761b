import { useState } from 'preact/hooks';
import { CustomerSection, type CustomerSectionProps } from '../../components/popup/CustomerSection.tsx';
import type { Done } from '../../utils/choices/choice.ts';
import type { Answer } from '../../utils/messages/answer.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';
import { copyText } from './copying.ts';
import type { Place } from './place.ts';

type Shown = Pick<CustomerSectionProps, 'named' | 'sentence' | 'copied' | 'done' | 'trouble' | 'busy'>;

/** There for agents with a Cobrowse account. The conversation is read when the section is opened, not before. */
export function CustomerPart({
  where,
  now,
  onDone,
  onLink,
}: {
  where: Place;
  now: number;
  onDone: () => void;
  onLink: (email: string) => void;
}) {
  const accounts = useLive((db) => db.accounts.where('vendor').equals('cobrowse').count());
  const [shown, show] = useState<Shown>({ named: [], copied: false, busy: false });
  if (!accounts?.ok || accounts.value === 0) return null;
  const change = (what: Partial<Shown>) => show((before) => ({ ...before, ...what }));
  const take = async (asking: Promise<Answer<Done>>) => {
    change({ busy: true, trouble: undefined, done: undefined });
    const answer = await asking;
    if (!answer.ok) change({ busy: false, trouble: answer.trouble });
    else if (answer.value.is === 'opened') onDone();
    else change({ busy: false, done: answer.value });
  };
  return (
    <CustomerSection
      {...shown}
      now={now}
      onOpen={async () => {
        const answer = await ask('customer.named', { tab: where.tab });
        if (answer.ok) change(answer.value);
      }}
      onDevices={(email) => void take(ask('customer.devices', { email }))}
      onConnect={(email) => void take(ask('customer.connect', { email }))}
      onLink={onLink}
      onCopy={async (text) => change({ copied: await copyText(text) })}
    />
  );
}
