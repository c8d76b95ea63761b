import type { Typed } from '../../components/popup/typed.ts';
import { counted, words } from '../../utils/i18n/words.ts';
import { type Answer, good } from '../../utils/messages/answer.ts';
import { customersBy, type FoundCustomers, sessionsOfPerson } from '../../utils/sessions/finding.ts';
import type { Clue } from '../../utils/sessions/person.ts';
import { countSessions } from '../../utils/sessions/records.ts';
import type { Customer, Session } from '../../utils/sessions/session.ts';
import { useLive } from '../../utils/views/live.ts';

/** What came of looking for a customer. */
export interface Found extends FoundCustomers {
  /** What was looked for: while something else is being looked for, this is still the answer to what was typed before. */
  clue: Clue | undefined;
  /** No session at all is kept here. */
  isEmpty: boolean;
}

/** The customers that a clue may mean, and again whenever the sessions change. */
export function useCustomers(clue: Clue | undefined): Answer<Found> | undefined {
  return useLive(
    async (db): Promise<Found> => {
      if (!clue) return { customers: [], more: false, clue, isEmpty: false };
      const found = await customersBy(db, clue);
      const isEmpty = found.customers.length === 0 && (await countSessions(db)) === 0;
      return { ...found, clue, isEmpty };
    },
    [JSON.stringify(clue)],
  );
}

/** All sessions of a customer, newest first; undefined until they are read. */
export function useTheirSessions(customer: Customer | undefined): Answer<Session[]> | undefined {
  const key = JSON.stringify(customer);
  const read = useLive(
    async (db) => ({ key, sessions: customer ? await sessionsOfPerson(db, customer) : [] }),
    [key],
  );
  if (!read?.ok) return read;
  return read.value.key === key ? good(read.value.sessions) : undefined;
}

/**
 * How many were found, or what can be done where nobody was. Digits may be the beginning of a code, and six of them are one:
 * then that no customer has them is nothing to speak of, and undefined.
 */
export function foundWords(
  typed: Typed,
  clue: Clue | undefined,
  found: Found | undefined,
): string | undefined {
  if (!clue) return undefined;
  const customers = found?.customers.length ?? 0;
  if (found && customers > 0) return counted(found.more ? 'find.first' : 'find.found', customers);
  if (typed.is !== 'none') return undefined;
  return found?.clue ? noneWords(found.clue, found.isEmpty) : '';
}

function noneWords({ email, phone }: Clue, isEmpty: boolean): string {
  if (isEmpty) return words('find.none.empty');
  if (email) return words('find.none.email');
  return words(phone ? 'find.none.phone' : 'find.none.name');
}
