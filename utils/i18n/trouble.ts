import type { Trouble } from '../messages/answer.ts';
import { type Named, type WordKey, words } from './words.ts';

/**
 * A trouble in two sentences for the agent: what happened, what to do about it. Both are text, never HTML: they may hold
 * the other side's own words.
 */
export function describeTrouble(trouble: Trouble): { what: string; todo: string } {
  const named = { who: whoWords(trouble.who) };
  switch (trouble.reason) {
    case 'key-refused':
      return said(trouble, 'trouble.keyRefused.what', 'trouble.keyRefused.todo', named);
    case 'not-allowed':
      return said(trouble, 'trouble.notAllowed.what', 'trouble.notAllowed.todo', named);
    case 'not-found':
      return said(trouble, 'trouble.notFound.what', 'trouble.notFound.todo', named);
    case 'too-many':
      return later(trouble, said(trouble, 'trouble.tooMany.what', 'trouble.tooMany.todo', named));
    case 'refused':
      return said(trouble, 'trouble.refused.what', 'trouble.refused.todo', named);
    case 'vendor-down':
      return later(trouble, said(trouble, 'trouble.vendorDown.what', 'trouble.vendorDown.todo', named));
    case 'unreachable':
      return plain('trouble.unreachable.what', 'trouble.unreachable.todo', named);
    case 'offline':
      return plain('trouble.offline.what', 'trouble.offline.todo');
    case 'timed-out':
      return plain('trouble.timedOut.what', 'trouble.timedOut.todo', named);
    case 'malformed':
      return plain('trouble.malformed.what', 'trouble.malformed.todo', named);
    case 'host-not-granted':
      return plain('trouble.hostNotGranted.what', 'trouble.hostNotGranted.todo', {
        host: trouble.detail ?? words('trouble.hostNotGranted.thisHost'),
      });
    case 'no-account':
      return plain(
        trouble.who ? 'trouble.noAccount.what' : 'trouble.noAccount.whatUnnamed',
        'trouble.noAccount.todo',
        named,
      );
    case 'token-expired':
      return plain('trouble.tokenExpired.what', 'trouble.tokenExpired.todo', named);
    case 'unsafe-url':
      return plain(
        trouble.detail ? 'trouble.unsafeUrl.whatAddress' : 'trouble.unsafeUrl.what',
        'trouble.unsafeUrl.todo',
        { address: trouble.detail ?? '' },
      );
    case 'invalid':
      return plain(
        trouble.field ? 'trouble.invalid.whatField' : 'trouble.invalid.what',
        'trouble.invalid.todo',
        { field: trouble.field ?? '' },
      );
    case 'bad-file':
      return plain(
        trouble.detail ? 'trouble.badFile.whatDetail' : 'trouble.badFile.what',
        'trouble.badFile.todo',
        { detail: trouble.detail ?? '' },
      );
    case 'storage':
      return plain(
        trouble.detail ? 'trouble.storage.whatDetail' : 'trouble.storage.what',
        'trouble.storage.todo',
        { detail: trouble.detail ?? '' },
      );
    case 'gone':
      return plain('trouble.gone.what', 'trouble.gone.todo');
    case 'page-closed-to-us':
      return plain('trouble.pageClosed.what', 'trouble.pageClosed.todo');
    case 'no-background':
      return plain('trouble.noBackground.what', 'trouble.noBackground.todo');
  }
}

function plain(what: WordKey, todo: WordKey, named: Named = {}): { what: string; todo: string } {
  return { what: words(what, named), todo: words(todo, named) };
}

/** With the other side's own words behind ours, where it said any. */
function said({ detail }: Trouble, what: WordKey, todo: WordKey, named: Named) {
  const ours = plain(what, todo, named);
  return detail ? { ...ours, what: words('trouble.said', { what: ours.what, detail }) } : ours;
}

/** With the time from which on a new try makes sense, where it is known. */
function later({ until }: Trouble, ours: { what: string; todo: string }) {
  if (until === undefined) return ours;
  const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).format(until);
  return { ...ours, todo: words('trouble.todoUntil', { time }) };
}

/** Rooms that have no account to name say which vendor they mean. */
const vendorNames: Record<string, string> = {
  cobrowse: 'Cobrowse',
  helpdesky: 'Helpdesky',
  helpshift: 'Helpshift',
  noibu: 'Noibu',
};

function whoWords(who: string | undefined): string {
  if (!who) return words('trouble.someone');
  return vendorNames[who] ?? who;
}
