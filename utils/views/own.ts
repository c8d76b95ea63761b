import { ownRules } from '../accounts/own.ts';
import { type OwnRules, setOwn } from '../codes/index.ts';
import type { Answer } from '../messages/answer.ts';
import { useLive } from './live.ts';

/** The agents' own labels and patterns, which the recogniser of this page goes by as soon as they are there. */
export function useOwn(): Answer<OwnRules> | undefined {
  const own = useLive(ownRules);
  // Costs nothing when they are the same as before.
  if (own?.ok) setOwn(own.value);
  return own;
}
