import { afterEach, expect, vi } from 'vitest';
import { brokenIn, firstChoice, type SnippetChoice } from '../../../utils/snippets/choice.ts';
import { inPage, makeSnippet } from '../../../utils/snippets/snippet.ts';
import type { PageWindow } from '../../vendors/chats/page.ts';

/** A customer's page, in a frame: its own globals, its own console, and a parser that reads the snippet as HTML. */
export interface Site {
  page: PageWindow;
  document: Document;
  /** Each status that the snippet told the page of. */
  told: string[];
  /** Uncaught errors and what the console was told of as errors. */
  uncaught: string[];
  /** Puts the snippet where the page is just being read. */
  add(choice: Partial<SnippetChoice>): void;
  /** The page is read to its end. */
  finish(): void;
  /** A script that comes later, as a tag manager's does. */
  later(install: (page: PageWindow) => void): Promise<void>;
  /** Waits until the snippet told of this. */
  tells(status: string): Promise<void>;
}

/** Waits until a check holds; a machine under load is given time. */
export function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000 });
}

const frames: HTMLIFrameElement[] = [];
const sites: Site[] = [];

/** @param head what is in the page before the snippet, such as its chat */
export function openSite(head: (page: PageWindow) => void = () => undefined, language = 'en'): Site {
  const frame = document.body.appendChild(document.createElement('iframe'));
  frames.push(frame);
  const page = frame.contentWindow as PageWindow;
  const inside = page.document;
  inside.open();
  inside.write(`<!doctype html><html lang="${language}"><title>Shop</title><body><header></header>`);
  const told: string[] = [];
  const uncaught: string[] = [];
  page.addEventListener('patchcord-snippet', (event) => {
    told.push((event as CustomEvent<{ status: string }>).detail.status);
  });
  page.addEventListener('error', (event) => uncaught.push(event.message));
  page.addEventListener('unhandledrejection', (event) => uncaught.push(String(event.reason)));
  page.console.error = () => undefined;
  page.console.log = () => undefined;
  head(page);
  const site: Site = {
    page,
    document: inside,
    told,
    uncaught,
    add(choice) {
      const whole = { ...firstChoice(choice.code), ...choice };
      expect(brokenIn(whole)).toEqual({});
      inside.write(inPage(makeSnippet(whole)));
    },
    finish: () => inside.close(),
    later: (install) =>
      new Promise((resolve) => {
        const script = inside.createElement('script');
        script.src = 'data:text/javascript,';
        // Its code would run before `load` is told.
        install(page);
        script.addEventListener('load', () => resolve());
        inside.body.append(script);
      }),
    tells: async (status) => {
      await soon(() => expect(told).toContain(status));
    },
  };
  sites.push(site);
  return site;
}

afterEach(() => {
  sessionStorage.clear();
  const uncaught = sites.splice(0).flatMap((site) => site.uncaught);
  for (const frame of frames.splice(0)) frame.remove();
  expect(uncaught, 'errors on the customer’s page').toEqual([]);
});
