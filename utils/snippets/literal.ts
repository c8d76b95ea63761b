/**
 * A value as a JavaScript literal that may stand in a script, in a `<script>` element of a page as well: nothing in it
 * ends the element, opens a comment, or (U+2028, U+2029) ends a line in old engines.
 */
export function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
