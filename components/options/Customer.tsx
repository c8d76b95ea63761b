import { useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { CustomerCount, CustomerFound } from '../../utils/keeping/customer.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import type { CustomerKey } from '../../utils/sessions/posting.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { ChoiceField, TextField } from '../form/Field.tsx';
import { Question } from './Question.tsx';
import { listed } from './Retention.tsx';

const ways = ['email', 'phone', 'id'] as const;

export interface CustomerProps {
  /** What is kept of whom, once it was looked up. */
  found?: { key: CustomerKey; kept: CustomerFound } | undefined;
  busy: boolean;
  /** What went. */
  gone?: CustomerCount | undefined;
  trouble?: Trouble | undefined;
  onFind: (key: CustomerKey) => void;
  /** Deletes the customer that was found. */
  onDelete: (key: CustomerKey) => void;
}

/** Everything of one person goes: looked up first, shown, and asked about. */
export function Customer({ found, busy, gone, trouble, onFind, onDelete }: CustomerProps) {
  const [by, setBy] = useState<(typeof ways)[number]>('email');
  const [value, setValue] = useState('');
  const [checked, check] = useState(false);
  const [asking, ask] = useState(false);
  const who = found ? (found.key.email ?? found.key.phone ?? found.key.id ?? '') : '';
  const parts = found ? partsOf(found.kept) : [];
  return (
    <section id="customer" aria-labelledby="customer-title">
      <h2 id="customer-title">{words('options.customer.title')}</h2>
      <p class="quiet">{words('options.customer.intro')}</p>
      <form
        class="fields"
        aria-labelledby="customer-title"
        onSubmit={(event) => {
          event.preventDefault();
          check(true);
          if (value.trim() !== '') onFind({ [by]: value.trim() });
        }}
      >
        <div class="pair">
          <ChoiceField
            label={words('options.customer.by')}
            value={by}
            choices={ways.map((way) => ({ value: way, label: words(`options.customer.${way}`) }))}
            onValue={(way) => setBy(ways.find((each) => each === way) ?? 'email')}
          />
          <TextField
            label={words('options.customer.value')}
            error={checked && value.trim() === '' ? words('options.customer.needed') : undefined}
            value={value}
            onValue={setValue}
          />
        </div>
        <div class="actions">
          <button type="submit" disabled={busy}>
            {words('options.customer.find')}
          </button>
        </div>
      </form>
      <div role="status">
        {found && parts.length === 0 && <p>{words('options.customer.nothing')}</p>}
        {found && parts.length > 0 && (
          <>
            <p dir="auto">{words('options.customer.found', { who })}</p>
            <ul>
              {parts.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
            {found.kept.also.length > 0 && (
              <p class="quiet" dir="auto">
                {words('options.customer.also', {
                  others: listed(found.kept.also.map(({ email, phone, id }) => email ?? phone ?? id ?? '')),
                })}
              </p>
            )}
          </>
        )}
        {found?.kept.isImporting && <p class="trouble">{words('options.customer.importing')}</p>}
        {gone && <p>{words('options.customer.done', { what: listed(partsOf(gone)) })}</p>}
        {trouble && <TroubleLines trouble={trouble} />}
      </div>
      {found && parts.length > 0 && (
        <div class="actions">
          <button type="button" class="danger" disabled={busy} onClick={() => ask(true)}>
            {words('options.customer.start')}
          </button>
        </div>
      )}
      {asking && found && (
        <Question
          ask={words('options.customer.ask', { who })}
          yes={words('options.customer.yes')}
          no={words('options.customer.no')}
          onAnswer={(yes) => {
            ask(false);
            if (yes) onDelete(found.key);
          }}
        />
      )}
    </section>
  );
}

function partsOf({ sessions, sightings, links, watches, conversations, presets }: CustomerCount): string[] {
  return [
    ...(sessions > 0 ? [counted('options.backup.counts.sessions', sessions)] : []),
    ...(sightings > 0 ? [counted('options.backup.counts.sightings', sightings)] : []),
    ...(links > 0 ? [counted('options.backup.counts.links', links)] : []),
    ...(watches > 0 ? [counted('options.backup.counts.watches', watches)] : []),
    ...(presets > 0 ? [counted('options.backup.counts.presets', presets)] : []),
    ...(conversations > 0 ? [counted('options.backup.counts.conversations', conversations)] : []),
  ];
}
