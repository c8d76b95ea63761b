import { pageBrowser } from '../browser/page.ts';
import type en from './locales/en.json';

type Paths<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Paths<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** The name of a string in `locales/en.json`, such as `card.open`. */
export type WordKey = Paths<typeof en>;

/** `key-refused` → `keyRefused`. */
export type KeyOf<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<KeyOf<B>>}` : S;

/** The part of a string's name that stands for a value of a model: the value as keys are written in the locale file. */
export function keyOf<S extends string>(value: S): KeyOf<S> {
  return value.replace(/-(.)/g, (_, sign: string) => sign.toUpperCase()) as KeyOf<S>;
}

/** What may stand in a string's braces. */
export type Named = Record<string, string | number>;

/**
 * One string in the agent's language. `{name}` in it is replaced by `named.name`.
 * The locale files are built into the browser's own format, so no page loads a language that it does not show.
 */
export function words(key: WordKey, named: Named = {}): string {
  const message = pageBrowser.i18n.getMessage(key.replaceAll('.', '_')) || key;
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(named[name] ?? whole));
}

/** A key whose last part is a plural category: `unread.title` for `unread.title.one` and `unread.title.other`. */
export type PluralKey = WordKey extends infer K ? (K extends `${infer Stem}.other` ? Stem : never) : never;

/** A string that depends on a number, by the plural rules of the agent's language; `{count}` is the number. */
export function counted(key: PluralKey, count: number, named: Named = {}): string {
  const language = pageBrowser.i18n.getUILanguage();
  const category = new Intl.PluralRules(language).select(count);
  const stem = key as string;
  const message =
    pageBrowser.i18n.getMessage(`${stem}.${category}`.replaceAll('.', '_')) ||
    pageBrowser.i18n.getMessage(`${stem}.other`.replaceAll('.', '_')) ||
    stem;
  const values: Named = { count: new Intl.NumberFormat(language).format(count), ...named };
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** `ltr` or `rtl`, for the `dir` of our own pages and of the card. */
export function direction(): 'ltr' | 'rtl' {
  return pageBrowser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}
