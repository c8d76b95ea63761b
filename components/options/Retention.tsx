import { useEffect, useState } from 'preact/hooks';
import { counted, words } from '../../utils/i18n/words.ts';
import type { PurgeSetting } from '../../utils/keeping/purging.ts';
import type { Retention as Bounds } from '../../utils/keeping/retention.ts';
import type { StorageState } from '../../utils/keeping/storage.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { when } from '../card/time.ts';
import { TextField } from '../form/Field.tsx';

export interface RetentionProps {
  kept: Bounds;
  /** How the newest purge went; absent before the first. */
  purge?: PurgeSetting | undefined;
  /** Absent until the browser told. */
  storage?: StorageState | undefined;
  now: number;
  trouble?: Trouble | undefined;
  /** @returns whether it was kept */
  onSave: (bounds: Bounds) => Promise<boolean>;
  onAskBrowser: () => void;
}

/** How long data is kept, what went of it, and how much room it takes. */
export function Retention({ kept, purge, storage, now, trouble, onSave, onAskBrowser }: RetentionProps) {
  const [days, setDays] = useState(shown(kept.days));
  const [most, setMost] = useState(shown(kept.most));
  const [checked, check] = useState(false);
  const [saved, setSaved] = useState(false);
  // Saved here, changed in another window, or restored with a backup.
  useEffect(() => {
    setDays(shown(kept.days));
    setMost(shown(kept.most));
  }, [kept.days, kept.most]);
  const bounds = { days: read(days, 1, 3650), most: read(most, 1000, 10_000_000) };
  const change = (set: (value: string) => void) => (value: string) => {
    setSaved(false);
    set(value);
  };
  const save = async () => {
    check(true);
    if (bounds.days === 'wrong' || bounds.most === 'wrong') return;
    setSaved(await onSave({ days: bounds.days, most: bounds.most }));
  };
  return (
    <section id="keeping" aria-labelledby="keeping-title">
      <h2 id="keeping-title">{words('options.keeping.title')}</h2>
      <p class="quiet">{words('options.keeping.intro')}</p>
      <form
        class="fields"
        aria-labelledby="keeping-title"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div class="pair">
          <TextField
            label={words('options.keeping.days')}
            hint={words('options.keeping.daysHint')}
            error={checked && bounds.days === 'wrong' ? words('options.keeping.daysWrong') : undefined}
            mode="numeric"
            value={days}
            onValue={change(setDays)}
          />
          <TextField
            label={words('options.keeping.most')}
            hint={words('options.keeping.mostHint')}
            error={checked && bounds.most === 'wrong' ? words('options.keeping.mostWrong') : undefined}
            mode="numeric"
            value={most}
            onValue={change(setMost)}
          />
        </div>
        <div class="actions">
          <button type="submit">{words('options.save')}</button>
        </div>
      </form>
      <div role="status">
        {saved && <p class="good">{words('options.keeping.saved')}</p>}
        <p>{purgeWords(purge, now)}</p>
        {trouble && <TroubleLines trouble={trouble} />}
      </div>
      {storage && (
        <div class="row-line">
          <p>
            {usedWords(storage)} {words(storage.isSafe ? 'options.keeping.safe' : 'options.keeping.unsafe')}
          </p>
          {!storage.isSafe && (
            <button type="button" onClick={onAskBrowser}>
              {words('options.keeping.askBrowser')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

/** In digits that `read` takes back. */
const plainNumber = new Intl.NumberFormat(undefined, { numberingSystem: 'latn' });

function shown(bound: number | undefined): string {
  return bound === undefined ? '' : plainNumber.format(bound);
}

/** A bound as it was typed: people part thousands in many ways. */
function read(typed: string, least: number, most: number): number | undefined | 'wrong' {
  const plain = typed.replace(/[\s.,'’_٬]/g, '');
  if (plain === '') return undefined;
  const value = Number(plain);
  return /^\d{1,9}$/.test(plain) && value >= least && value <= most ? value : 'wrong';
}

function purgeWords(purge: PurgeSetting | undefined, now: number): string {
  if (purge?.begunAt === undefined) return words('options.keeping.never');
  if (purge.doneAt === undefined) return words('options.keeping.going');
  const { sessions, sightings, links } = purge.gone;
  const parts = [
    ...(sessions > 0 ? [counted('options.backup.counts.sessions', sessions)] : []),
    ...(sightings > 0 ? [counted('options.backup.counts.sightings', sightings)] : []),
    ...(links > 0 ? [counted('options.backup.counts.links', links)] : []),
  ];
  const what =
    parts.length > 0
      ? words('options.keeping.went', { what: listed(parts) })
      : words('options.keeping.nothing');
  return words('options.keeping.last', { time: when(purge.doneAt, now), what });
}

export function listed(parts: readonly string[]): string {
  return new Intl.ListFormat(undefined, { type: 'conjunction' }).format(parts);
}

function usedWords({ used, room }: StorageState): string {
  if (used === undefined) return '';
  return room === undefined
    ? words('options.keeping.used', { used: sizeWords(used) })
    : words('options.keeping.usedOf', { used: sizeWords(used), room: sizeWords(room) });
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

function sizeWords(bytes: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const unit = units[step] ?? 'byte';
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumSignificantDigits: 3 }).format(
    bytes / 1000 ** step,
  );
}
