import { attributeOf, elementAround, nameOf, type Root, rootOf } from './native.ts';
import { highlightRules, type PaintState } from './palette.ts';

/** Firefox has no inheritance of highlights yet, and matches their rules only where something is painted. */
const matchesLate = CSS.supports('-moz-orient', 'inline');
/** So many kinds of elements are told apart by their class; a page that gives each its own is told by names alone. */
const mostScopes = 60;

/**
 * The style rules of our highlights, in sheets that a document and its shadow roots adopt.
 *
 * In Chromium a rule for all elements, or for the root that the others inherit from, makes the browser style the whole
 * page anew: half a second for 60,000 elements, and 4 to 5 s when their rows have `content-visibility: auto`. So there
 * is a sheet for each kind of element that holds a code (`p.said`), made when the first one is painted: 24 ms.
 */
export class Rules {
  /** What each root was given: rules of a document do not reach into shadow trees. */
  readonly #given = new Map<Root, Set<CSSStyleSheet>>();
  readonly #sheets = new Map<string, CSSStyleSheet>();

  adopt(root: Root): void {
    if (!this.#given.has(root)) this.#given.set(root, new Set());
  }

  leave(root: Root): void {
    const ours = this.#given.get(root);
    this.#given.delete(root);
    if (ours?.size) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => !ours.has(sheet));
  }

  /** Makes sure that there are rules for a code of a state in these text nodes. */
  cover(nodes: readonly Text[], state: PaintState): void {
    for (const node of nodes) {
      const root = this.#given.size > 1 ? rootOf(node) : document;
      this.#give(root as Root, this.#sheetFor(matchesLate ? '' : this.#scopeOf(node), state));
    }
  }

  /** Gives the rules again to roots that lost them: a page may set its own list of sheets. */
  mend(): void {
    for (const [root, sheets] of this.#given) {
      for (const sheet of sheets)
        if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    }
  }

  undo(): void {
    for (const root of [...this.#given.keys()]) this.leave(root);
    this.#sheets.clear();
  }

  #give(root: Root, sheet: CSSStyleSheet): void {
    const sheets = this.#given.get(root);
    if (!sheets || sheets.has(sheet)) return;
    sheets.add(sheet);
    root.adoptedStyleSheets.push(sheet);
  }

  #sheetFor(scope: string, state: PaintState): CSSStyleSheet {
    const key = `${scope} ${state}`;
    const known = this.#sheets.get(key);
    if (known) return known;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightRules(scope, state));
    this.#sheets.set(key, sheet);
    return sheet;
  }

  /** A selector for elements like the one that a text is in. */
  #scopeOf(node: Text): string {
    const element = elementAround(node);
    if (!element) return '*';
    const name = CSS.escape(nameOf(element));
    const [first] = (attributeOf(element, 'class') ?? '').trim().split(/\s+/, 1);
    if (!first || this.#sheets.size >= mostScopes) return name;
    return `${name}.${CSS.escape(first)}`;
  }
}
