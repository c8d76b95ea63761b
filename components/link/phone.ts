import { useEffect, useState } from 'preact/hooks';
import type { readPhone } from '../../utils/links/phone.ts';

/** Reads a number as at home in the agent's region. */
export type PhoneReader = (text: string) => ReturnType<typeof readPhone>;

/**
 * The library of the world's numbering plans, which nobody loads who types no number.
 *
 * @throws whatever the browser says when the script cannot be loaded, such as after an update under an open popup
 */
export async function loadPhones(): Promise<PhoneReader> {
  const phones = await import('../../utils/links/phone.ts');
  const region = phones.regionOf(navigator.languages);
  return (text) => phones.readPhone(text, region);
}

/** The reader of numbers, as soon as there is a number to read. */
export function usePhones(wanted: boolean): PhoneReader | undefined {
  const [reader, setReader] = useState<PhoneReader>();
  useEffect(() => {
    if (!wanted || reader) return;
    let over = false;
    loadPhones().then(
      (loaded) => {
        if (!over) setReader(() => loaded);
      },
      // Without it the plain rule holds: a plus and up to fifteen digits.
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [wanted, reader]);
  return reader;
}

/** A country's name in the agent's language; empty where the number has none. */
export function countryName(country: string | undefined): string {
  if (country === undefined) return '';
  try {
    return new Intl.DisplayNames(undefined, { type: 'region' }).of(country) ?? country;
  } catch {
    return country;
  }
}

/** A language's name in the agent's language; undefined where the tag is none or the browser does not know it. */
export function languageName(tag: string): string | undefined {
  try {
    const name = new Intl.DisplayNames(undefined, { type: 'language', fallback: 'none' }).of(tag.trim());
    return name === tag.trim() ? undefined : name;
  } catch {
    return undefined;
  }
}
