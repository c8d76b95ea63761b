import { words } from '../../utils/i18n/words.ts';
import type { Placeholder } from '../../utils/links/placeholder.ts';
import type { Preset } from '../../utils/links/preset.ts';
import type { Customer } from '../../utils/sessions/session.ts';
import { customerParts } from '../card/SessionLines.tsx';
import { Chips } from './Chips.tsx';
import type { LinkDraft } from './draft.ts';
import { whoFor } from './life.ts';

/** What the form was filled in with, for the agent to judge. */
export interface Filled {
  /** The customer whom the tab names, and whose fields are in the form. */
  who?: string | undefined;
  /** The tab names more than one customer, so none was taken. */
  several?: boolean | undefined;
  /** Placeholders that were left empty. */
  missing: readonly Placeholder[];
}

export interface OffersProps {
  presets: readonly Preset[];
  recents: readonly Customer[];
  /** Forms that were being written when something else filled the form in, newest first. */
  asides: readonly LinkDraft[];
  filled?: Filled | undefined;
  onPreset: (id: string) => void;
  onRecent: (customer: Customer) => void;
  onAside: (draft: LinkDraft) => void;
}

/** What fills the form in by one press: presets, recent customers, and what was being written before. */
export function Offers({ presets, recents, asides, filled, ...on }: OffersProps) {
  return (
    <div class="offers">
      <Chips
        label={words('preset.title')}
        chips={presets.map(({ id, name }) => ({ key: id, label: name }))}
        most={7}
        onChoose={on.onPreset}
      />
      <Chips
        label={words('recent.title')}
        chips={recents.map((customer, at) => ({ key: String(at), ...chipOf(customer) }))}
        onChoose={(key) => {
          const customer = recents[Number(key)];
          if (customer) on.onRecent(customer);
        }}
      />
      <Chips
        label={words('recent.asides')}
        chips={asides.map((draft, at) => ({ key: String(at), label: asideWords(draft) }))}
        onChoose={(key) => {
          const draft = asides[Number(key)];
          if (draft) on.onAside(draft);
        }}
      />
      <div role="status" class="quiet">
        {filled && <FilledLines filled={filled} />}
      </div>
    </div>
  );
}

function FilledLines({ filled: { who, several, missing } }: { filled: Filled }) {
  const ofCustomer = missing.filter((name) => name.startsWith('customer.'));
  const ofPage = missing.filter((name) => name.startsWith('page.'));
  return (
    <>
      {/* Set apart, since a name may run in the other direction. */}
      {who && <p>{words('preset.filledFor', { who: `\u2068${who}\u2069` })}</p>}
      {several && <p>{words('preset.several')}</p>}
      {ofCustomer.length > 0 && (
        <p>
          {words(who || several ? 'preset.unknown' : 'preset.noCustomer', {
            list: listOf(ofCustomer),
          })}
        </p>
      )}
      {ofPage.length > 0 && <p>{words('preset.noPage', { list: listOf(ofPage) })}</p>}
    </>
  );
}

function chipOf(customer: Customer): { label: string; title: string } {
  const parts = customerParts(customer);
  return { label: parts[0] ?? '', title: parts.join(' · ') };
}

/** Whom it is for, else how its message begins. */
function asideWords({ name, email, id, phone, message }: LinkDraft): string {
  return whoFor({ name, email, id, phone }) ?? (message.trim().slice(0, 40) || words('recent.nobody'));
}

/** `{customer.name}, {page.title}` */
export function listOf(names: readonly Placeholder[]): string {
  return names.map((name) => `{${name}}`).join(', ');
}
