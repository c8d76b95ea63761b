import { useId, useState } from 'preact/hooks';
import { findCodes } from '../../utils/codes/index.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import {
  brokenIn,
  chatIds,
  firstChoice,
  longest,
  type SnippetChoice,
  shortest,
  takesField,
} from '../../utils/snippets/choice.ts';
import { inPage, makeSnippet, snippetFile } from '../../utils/snippets/snippet.ts';
import { wordingsOf } from '../../utils/snippets/wordings.ts';
import { CheckField, ChoiceField, TextField } from '../form/Field.tsx';

export interface SnippetsProps {
  /** Whether a text is a CSS selector. */
  isSelector: (text: string) => boolean;
  /** @returns whether the clipboard took it */
  onCopy: (text: string) => Promise<boolean>;
  /** An address under which the browser saves a script. */
  fileOf: (script: string) => string;
}

/** A script for the customers' page: choose the chat and the code, see it, take it along. */
export function Snippets({ isSelector, onCopy, fileOf }: SnippetsProps) {
  const id = useId();
  const [choice, setChoice] = useState(firstChoice);
  const [seconds, setSeconds] = useState(String(choice.timeoutMs / 1000));
  const [copied, setCopied] = useState<{ text: string; as: 'done' | 'refused' }>();
  const broken = brokenIn(choice, isSelector);
  const script = Object.keys(broken).length === 0 ? makeSnippet(choice) : undefined;
  const text = script === undefined ? '' : inPage(script);
  // What was copied is no longer what is shown once a choice changed.
  const copy = copied?.text === text ? copied.as : undefined;

  const change = (changed: Partial<SnippetChoice>) => setChoice({ ...choice, ...changed });
  const error = (name: keyof SnippetChoice) => {
    const rule = broken[name];
    if (rule === undefined) return undefined;
    return words(`options.snippets.rule.${rule}`, {
      least: shortest / 1000,
      most: longest / 1000,
      code: '{code}',
    });
  };
  const field = (name: 'wording' | 'field' | 'share' | 'send' | 'place') => ({
    value: choice[name],
    onValue: (value: string) => change({ [name]: value }),
    error: error(name),
  });

  return (
    <section id="snippets" aria-labelledby="snippets-title">
      <h2 id="snippets-title">{words('options.snippets.title')}</h2>
      <p class="quiet">{words('options.snippets.intro')}</p>
      <div class="fields">
        <div class="pair">
          <ChoiceField
            label={words('options.snippets.code')}
            value={choice.code}
            choices={[
              { value: 'noibu', label: words('options.snippets.codeNoibu') },
              { value: 'cobrowse', label: words('options.snippets.codeCobrowse') },
            ]}
            onValue={(value) => {
              const first = firstChoice(value === 'cobrowse' ? 'cobrowse' : 'noibu');
              setChoice({ ...first, chat: choice.chat });
              setSeconds(String(first.timeoutMs / 1000));
            }}
          />
          <ChoiceField
            label={words('options.snippets.chat')}
            value={choice.chat}
            choices={chatIds.map((chat) => ({ value: chat, label: words(`options.snippets.chats.${chat}`) }))}
            onValue={(value) => change({ chat: chatIds.find((chat) => chat === value) ?? 'any' })}
          />
        </div>
        <p class="hint">{words(`options.snippets.note.${choice.code}.${choice.chat}`)}</p>
        <TextField
          label={words('options.snippets.wording')}
          hint={[
            words('options.snippets.wordingHint', { code: '{code}' }),
            ...(broken.wording
              ? []
              : [words(lightsUp(choice) ? 'options.snippets.lights' : 'options.snippets.lightsNot')]),
          ].join(' ')}
          {...field('wording')}
        />
        <CheckField
          label={words('options.snippets.localized')}
          hint={counted('options.snippets.localizedHint', Object.keys(wordingsOf[choice.code]).length)}
          checked={choice.localized}
          onChecked={(localized) => change({ localized })}
        />
        <div class="pair">
          <TextField
            label={words('options.snippets.timeout')}
            hint={choice.code === 'noibu' ? words('options.snippets.timeoutHint') : undefined}
            mode="numeric"
            value={seconds}
            error={error('timeoutMs')}
            onValue={(value) => {
              setSeconds(value);
              change({ timeoutMs: Math.round(Number(value.trim().replace(',', '.')) * 1000) });
            }}
          />
          {takesField(choice) && <TextField label={words('options.snippets.field')} {...field('field')} />}
        </div>
        {choice.code === 'cobrowse' && (
          <>
            <div class="pair">
              <TextField label={words('options.snippets.share')} {...field('share')} />
              <TextField label={words('options.snippets.send')} {...field('send')} />
            </div>
            <TextField
              label={words('options.snippets.place')}
              hint={words('options.snippets.placeHint')}
              {...field('place')}
            />
          </>
        )}
        {script === undefined ? (
          <p role="status">{words('options.snippets.incomplete')}</p>
        ) : (
          <>
            <div class="field">
              <label for={id}>{words('options.snippets.script')}</label>
              <textarea id={id} class="script" rows={14} readOnly spellcheck={false} dir="ltr" value={text} />
              <p class="hint">{words('options.snippets.scriptHint')}</p>
            </div>
            <div class="actions">
              <button
                type="button"
                class="main"
                onClick={async () => setCopied({ text, as: (await onCopy(text)) ? 'done' : 'refused' })}
              >
                {words(copy === 'done' ? 'options.snippets.copied' : 'options.snippets.copy')}
              </button>
              <a class="button" href={fileOf(script)} download={snippetFile(choice)}>
                {words('options.snippets.save')}
              </a>
            </div>
            <div role="status">
              {copy === 'done' && <span class="hidden-text">{words('options.snippets.copied')}</span>}
              {copy === 'refused' && (
                <p class="trouble">
                  <span aria-hidden="true">▲ </span>
                  {words('options.snippets.copyRefused')}
                </p>
              )}
            </div>
          </>
        )}
      </div>
    </section>
  );
}

/** Whether the agents' chat lights the message up by its words alone. */
function lightsUp({ wording, code }: SnippetChoice): boolean {
  const found = findCodes(wording.replace('{code}', () => '482913'));
  return found.some(
    (each) => each.code === '482913' && each.strength === 'strong' && each.kind !== other[code],
  );
}

const other = { noibu: 'cobrowse', cobrowse: 'noibu' } as const;
