import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CodeKind } from '../../utils/codes/code.ts';
import type { OwnLabel, OwnPattern } from '../../utils/codes/own.ts';
import { checkLabel, checkPattern, type Refusal } from '../../utils/codes/refusal.ts';
import { words } from '../../utils/i18n/words.ts';
import { ChoiceField, TextField } from '../form/Field.tsx';

type Rule = OwnLabel | OwnPattern;

/** What is said of each of the two lists. */
const says = {
  label: {
    title: 'options.words.labels',
    field: 'options.words.label',
    hint: 'options.words.labelHint',
    add: 'options.words.addLabel',
    check: checkLabel,
  },
  pattern: {
    title: 'options.words.patterns',
    field: 'options.words.pattern',
    hint: 'options.words.patternHint',
    add: 'options.words.addPattern',
    check: checkPattern,
  },
} as const;

const kinds = ['unknown', 'cobrowse', 'noibu'] as const satisfies readonly CodeKind[];

/**
 * The agents' own labels, or patterns, with the form for one more. The keyboard stays where the work is: in the field after
 * an addition or a refusal, at the neighbour of what was removed.
 */
export function OwnList({
  what,
  rules,
  onChange,
}: {
  what: keyof typeof says;
  rules: readonly Rule[];
  /** @returns whether they were kept */
  onChange: (rules: Rule[]) => Promise<boolean>;
}) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState<CodeKind>('unknown');
  const [refusal, setRefusal] = useState<Refusal>();
  const [said, say] = useState('');
  const part = useRef<HTMLDivElement>(null);
  /** What is sent is not there yet: a second change now would be made to the rules of before. */
  const sending = useRef(false);
  const removedAt = useRef<number | undefined>(undefined);
  const { title, field, hint, add, check } = says[what];

  const focusField = () => part.current?.querySelector('input')?.focus();
  useLayoutEffect(() => {
    const at = removedAt.current;
    removedAt.current = undefined;
    if (at === undefined) return;
    const buttons = part.current?.querySelectorAll<HTMLElement>('li button') ?? [];
    const next = buttons[at] ?? buttons[at - 1];
    if (next) next.focus();
    else focusField();
  }, [rules]);

  async function change(next: Rule[]): Promise<boolean> {
    if (sending.current) return false;
    sending.current = true;
    const kept = await onChange(next);
    sending.current = false;
    return kept;
  }

  async function addTyped(): Promise<void> {
    const checked = check(text, rules);
    setRefusal(checked.ok ? undefined : checked.why);
    say('');
    focusField();
    if (!checked.ok || !(await change([...rules, { text: checked.value, kind }]))) return;
    setText('');
    say(words('options.words.added', { text: apart(checked.value) }));
  }

  async function remove(at: number): Promise<void> {
    removedAt.current = at;
    if (await change(rules.filter((_, each) => each !== at)))
      say(words('options.words.removed', { text: apart(rules[at]?.text ?? '') }));
    else removedAt.current = undefined;
  }

  return (
    <div class="fields" ref={part}>
      <h3>{words(title)}</h3>
      {rules.length > 0 && (
        <ul class="rows-list" aria-label={words(title)}>
          {rules.map((rule, at) => (
            <li key={rule.text}>
              <div class="row-line">
                <bdi class={what === 'pattern' ? 'rest mono' : 'rest'} title={rule.text}>
                  {rule.text}
                </bdi>
                <span class="quiet">{words(`options.words.kinds.${rule.kind}`)}</span>
                <button
                  type="button"
                  aria-label={words('options.words.removeLabel', { text: rule.text })}
                  onClick={() => void remove(at)}
                >
                  {words('options.remove')}
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <form
        class="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void addTyped();
        }}
      >
        <div class="own-rule">
          <TextField
            label={words(field)}
            hint={words(hint)}
            value={text}
            onValue={setText}
            error={refusal && refusalWords(refusal)}
          />
          <ChoiceField
            label={words('options.words.kind')}
            value={kind}
            choices={kinds.map((value) => ({ value, label: words(`options.words.kinds.${value}`) }))}
            onValue={(value) => setKind(kinds.find((each) => each === value) ?? 'unknown')}
          />
        </div>
        <div class="actions">
          <button type="submit">{words(add)}</button>
          <p class="good" role="status">
            {said}
          </p>
        </div>
      </form>
    </div>
  );
}

/** It may run in the other direction than what is said of it. */
function apart(text: string): string {
  return `\u2068${text}\u2069`;
}

function refusalWords(refusal: Refusal): string {
  return words(refusal === 'empty' ? 'options.needed' : `options.words.rule.${refusal}`);
}
