import { useState } from 'preact/hooks';
import { groupCode } from '../../utils/codes/code.ts';
import type { ExplainedCode } from '../../utils/codes/find.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import { cueLines } from '../card/cues.ts';
import { kindWords } from '../card/SessionLines.tsx';
import { TextField } from '../form/Field.tsx';

/** More of them nobody reads; a pasted listing has hundreds. */
const mostShown = 20;

/** Reads a message as it is typed: which codes are found in it, how surely, of which kind, and by which words. */
export function Trial({ explain }: { explain: (message: string, before: string) => ExplainedCode[] }) {
  const [message, setMessage] = useState('');
  const [before, setBefore] = useState('');
  const codes = message.trim() === '' ? [] : explain(message, before);
  return (
    <div class="fields">
      <h3>{words('options.words.trial.title')}</h3>
      <TextField
        label={words('options.words.trial.message')}
        hint={words('options.words.trial.messageHint')}
        rows={3}
        value={message}
        onValue={setMessage}
      />
      <TextField
        label={words('options.words.trial.before')}
        hint={words('options.words.trial.beforeHint')}
        rows={2}
        value={before}
        onValue={setBefore}
      />
      <p role="status">{message.trim() === '' ? '' : foundWords(codes.length)}</p>
      {codes.length > 0 && (
        <ul class="rows-list">
          {codes.slice(0, mostShown).map((code) => (
            <li key={code.start}>
              <div class="row-line">
                <strong class="code">{groupCode(code.code)}</strong>
                <span>{`${kindWords(code.kind)} · ${words(`options.words.trial.${code.strength}`)}`}</span>
              </div>
              <ul class="quiet">
                {whyLines(code).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {codes.length > mostShown && (
        <p class="quiet">{counted('options.words.trial.more', codes.length - mostShown)}</p>
      )}
    </div>
  );
}

function foundWords(count: number): string {
  return count === 0 ? words('options.words.trial.none') : counted('options.words.trial.found', count);
}

function whyLines(code: ExplainedCode): string[] {
  const lines = cueLines(code);
  return code.strength === 'weak' ? [...lines, words('card.why.unvouched')] : lines;
}
