import findAndReplaceDOMText from 'findandreplacedomtext';
import Mark from 'mark.js/dist/mark.es6.js';
import { collect, median, round, timed } from './clock.ts';

/** A plain expression: the peers get no words to judge, only what to wrap. */
const codes = () => /\b\d{6}\b/g;

/** The layout that a change of the page's elements forces, be it now or in the next frame. */
function layOut(): void {
  void document.body.offsetHeight;
}

/** Wraps every code of the list in an element, and takes them out again; the median of the wrapping, in ms. */
function wrapping(rounds: number, wrap: () => () => void): number {
  const times: number[] = [];
  for (let turn = -1; turn < rounds; turn += 1) {
    layOut();
    collect();
    let unwrap = () => {};
    const ms = timed(() => {
      unwrap = wrap();
      layOut();
    });
    if (turn >= 0) times.push(ms);
    unwrap();
  }
  return round(median(times));
}

/**
 * What two libraries that wrap matches in elements take for the same list, up to the end of the layout that they force.
 * mark.js gets fewer rounds: one takes seconds.
 */
export function peers(list: Element): Record<string, number> {
  const findAndReplace = wrapping(15, () => {
    const done = findAndReplaceDOMText(list, { find: codes(), wrap: 'mark' });
    return () => done.revert();
  });
  const markRounds = 5;
  const mark = wrapping(markRounds, () => {
    const marker = new Mark(list);
    marker.markRegExp(codes(), { acrossElements: true, done: () => undefined });
    return () => marker.unmark({ done: () => undefined });
  });
  return { find_and_replace_ms: findAndReplace, mark_across_ms: mark, mark_rounds: markRounds };
}
