import type { CodeFace } from '../../components/card/face.ts';
import type { CodeKind } from '../../utils/codes/code.ts';
import type { Answer } from '../../utils/messages/answer.ts';
import type { Ask } from '../../utils/messages/ask.ts';
import type { PageToBackground } from '../../utils/messages/calls.ts';
import type { Looked, Resolution } from '../../utils/sessions/resolution.ts';

/** A state change shows within five seconds; a vendor's answer may take up to two of them. */
const refreshAfter = 3_000;
/** Every so many refreshes the vendor is asked again for a code that nobody knew. */
const deepEvery = 5;

export interface Inquiry {
  /** Asks again when it is time. @param lives the session can be joined, so that the vendor's word on it counts */
  refresh(lives: boolean): void;
  /** Answers that are under way are dropped. */
  stop(): void;
}

/**
 * Keeps asking the background about one code: what is known here at once, then what the vendor says, then both again.
 *
 * @param tell gets what changed on the card
 */
export function inquire(
  ask: Ask<PageToBackground>,
  { code, kind }: { code: string; kind: CodeKind },
  tell: (change: Partial<CodeFace>) => void,
): Inquiry {
  let stopped = false;
  let failed = false;
  let rounds = 0;
  let nextAt = Number.POSITIVE_INFINITY;
  let looked: Looked[] = [];

  const question = (deep: boolean) => ask('code.resolve', { code, kind, deep });

  function take(answer: Answer<Resolution>, asking: boolean): void {
    if (stopped) return;
    if (!answer.ok) {
      failed = true;
      tell({ trouble: answer.trouble, asking });
      return;
    }
    // An answer from here alone does not unsay what the vendor said before.
    const now = answer.value.looked;
    looked = [...now, ...looked.filter(({ where }) => now.every((place) => place.where !== where))];
    tell({
      resolution: { ...answer.value, looked },
      asking,
      // The trouble of an action stays: it is the agent's to see.
      ...(failed && { trouble: undefined }),
    });
    failed = false;
  }

  async function start(): Promise<void> {
    const deep = question(true);
    let final = false;
    void question(false).then((answer) => {
      if (answer.ok && !final) take(answer, true);
    });
    const answer = await deep;
    final = true;
    take(answer, false);
    nextAt = Date.now() + refreshAfter;
  }

  async function again(deep: boolean): Promise<void> {
    nextAt = Number.POSITIVE_INFINITY;
    take(await question(deep), false);
    nextAt = Date.now() + refreshAfter;
  }

  void start();
  return {
    refresh(lives) {
      if (stopped || Date.now() < nextAt) return;
      rounds++;
      void again(lives || rounds % deepEvery === 0);
    },
    stop() {
      stopped = true;
    },
  };
}
