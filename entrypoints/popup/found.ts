import { useCallback, useEffect, useState } from 'preact/hooks';
import { type CodeFace, candidateOf, type MainAction, mainOf, stateOf } from '../../components/card/face.ts';
import type { CodeKind } from '../../utils/codes/index.ts';
import type { Answer } from '../../utils/messages/answer.ts';
import { sessionsByCode } from '../../utils/sessions/finding.ts';
import type { Resolution } from '../../utils/sessions/resolution.ts';
import { ask } from '../../utils/views/background.ts';
import { useLive } from '../../utils/views/live.ts';
import { showChoices } from '../choices/show.tsx';
import { copyText } from './copying.ts';

/** A state change shows within five seconds, as in a page. */
const refreshAfter = 3_000;

/** The card of a code that was looked up, and what can be done with it. */
export interface Found {
  face: CodeFace;
  act: (action?: MainAction) => void;
  copy: () => void;
  dismiss: () => void;
  choose: (session: string) => void;
  /** ⋯ was opened: fills the element with what else can be done; `link` makes a support link for the customer. */
  more: (slot: Element, link: () => void) => void;
}

/**
 * Looks a code up: first here, then at the vendors, and again whenever its sessions change.
 *
 * @param about `session`: the one that is meant, whatever is the best
 * @param tab whose conversation the code stands in
 * @param onDone the session or the vendor's page was opened
 */
export function useFound(
  about: { code: string; kind: CodeKind; session?: string | undefined } | undefined,
  tab: number | undefined,
  onDone: () => void,
): Found | undefined {
  const [face, setFace] = useState<CodeFace>();
  const code = about?.code;
  const kind = about?.kind ?? 'unknown';
  const session = about?.session;
  const stored = useLive(
    async (db) => (code === undefined ? '' : JSON.stringify(await sessionsByCode(db, code))),
    [code],
  );
  const sessions = stored?.ok ? stored.value : undefined;

  // Answers of an older question must not paint over a newer one.
  const change = useCallback(
    (changed: Partial<CodeFace>) =>
      setFace((face) => (face && face.code === code ? { ...face, ...changed } : face)),
    [code],
  );
  const take = useCallback(
    (answer: Answer<Resolution>) =>
      change(answer.ok ? { resolution: answer.value, trouble: undefined } : { trouble: answer.trouble }),
    [change],
  );

  useEffect(() => {
    if (code === undefined) {
      setFace(undefined);
      return;
    }
    let over = false;
    setFace({ show: 'code', code, kind, asking: true, chosen: session });
    (async () => {
      const here = await ask('code.resolve', { code, kind, deep: false, tab });
      if (over) return;
      take(here);
      const everywhere = await ask('code.resolve', { code, kind, deep: true, tab });
      if (over) return;
      take(everywhere);
      change({ asking: false });
    })();
    return () => {
      over = true;
    };
  }, [code, kind, session, tab, take, change]);

  const asking = face?.asking ?? true;
  useEffect(() => {
    // The two questions above see what is there when they are asked; this is for what comes later.
    if (code === undefined || sessions === undefined || asking) return;
    let over = false;
    ask('code.resolve', { code, kind, deep: false, tab }).then((answer) => {
      if (!over && answer.ok) setFace((face) => face && keepLooked(face, answer.value));
    });
    return () => {
      over = true;
    };
  }, [sessions, asking, code, kind, tab]);

  const state = face && stateOf(face, Date.now());
  const lives = state === 'live' || state === 'ending';
  useEffect(() => {
    // Only the vendor knows how a session that can be joined goes on.
    if (code === undefined || !lives || asking) return;
    let over = false;
    const timer = setInterval(async () => {
      const answer = await ask('code.resolve', { code, kind, deep: true });
      if (!over) take(answer);
    }, refreshAfter);
    return () => {
      over = true;
      clearInterval(timer);
    };
  }, [lives, asking, code, kind, take]);

  if (!face || face.code !== code) return undefined;

  const copyCode = async (): Promise<boolean> => {
    const copied = await copyText(face.code);
    change({ copy: copied ? 'done' : 'refused' });
    if (copied) void ask('code.copied', { code: face.code, tab });
    return copied;
  };
  const done = (answer: Answer<void>) => {
    if (answer.ok) onDone();
    else change({ trouble: answer.trouble });
  };

  return {
    face,
    act: async (action = mainOf(face)) => {
      if (action.type === 'copy') await copyCode();
      else if (action.type === 'session') {
        done(await ask('session.open', { code: face.code, session: action.session, tab }));
      } else if (face.copy === 'refused' || (await copyCode())) {
        done(await ask('vendor.open', { code: face.code, page: action.page, tab }));
      }
    },
    copy: copyCode,
    dismiss: async () => {
      const answer = await ask('code.dismiss', { code: face.code, tab });
      if (!answer.ok) change({ trouble: answer.trouble });
      else change({ resolution: undefined, chosen: undefined });
    },
    choose: (session) => change({ chosen: session }),
    more: (slot, link) => {
      const session = candidateOf(face)?.session.id;
      // The popup learns by its live query that a session ended.
      const doors = { ask, copy: copyText, done: onDone, changed: () => undefined, link };
      showChoices(slot, { code: face.code, kind: face.kind, session }, doors);
    },
  };
}

/** A look at the database alone does not undo what the vendor answered before. */
function keepLooked(face: CodeFace, fresh: Resolution): CodeFace {
  const vendors = face.resolution?.looked.filter(({ where }) => where !== 'local') ?? [];
  return { ...face, resolution: { ...fresh, looked: [...fresh.looked, ...vendors] } };
}
