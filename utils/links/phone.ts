import {
  type CountryCode,
  isSupportedCountry,
  ParseError,
  parsePhoneNumberWithError,
} from 'libphonenumber-js/min';

/** Why a text is no telephone number that may be sent. */
export type PhoneFault =
  /** Letters, or a sign that no number has. */
  | 'text'
  /** Written as at home, and nobody knows where that is. */
  | 'region'
  /** No country has that code. */
  | 'country'
  | 'short'
  | 'long'
  /** The country's numbering plan has no such number. */
  | 'plan'
  /** An extension cannot be sent. */
  | 'extension';

export type PhoneReading =
  | {
      is: 'number';
      /** E.164: a plus and at most fifteen digits. */
      e164: string;
      /** As people read it: `+49 171 1234567`. */
      shown: string;
      /** ISO 3166; absent for numbers of no country, such as satellite telephones. */
      country?: string | undefined;
      /** It was written without its country, which was taken from the region. */
      isNational: boolean;
    }
  | { is: 'broken'; fault: PhoneFault };

/**
 * Reads a telephone number as people write it. Numbering plans are those of libphonenumber's smallest data: lengths and beginnings.
 *
 * @param region where a number without its country is at home, ISO 3166
 */
export function readPhone(text: string, region?: string | undefined): PhoneReading {
  // Digits and signs of other keyboards are the same number.
  const written = text.normalize('NFKC').trim();
  const home = region !== undefined && isSupportedCountry(region) ? region : undefined;
  try {
    const number = parsePhoneNumberWithError(written, { ...at(home), extract: false });
    if (number.ext) return broken('extension');
    if (!number.isPossible()) return broken(number.nationalNumber.length > 8 ? 'long' : 'short');
    if (!number.isValid()) return broken('plan');
    return {
      is: 'number',
      e164: number.number,
      shown: number.formatInternational(),
      country: number.country,
      isNational: !/^(\+|00|011)/.test(written.replace(/^[\s(]+/, '')),
    };
  } catch (error) {
    if (error instanceof ParseError) return broken(faultOf(error.message, written));
    throw error;
  }
}

function at(home: CountryCode | undefined) {
  return home === undefined ? {} : { defaultCountry: home };
}

function broken(fault: PhoneFault): PhoneReading {
  return { is: 'broken', fault };
}

function faultOf(message: string, written: string): PhoneFault {
  if (message === 'TOO_SHORT') return 'short';
  if (message === 'TOO_LONG') return 'long';
  if (message === 'INVALID_COUNTRY') return /^\+/.test(written) ? 'country' : 'region';
  return 'text';
}

/**
 * The agent's region: the first of their languages that names one, else the one where their first language is mostly spoken.
 *
 * @param languages as `navigator.languages` has them
 */
export function regionOf(languages: readonly string[]): string | undefined {
  const locales = languages.flatMap((tag) => {
    try {
      return [new Intl.Locale(tag)];
    } catch {
      return [];
    }
  });
  return locales.find(({ region }) => region)?.region ?? locales[0]?.maximize().region;
}
