/** The rows that a list offers to the arrow keys, and the box above them. */
const stops = '[data-row]:not([hidden] *), #look-up';

/**
 * The arrow keys go from the look-up box down its rows and back up, as in any list of suggestions; Home and End only among
 * the rows, since in the box they are the text's own.
 *
 * @param inside what holds the box and the rows
 * @returns whether the key was one of these
 */
export function moveByArrow(event: KeyboardEvent, inside: Element): boolean {
  const all: Element[] = [...inside.querySelectorAll(stops)];
  const at = document.activeElement ? all.indexOf(document.activeElement) : -1;
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const to = targetOf(event.key, at, all.length);
  if (to === undefined) return false;
  event.preventDefault();
  const next = all[to];
  if (next instanceof HTMLElement) next.focus();
  return true;
}

/** The box is first. */
function targetOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return at === 0 ? undefined : at - 1;
  if (at > 0 && key === 'Home') return 1;
  if (at > 0 && key === 'End') return count - 1;
  return undefined;
}
