import { useState } from 'preact/hooks';
import type { Choice, Doing, Done } from '../../utils/choices/choice.ts';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { Devices } from './Devices.tsx';

export interface ChoicesProps {
  /** Absent until they are known. */
  choices?: readonly Choice[] | undefined;
  /** What came of the newest one. */
  done?: Done | undefined;
  trouble?: Trouble | undefined;
  /** What came of copying the sentence. */
  copy?: 'done' | 'refused' | undefined;
  /** One is under way. */
  busy: boolean;
  /** Epoch ms. */
  now: number;
  onMake: (does: Doing) => void;
  onCopy: (text: string) => void;
}

/** What else can be done with a code or its session. Ending asks first, since it ends it for everybody. */
export function Choices({ choices = [], done, trouble, copy, busy, now, onMake, onCopy }: ChoicesProps) {
  const [asked, ask] = useState(false);
  return (
    <>
      <ul class="rows">
        {choices.map((choice) => (
          <li key={choice.does}>
            {choice.does === 'end' && asked ? (
              <EndQuestion
                agents={choice.agents}
                onAnswer={(yes) => {
                  ask(false);
                  if (yes) onMake('end');
                }}
              />
            ) : (
              <button
                type="button"
                class="row"
                disabled={busy}
                onClick={() => {
                  if (choice.does === 'end') ask(true);
                  else if (choice.does === 'sentence') onCopy(choice.text);
                  else onMake(choice.does);
                }}
              >
                {labelOf(choice)}
              </button>
            )}
            {choice.does === 'sentence' && copy && (
              <p class={copy === 'done' ? 'quiet' : 'trouble'} lang={choice.language} dir="auto">
                {copy === 'done' ? choice.text : words('card.copyRefused')}
              </p>
            )}
            {choice.does === 'devices' && done?.is === 'devices' && <Devices done={done} now={now} />}
          </li>
        ))}
      </ul>
      <div role="status">
        {copy === 'done' && <p class="line">{words('choices.copied')}</p>}
        {done?.is === 'ended' && <p class="line">{words('choices.ended')}</p>}
        {done?.is === 'watched' && <p class="line">{words('watch.choiceDone')}</p>}
      </div>
      <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
    </>
  );
}

function labelOf(choice: Choice): string {
  switch (choice.does) {
    case 'allow':
      return words('choices.allow', { host: choice.host });
    case 'link':
      return words('choices.link', { who: `\u2068${choice.who}\u2069` });
    case 'connect':
    case 'devices':
    case 'write':
      // Set apart, since it may run in the other direction.
      return words(`choices.${choice.does}`, { email: `\u2068${choice.email}\u2069` });
    case 'watch':
      return words('watch.choice', { email: `\u2068${choice.email}\u2069` });
    case 'sentence':
      return words(`choices.sentence.${choice.asks}`, { language: languageWords(choice.language) });
    default:
      return words(`choices.${choice.does}`);
  }
}

function languageWords(language: string): string {
  return new Intl.DisplayNames(undefined, { type: 'language' }).of(language) ?? language;
}

function EndQuestion({ agents, onAnswer }: { agents: string[]; onAnswer: (yes: boolean) => void }) {
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend class="line" style={{ padding: 0 }}>
        {agents.length > 0
          ? words('choices.endAskWith', { agents: agents.join(', ') })
          : words('choices.endAsk')}
      </legend>
      <div class="actions">
        <button type="button" onClick={() => onAnswer(true)}>
          {words('choices.endYes')}
        </button>
        <button type="button" ref={(button) => button?.focus()} onClick={() => onAnswer(false)}>
          {words('choices.endNo')}
        </button>
      </div>
    </fieldset>
  );
}
