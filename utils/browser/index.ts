/**
 * The only door to the browser for the background and the extension's own pages. Content scripts use `page.ts`, which
 * costs them nothing. Everything else in the project is tested without a browser behind it.
 */
import browser from 'webextension-polyfill';

export { browser };
