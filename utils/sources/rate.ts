/** How a question is held back. */
export interface Restraint {
  /** An answer that is younger is given again, in ms. */
  repeatMs: number;
  /** So many of a minute's questions are left to others. */
  leave?: number;
}

/**
 * Holds back questions to a vendor: never the same one twice within some seconds, and only so many a minute, so that a
 * page full of six-digit numbers cannot use up an account, nor the questions of the agent who looks at one of them.
 */
export class Rate<T> {
  private readonly answers = new Map<string, { at: number; answer: Promise<T> }>();
  private asked: number[] = [];
  private readonly perMinute: number;

  constructor({ perMinute }: { perMinute: number }) {
    this.perMinute = perMinute;
  }

  /**
   * The answer to a question: a recent one, or a new one by `ask`.
   * @param now epoch ms
   * @returns undefined when no question is left in this minute
   */
  answer(
    question: string,
    now: number,
    { repeatMs, leave = 0 }: Restraint,
    ask: () => Promise<T>,
  ): Promise<T> | undefined {
    const recent = this.answers.get(question);
    if (recent && now - recent.at < repeatMs) return recent.answer;
    this.asked = this.asked.filter((at) => now - at < 60_000);
    if (this.asked.length >= this.perMinute - leave) return undefined;
    this.asked.push(now);
    const answer = ask();
    for (const [key, { at }] of this.answers) if (now - at >= 60_000) this.answers.delete(key);
    this.answers.set(question, { at: now, answer });
    return answer;
  }

  /** Epoch ms at which the next question is allowed. */
  freeAt(now: number, leave = 0): number {
    const oldest = this.asked.at(leave - this.perMinute);
    return oldest === undefined ? now : Math.max(now, oldest + 60_000);
  }
}
