import { useState } from 'preact/hooks';
import type { Done } from '../../utils/choices/choice.ts';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { emailPattern } from '../../utils/sessions/email.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { Devices } from '../choices/Devices.tsx';
import { TextField } from '../form/Field.tsx';

export interface CustomerSectionProps {
  /** Addresses that the conversation names, the first one proposed. */
  named: readonly string[];
  /** What asks the customer for a code, in the conversation's language; absent until it is known. */
  sentence?: { text: string; language: string } | undefined;
  copied: boolean;
  done?: Done | undefined;
  trouble?: Trouble | undefined;
  busy: boolean;
  /** Epoch ms. */
  now: number;
  onOpen: () => void;
  onDevices: (email: string) => void;
  onConnect: (email: string) => void;
  onLink: (email: string) => void;
  onCopy: (text: string) => void;
}

/** A customer whose conversation shows no code: their devices at Cobrowse, and a sentence that asks for a code. */
export function CustomerSection(props: CustomerSectionProps) {
  const { named, sentence, copied, done, trouble, busy, now } = props;
  const [typed, type] = useState<string>();
  const [broken, setBroken] = useState(false);
  const email = typed ?? named[0] ?? '';
  const given = (then: (email: string) => void) => () => {
    const isEmail = emailPattern.test(email.trim());
    setBroken(!isEmail);
    if (isEmail) then(email.trim());
  };
  return (
    <section aria-labelledby="customer-title">
      <details
        onToggle={(event) => {
          if (event.currentTarget.open) props.onOpen();
        }}
      >
        <summary class="section-head">
          <h2 id="customer-title">{words('popup.customer.title')}</h2>
        </summary>
        <div class="section-body fields">
          <TextField
            label={words('popup.customer.email')}
            hint={named.length > 0 && typed === undefined ? words('popup.customer.named') : undefined}
            mode="email"
            value={email}
            onValue={type}
            error={broken ? words('link.rule.email') : undefined}
          />
          <div class="actions">
            <button type="button" disabled={busy} onClick={given(props.onDevices)}>
              {words('popup.customer.devices')}
            </button>
            <button type="button" disabled={busy} onClick={given(props.onConnect)}>
              {words('popup.customer.connect')}
            </button>
            <button type="button" onClick={given(props.onLink)}>
              {words('recent.link')}
            </button>
          </div>
          <div role="status">{done?.is === 'devices' && <Devices done={done} now={now} />}</div>
          <div role="alert">{trouble && <TroubleLines trouble={trouble} />}</div>
          {sentence && (
            <>
              <button type="button" onClick={() => props.onCopy(sentence.text)}>
                {words('choices.sentence.code', { language: languageWords(sentence.language) })}
              </button>
              {copied && (
                <p class="hint" role="status">
                  {words('choices.copied')}
                </p>
              )}
            </>
          )}
        </div>
      </details>
    </section>
  );
}

function languageWords(language: string): string {
  return new Intl.DisplayNames(undefined, { type: 'language' }).of(language) ?? language;
}
