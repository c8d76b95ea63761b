import { attributeOf, isElement, nameOf, parentOf } from './native.ts';

/**
 * How an element stands in the text around it. inline: its text goes on from what is before it. spaced: a box in the
 * line, drawn apart. block: its text is a line of its own. break: a line end. none: not drawn.
 */
export type Flow = 'inline' | 'spaced' | 'block' | 'break' | 'none';

const blocks = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table caption colgroup tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const phrases = new Set(
  'abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

/** Elements within a line, unless a page styles them otherwise: told by the name alone. */
export function isPhrase(element: Element): boolean {
  return phrases.has(nameOf(element)) || nameOf(element) === 'a';
}

/**
 * Tells how elements flow. Names decide where names are enough; for the rest the computed `display` does, asked once per
 * class and parent's class: rows of one list are alike, and asking each of them would bring the styles of rows up to
 * date that the browser left out for being off screen.
 */
export class Flows {
  readonly #known = new Map<string, Flow>();
  readonly #lines = new Map<string, boolean>();

  of(element: Element): Flow {
    const name = nameOf(element);
    if (blocks.has(name)) return 'block';
    if (name === 'br') return 'break';
    const mark = attributeOf(element, 'class');
    const style = attributeOf(element, 'style');
    if (mark === null && style === null && phrases.has(name)) return 'inline';
    const parent = parentOf(element);
    const around = parent && isElement(parent) ? `${nameOf(parent)}.${attributeOf(parent, 'class')}` : '';
    const key = `${name}.${mark}.${style}<${around}`;
    const known = this.#known.get(key);
    if (known) return known;
    const flow = flowOf(getComputedStyle(element).display);
    this.#known.set(key, flow);
    return flow;
  }

  /** Whether line ends in this element's text are drawn as such. */
  keepsLines(element: Element): boolean {
    const key = `${nameOf(element)}.${attributeOf(element, 'class')}.${attributeOf(element, 'style')}`;
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const keeps = /^(?:pre|break)/.test(getComputedStyle(element).whiteSpace);
    this.#lines.set(key, keeps);
    return keeps;
  }

  /** Pages restyle: what was learnt holds for a few seconds. */
  forget(): void {
    this.#known.clear();
    this.#lines.clear();
  }
}

function flowOf(display: string): Flow {
  if (display === 'inline' || display === 'contents' || display.startsWith('ruby')) return 'inline';
  if (display.startsWith('inline')) return 'spaced';
  return display === 'none' ? 'none' : 'block';
}
