/** Why a text is no selector of elements. */
export type BadSelector = 'syntax' | 'part' | 'long';

const longest = 300;

/**
 * Why a CSS selector cannot be used; undefined for a good one. The browser itself is asked, so this needs a page.
 * `::before` and the like are understood, and never fit an element.
 */
export function whyBad(selector: string): BadSelector | undefined {
  if (selector.length > longest) return 'long';
  try {
    document.createDocumentFragment().querySelector(selector);
  } catch {
    return 'syntax';
  }
  const outsideQuotes = selector.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return /::|:(?:before|after|first-line|first-letter)(?![\w-])/i.test(outsideQuotes) ? 'part' : undefined;
}
