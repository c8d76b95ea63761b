import { useEffect, useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { budgets } from '../../utils/unread/pace.ts';
import type { QuietHours, UnreadSettings } from '../../utils/unread/settings.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { lasting } from '../card/time.ts';
import { CheckField, Field, TextField } from '../form/Field.tsx';
import { readNumber } from '../unread/number.ts';
import { QueueForm, type QueueProps } from './Queue.tsx';
import { RosterForm, type RosterProps } from './Roster.tsx';

export type UnreadChoice = Omit<UnreadSettings, 'pausedUntil' | 'offBadge'>;

export interface UnreadProps {
  kept: UnreadChoice;
  /** Requests of the last hour. */
  spent: number;
  /** By how much the budget makes each watch wait longer, in ms. */
  stretch: number;
  /** The browser said no to notifications. */
  refused: boolean;
  trouble?: Trouble | undefined;
  queues: Omit<QueueProps, 'onSave'>[];
  onQueue: QueueProps['onSave'];
  roster: RosterProps;
  /** @returns whether it was kept */
  onSave: (choice: UnreadChoice) => Promise<boolean>;
  /** Within the click: the browser asks at no other time. */
  onNotify: (notify: boolean) => void;
}

/** How often vendors are asked for unread messages, what the agent hears of it, their own queue, and lists of customers. */
export function Unread(props: UnreadProps) {
  const { kept, spent, stretch, refused, trouble, queues, onQueue, roster, onSave, onNotify } = props;
  const [budget, setBudget] = useState(shown(kept.budget));
  const [days, setDays] = useState(shown(kept.endDays));
  const [from, setFrom] = useState(clockOf(kept.quiet?.from));
  const [to, setTo] = useState(clockOf(kept.quiet?.to));
  const [checked, check] = useState(false);
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    setBudget(shown(kept.budget));
    setDays(shown(kept.endDays));
    setFrom(clockOf(kept.quiet?.from));
    setTo(clockOf(kept.quiet?.to));
  }, [kept.budget, kept.endDays, kept.quiet?.from, kept.quiet?.to]);
  const read = {
    budget: readNumber(budget, budgets.least, budgets.most),
    days: readNumber(days, 1, 3650),
  };
  const change = (set: (value: string) => void) => (value: string) => {
    setSaved(false);
    set(value);
  };
  return (
    <section id="unread" aria-labelledby="unread-options-title">
      <h2 id="unread-options-title">{words('options.unread.title')}</h2>
      <p class="quiet">{words('options.unread.intro')}</p>
      <form
        class="fields"
        noValidate
        aria-labelledby="unread-options-title"
        onSubmit={async (event) => {
          event.preventDefault();
          check(true);
          if (read.budget === 'wrong' || read.budget === undefined || read.days === 'wrong') return;
          const quiet = quietOf(from, to);
          setSaved(await onSave({ budget: read.budget, endDays: read.days, notify: kept.notify, quiet }));
        }}
      >
        <div class="pair">
          <TextField
            label={words('options.unread.budget')}
            hint={words('options.unread.budgetHint')}
            error={
              checked && (read.budget === 'wrong' || read.budget === undefined)
                ? words('options.unread.budgetWrong')
                : undefined
            }
            mode="numeric"
            value={budget}
            onValue={change(setBudget)}
          />
          <TextField
            label={words('options.unread.endDays')}
            hint={words('options.unread.endDaysHint')}
            error={checked && read.days === 'wrong' ? words('watch.endDaysWrong') : undefined}
            mode="numeric"
            value={days}
            onValue={change(setDays)}
          />
        </div>
        <p>
          {counted('options.unread.spent', spent, { budget: shown(kept.budget) })}{' '}
          {stretch > 0
            ? words('options.unread.binds', { time: lasting(Math.max(60_000, stretch)) })
            : words('options.unread.fits')}
        </p>
        <CheckField
          label={words('options.unread.notify')}
          hint={words('options.unread.notifyHint')}
          checked={kept.notify}
          onChecked={onNotify}
        />
        {refused && <p class="broken">{words('options.unread.notifyRefused')}</p>}
        <fieldset class="pair">
          <legend>{words('options.unread.quiet')}</legend>
          <TimeField label={words('options.unread.from')} value={from} onValue={change(setFrom)} />
          <TimeField label={words('options.unread.to')} value={to} onValue={change(setTo)} />
        </fieldset>
        <p class="hint">{words('options.unread.quietHint')}</p>
        <div class="actions">
          <button type="submit">{words('options.save')}</button>
        </div>
        <div role="status">
          {saved && <p class="good">{words('options.unread.saved')}</p>}
          {trouble && <TroubleLines trouble={trouble} />}
        </div>
      </form>
      <h3>{words('options.unread.queueTitle')}</h3>
      <p class="quiet">{words('options.unread.queueIntro')}</p>
      {queues.length === 0 && <p class="quiet">{words('options.unread.noHelpshift')}</p>}
      {queues.map((queue) => (
        <QueueForm key={queue.account} {...queue} onSave={onQueue} />
      ))}
      <h3>{words('options.unread.listTitle')}</h3>
      <RosterForm {...roster} />
    </section>
  );
}

function TimeField({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (value: string) => void;
}) {
  return (
    <Field label={label}>
      {(wiring) => (
        <input
          {...wiring}
          type="time"
          value={value}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function shown(value: number | undefined): string {
  return value === undefined
    ? ''
    : new Intl.NumberFormat(undefined, { numberingSystem: 'latn' }).format(value);
}

/** Minutes since midnight as a field for times has them. */
function clockOf(minutes: number | undefined): string {
  if (minutes === undefined) return '';
  return [minutes / 60, minutes % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

function quietOf(from: string, to: string): QuietHours | undefined {
  const [a, b] = [from, to].map((clock) => {
    const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? [];
    return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
  });
  return a === undefined || b === undefined ? undefined : { from: a, to: b };
}
