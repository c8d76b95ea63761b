/**
 * Holds back questions to a vendor: never the same one twice within some seconds, and only so many a minute, so that a
 * page full of six-digit numbers cannot use up an account.
 */
export class Rate<T> {
  private readonly answers = new Map<string, { at: number; answer: Promise<T> }>();
  private asked: number[] = [];
  private readonly repeatMs: number;
  private readonly perMinute: number;

  constructor({ repeatMs, perMinute }: { repeatMs: number; perMinute: number }) {
    this.repeatMs = repeatMs;
    this.perMinute = perMinute;
  }

  /**
   * The answer to a question: a recent one, or a new one by `ask`.
   * @param now epoch ms
   * @returns undefined when no question is left in this minute
   */
  answer(question: string, now: number, ask: () => Promise<T>): Promise<T> | undefined {
    const recent = this.answers.get(question);
    if (recent && now - recent.at < this.repeatMs) return recent.answer;
    this.asked = this.asked.filter((at) => now - at < 60_000);
    if (this.asked.length >= this.perMinute) return undefined;
    this.asked.push(now);
    const answer = ask();
    for (const [key, { at }] of this.answers) if (now - at >= this.repeatMs) this.answers.delete(key);
    this.answers.set(question, { at: now, answer });
    return answer;
  }

  /** Epoch ms at which the next question is allowed. */
  freeAt(now: number): number {
    const oldest = this.asked.at(-this.perMinute);
    return oldest === undefined ? now : Math.max(now, oldest + 60_000);
  }
}
