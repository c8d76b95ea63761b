import type { Trouble } from '../messages/answer.ts';
import { keyOf, type Named, type WordKey, words } from './words.ts';

/** Answers of the other side, which may have words of its own. */
const said = /^(key-refused|not-allowed|not-found|too-many|refused|vendor-down)$/;

/**
 * A trouble in two sentences for the agent: what happened, what to do about it. Both are text, never HTML: they may hold
 * the other side's own words.
 */
export function describeTrouble(trouble: Trouble): { what: string; todo: string } {
  const { reason, who, detail = '', field = '', until } = trouble;
  const named: Named = {
    who: whoWords(who),
    host: detail || words('trouble.hostNotGranted.thisHost'),
    detail,
    field,
  };
  const what = words(whatKey(trouble), named);
  return {
    what: detail && said.test(reason) ? words('trouble.said', { what, detail }) : what,
    todo: until
      ? words('trouble.todoUntil', { time: timeWords(until) })
      : words(`trouble.${keyOf(reason)}.todo`, named),
  };
}

/** The sentence that says as much as is known. */
function whatKey({ reason, who, detail, field }: Trouble): WordKey {
  if (reason === 'no-account' && !who) return 'trouble.noAccount.whatUnnamed';
  if (reason === 'invalid' && field) return 'trouble.invalid.whatField';
  if (detail && (reason === 'unsafe-url' || reason === 'bad-file' || reason === 'storage'))
    return `trouble.${keyOf(reason)}.whatDetail`;
  return `trouble.${keyOf(reason)}.what`;
}

/** The time from which on a new try makes sense. */
function timeWords(until: number): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(until);
}

/** Rooms that have no account to name say which vendor they mean. */
const vendorNames = ['Cobrowse', 'Helpdesky', 'Helpshift', 'Noibu'];

function whoWords(who: string | undefined): string {
  if (!who) return words('trouble.someone');
  return vendorNames.find((name) => name.toLowerCase() === who) ?? who;
}
