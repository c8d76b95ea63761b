/** Stands where `webextension-polyfill` would: a test that needs the browser's API brings its own. */
export default {};
