import { words } from '../../utils/i18n/words.ts';
import { defaultExpiry, localTime } from '../../utils/links/expiry.ts';
import { ChoiceField, TextField } from '../form/Field.tsx';
import type { LinkDraft } from './draft.ts';
import { lifeWords } from './life.ts';
import type { FieldProps } from './parts.ts';

const lives = ['30m', '1h', '6h', defaultExpiry, '3d', '7d', '30d'];
const units = ['m', 'h', 'd'] as const;
const unitWords = { m: 'link.unitMinutes', h: 'link.unitHours', d: 'link.unitDays' } as const;

/** What is chosen: a usual length, another one (`own`), or `until` a day and time. */
function chosenOf(life: string): string {
  if (life === '') return defaultExpiry;
  return lives.includes(life) || life === 'until' ? life : 'own';
}

/** How long a link works: a usual length, or that `ExpiryMore` is to say it. */
export function ExpiryField({ draft, field }: { draft: LinkDraft; field: FieldProps }) {
  const { onValue, name } = field('expiry');
  return (
    <ChoiceField
      label={words('link.expiry')}
      name={name}
      value={chosenOf(draft.expiry)}
      choices={[
        ...lives.map((each) => ({
          value: each,
          label: words(each === defaultExpiry ? 'link.expiryUsual' : 'link.expiryLife', {
            life: lifeWords(each),
          }),
        })),
        { value: 'own', label: words('link.expiryOwn') },
        { value: 'until', label: words('link.expiryUntil') },
      ]}
      // A unit without a number is another length that is still to be typed.
      onValue={(next) => onValue(next === 'own' ? 'h' : next)}
    />
  );
}

/** Another length, or a day and time; nothing while a usual length is chosen. */
export function ExpiryMore({ draft, field }: { draft: LinkDraft; field: FieldProps }) {
  const { error, onValue, name } = field('expiry');
  const chosen = chosenOf(draft.expiry);
  if (chosen === 'until') {
    const until = localTime(draft.until);
    return (
      <TextField
        label={words('link.until')}
        hint={until === undefined ? undefined : words('link.untilHint', { when: momentWords(until) })}
        time
        {...field('until')}
      />
    );
  }
  if (chosen !== 'own') return null;
  const unit = units.find((each) => draft.expiry.endsWith(each)) ?? 'h';
  const amount = draft.expiry.replace(/[mhd]$/, '');
  return (
    <div class="pair">
      <TextField
        label={words('link.amount')}
        mode="numeric"
        name={name}
        error={error}
        value={amount}
        onValue={(next) => onValue(`${next.trim()}${unit}`)}
      />
      <ChoiceField
        label={words('link.unit')}
        name={name}
        value={unit}
        choices={units.map((each) => ({ value: each, label: words(unitWords[each]) }))}
        onValue={(next) => onValue(`${amount}${next}`)}
      />
    </div>
  );
}

/** A moment with its zone, since the customer may be in another. */
function momentWords(time: number): string {
  return new Intl.DateTimeFormat(undefined, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(time);
}
