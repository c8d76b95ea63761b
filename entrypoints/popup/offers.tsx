import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isTouched, type LinkDraft } from '../../components/link/draft.ts';
import {
  draftAgain,
  draftWith,
  fieldsFor,
  fillDraft,
  fillPreset,
  readAsides,
  waitingIn,
  withAside,
} from '../../components/link/filling.ts';
import { type Filled, Offers } from '../../components/link/Offers.tsx';
import { PresetSave } from '../../components/link/PresetSave.tsx';
import type { SupportLink } from '../../utils/links/link.ts';
import { customerKeys, type Preset, type PresetFields, presetFieldsOf } from '../../utils/links/preset.ts';
import { presetsOf } from '../../utils/links/presets.ts';
import { recentCustomers } from '../../utils/links/recent.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { peopleOf } from '../../utils/sessions/person.ts';
import type { Customer } from '../../utils/sessions/session.ts';
import { ask } from '../../utils/views/background.ts';
import { useDraft } from '../../utils/views/draft.ts';
import { useLive } from '../../utils/views/live.ts';
import { factsOf, placeholderFacts, type TabFacts } from './facts.ts';
import { secretsRead } from './link-draft.ts';
import { afterPaint } from './painted.ts';
import type { Place } from './place.ts';

/** What the form of a support link is to be filled in with. */
export type Filling =
  | { by: 'customer'; customer: Customer }
  | { by: 'preset'; preset: string }
  /** A link of the history, once more. */
  | { by: 'link'; link: SupportLink }
  /** Whoever was left for this popup under this sign. */
  | { by: 'handed'; once: string };

/** So many are shown; more are no help. */
const mostRecents = 4;
/** `own`: the form as it was filled in by us, which nobody typed. */
const noExtra = { preset: '', asides: '[]', own: '' };

/**
 * Fills the form in, and offers what it can be filled in with.
 *
 *   draft ──a preset, a customer, a link again──▶ filled in        the draft, where something was typed, is put aside
 *     ▲                                              │
 *     └───────────────── "go back" ──────────────────┘
 *
 * @param first what the view was opened with
 * @param draft what is in the form
 * @param keep puts something else into it
 */
export function useOffers(
  where: Place,
  first: Filling | undefined,
  draft: LinkDraft,
  keep: (draft: LinkDraft) => void,
) {
  const presets = useLive(presetsOf);
  const recents = useLive((db) => recentCustomers(db, mostRecents));
  const [extra, keepExtra] = useDraft('linkExtra', noExtra);
  const [isFilling, setFilling] = useState(first !== undefined);
  /** `of`: the form as it was then. What was left empty and has been typed over since is no longer worth a line. */
  const [filled, setFilled] = useState<Filled & { of: string }>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [saved, setSaved] = useState<string>();
  const facts = useFacts(where.tab);
  /** The form was filled in: the focus goes on to what is done next, as soon as that is there. */
  const movesOn = useRef(false);
  useEffect(() => {
    const next = movesOn.current && !isFilling ? nextOf(draft) : undefined;
    if (!next) return;
    movesOn.current = false;
    // The form's own first field takes the focus when it appears; this comes after.
    afterPaint(() => next.focus());
  });
  const latest = useRef({ draft, extra });
  latest.current = { draft, extra };

  const begin = useCallback(
    (next: LinkDraft, { preset = '', filled }: { preset?: string; filled?: Filled } = {}) => {
      const { draft, extra } = latest.current;
      const before = readAsides(extra.asides);
      const asides = textOf(draft) === extra.own ? before : withAside(before, draft);
      // What is gone back to is in the form, and no longer beside it.
      const left = asides.filter((each) => textOf(each) !== textOf(next));
      keepExtra({ preset, asides: JSON.stringify(left), own: textOf(next) });
      keep(next);
      setFilled(filled && { ...filled, of: textOf(next) });
      setTrouble(undefined);
      movesOn.current = true;
    },
    [keep, keepExtra],
  );
  const choosePreset = useCallback(
    async (preset: Preset | undefined, chosen?: Customer) => {
      if (!preset) return;
      const read = await facts.now();
      const known = chosen ? { ...read, customer: chosen } : read;
      const { fields, filled } = fillPreset(preset.fields, placeholderFacts(known), {
        customer: known.customer,
        several: known.customer === undefined && known.people.length > 1,
      });
      begin(draftWith(fields, latest.current.draft), { preset: preset.name, filled });
    },
    [begin, facts],
  );
  const chooseCustomer = useCallback(
    (customer: Customer) => begin(draftWith(fieldsFor(customer), latest.current.draft)),
    [begin],
  );

  const all = presets?.ok ? presets.value : undefined;
  const started = useRef<Filling>(undefined);
  useEffect(() => {
    if (!first || started.current === first || (first.by === 'preset' && !all)) return;
    started.current = first;
    (async () => {
      await secretsRead();
      if (first.by === 'customer') chooseCustomer(first.customer);
      else if (first.by === 'preset') await choosePreset(all?.find(({ id }) => id === first.preset));
      else if (first.by === 'link')
        begin(draftAgain(first.link.request, Date.now()), { preset: first.link.preset ?? '' });
      else {
        const handed = await ask('link.handed', { once: first.once });
        // Loaded anew, the popup has it no more: then it is in the draft.
        if (handed.ok) chooseCustomer(handed.value);
        else if (handed.trouble.reason !== 'gone') setTrouble(handed.trouble);
      }
      setFilling(false);
    })();
  }, [first, all, begin, choosePreset, chooseCustomer]);

  const asides = readAsides(extra.asides);
  const here = facts.known?.people ?? [];
  const save = async (name: string, given: { customer: boolean }) => {
    const fields: PresetFields = presetFieldsOf(draft, given);
    const answer = await ask('preset.save', { name, fields });
    setSaved(answer.ok ? name : undefined);
    setTrouble(answer.ok ? undefined : answer.trouble);
    if (!answer.ok) return;
    // What is in the preset as a whole need not be put aside.
    const isWhole = given.customer || customerKeys.every((key) => draft[key].trim() === '');
    const { extra } = latest.current;
    keepExtra({ ...extra, preset: name, own: isWhole ? textOf(draft) : extra.own });
  };
  return {
    /** What is to be in the form is not known yet. */
    isFilling,
    /** The preset that the form was filled in with; of an empty one there is none. */
    preset: isTouched(draft) ? extra.preset : '',
    /** The form is empty again. */
    clear: () => {
      keepExtra({ ...latest.current.extra, preset: '', own: '' });
      setFilled(undefined);
    },
    above: (
      <Offers
        presets={all ?? []}
        recents={peopleOf([...here, ...(recents?.ok ? recents.value : [])]).slice(0, mostRecents)}
        asides={asides}
        filled={filled && (filled.of === textOf(draft) ? filled : { ...filled, missing: [] })}
        onPreset={(id) => void choosePreset(all?.find((each) => each.id === id))}
        onRecent={(customer) => {
          const { draft, extra } = latest.current;
          const preset = all?.find(({ name }) => name === extra.preset);
          if (preset && textOf(draft) === extra.own) {
            // Nothing was typed since: the preset's texts are for this customer now.
            void choosePreset(preset, customer);
            return;
          }
          // A message that was typed is for the customer who is chosen now.
          const next = { ...draft, ...fieldsFor(customer), token: '', once: '' };
          keep(next);
          setFilled(undefined);
          movesOn.current = true;
        }}
        onAside={(aside) => begin(aside)}
      />
    ),
    below: (
      <PresetSave
        presets={all ?? []}
        suggested={extra.preset}
        saved={saved}
        trouble={trouble}
        waiting={waitingIn(draft)}
        onFillIn={async () => {
          const done = fillDraft(latest.current.draft, placeholderFacts(await facts.now()));
          const next = { ...done.draft, once: '' };
          keep(next);
          setFilled({ ...done.filled, of: textOf(next) });
        }}
        onSave={(name, given) => void save(name, given)}
      />
    ),
  };
}

/** What the tab says, read when the form is opened, and not before. */
function useFacts(tab: number | undefined): { known: TabFacts | undefined; now: () => Promise<TabFacts> } {
  const [known, setKnown] = useState<TabFacts>();
  const [facts] = useState(() => {
    const reading = factsOf(tab);
    return { reading, now: () => reading };
  });
  useEffect(() => {
    let over = false;
    facts.reading.then((read) => {
      if (!over) setKnown(read);
    });
    return () => {
      over = true;
    };
  }, [facts]);
  return { known, now: facts.now };
}

/** What of a form is kept: the token is a secret. */
function textOf(draft: LinkDraft): string {
  return JSON.stringify({ ...draft, token: '', once: '' });
}

/** Once it is known for whom the link is, Enter makes it; else that is what is typed next. Undefined before the form is there. */
function nextOf({ email, id, phone, name }: LinkDraft): HTMLElement | undefined {
  const isKnown = [email, id, phone, name].some((text) => text.trim() !== '');
  const wanted = isKnown ? 'form.fields button[value="copy"]' : 'form.fields input';
  return document.querySelector<HTMLElement>(wanted) ?? undefined;
}
