import type { Answer } from './answer.ts';
import type { Given, Taken } from './calls.ts';

type Send = (envelope: unknown) => Promise<unknown>;

/** A typed way to call the background. */
export type Ask<Calls> = <K extends keyof Calls & string>(
  call: K,
  given: Taken<Calls, K>,
) => Promise<Answer<Given<Calls, K>>>;

/**
 * Makes the `ask` of one direction. A background that does not answer is a trouble, not an exception.
 *
 * @param send how an envelope gets there, such as `runtime.sendMessage`
 */
export function asker<Calls>(send: Send): Ask<Calls> {
  return async (call, given) => {
    try {
      const answer = (await send({ call, given })) as Answer<never> | undefined;
      return answer ?? { ok: false, trouble: { reason: 'no-background' } };
    } catch (error) {
      return { ok: false, trouble: { reason: 'no-background', detail: String(error) } };
    }
  };
}
