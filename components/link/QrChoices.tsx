import type { ComponentChildren } from 'preact';
import { words } from '../../utils/i18n/words.ts';
import {
  imageSizes,
  lengthOf,
  type QrLevel,
  type QrLook,
  qrLevels,
  quietZones,
} from '../../utils/links/look.ts';
import { Field } from '../form/Field.tsx';
import { codeOf, type Drawing } from './QrFigure.tsx';

const levelWords = {
  L: 'linkMade.levelL',
  M: 'linkMade.levelM',
  Q: 'linkMade.levelQ',
  H: 'linkMade.levelH',
} as const;

/** How the code looks: size, error correction, white edge and logo. What could not be scanned cannot be chosen. */
export function QrChoices({
  look,
  drawing,
  url,
  onLook,
  children,
}: {
  look: QrLook;
  drawing: Drawing;
  url: string;
  onLook: (look: QrLook) => void;
  /** What can be done about the logo. */
  children?: ComponentChildren;
}) {
  const code = codeOf(drawing);
  const { fits } = lengthOf(url);
  return (
    <div class="fields">
      <Choice
        label={words('linkMade.level')}
        value={look.level}
        options={qrLevels.map((level) => ({
          value: level,
          text: fits.includes(level) ? words(levelWords[level]) : words('linkMade.levelTooLong', { level }),
          disabled: !fits.includes(level),
        }))}
        onValue={(level) => onLook({ ...look, level })}
      />
      <div class="pair">
        <Choice
          label={words('linkMade.size')}
          value={String(code?.size ?? look.size)}
          options={imageSizes.map((size) => ({
            value: String(size),
            text: words(!code || code.sizes.includes(size) ? 'linkMade.sizeOf' : 'linkMade.sizeSmall', {
              size,
            }),
            disabled: code !== undefined && !code.sizes.includes(size),
          }))}
          onValue={(size) => onLook({ ...look, size: Number(size) })}
        />
        <Choice
          label={words('linkMade.quiet')}
          value={String(look.quiet)}
          options={quietZones.map((quiet) => ({
            value: String(quiet),
            text: words('linkMade.quietOf', { count: quiet }),
          }))}
          onValue={(quiet) => onLook({ ...look, quiet: Number(quiet) })}
        />
      </div>
      {children}
      {code?.logo.is === 'refused' && (
        <div>
          <p class="trouble" role="alert">
            <span aria-hidden="true">▲ </span>
            {words('linkMade.logoRefused', { level: look.level })}
            {code.logo.level && ` ${words('linkMade.tooLongTake', { level: code.logo.level })}`}
          </p>
          <Use level={code.logo.level} onLevel={(level) => onLook({ ...look, level })} />
        </div>
      )}
    </div>
  );
}

function Use({ level, onLevel }: { level: QrLevel | undefined; onLevel: (level: QrLevel) => void }) {
  if (!level) return null;
  return (
    <button type="button" onClick={() => onLevel(level)}>
      {words('linkMade.useLevel', { level })}
    </button>
  );
}

function Choice<T extends string>({
  label,
  value,
  options,
  onValue,
}: {
  label: string;
  value: T;
  options: readonly { value: T; text: string; disabled?: boolean }[];
  onValue: (value: T) => void;
}) {
  return (
    <Field label={label}>
      {(wiring) => (
        <select
          {...wiring}
          value={value}
          onChange={(event) => {
            const chosen = options.find((each) => each.value === event.currentTarget.value);
            if (chosen) onValue(chosen.value);
          }}
        >
          {options.map(({ value, text, disabled }) => (
            <option key={value} value={value} disabled={disabled ?? false}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
