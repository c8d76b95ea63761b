import { chats } from './chats.ts';
import { type SnippetChoice, takesField } from './choice.ts';
import { cobrowse, cobrowseTexts } from './cobrowse.ts';
import { literal } from './literal.ts';
import { noibu } from './noibu.ts';
import { shared, wordingSource } from './shared.ts';
import { wordingsOf } from './wordings.ts';

/**
 * The script for a customer's page that puts a Noibu help code or a Cobrowse session code into the chat: no dependency,
 * no network of its own, nothing of this extension in it. The same choice always gives the same script.
 *
 * @param choice without a broken rule (`brokenIn`)
 */
export function makeSnippet(choice: SnippetChoice): string {
  const { chat, code, timeoutMs: timeout, wording, field, share, send, place } = choice;
  const isNoibu = code === 'noibu';
  const settings = {
    kind: code,
    timeout,
    wording,
    wordings: choice.localized ? wordingsOf[code] : {},
    ...(takesField(choice) ? { field } : {}),
    ...(isNoibu ? {} : { share, send, place }),
  };
  return [
    `// ${chats[chat].name}: ${isNoibu ? 'Noibu help code' : 'Cobrowse session code'}. Made with Patchcord.`,
    ...about[code],
    '(() => {',
    "  'use strict';",
    `  const settings = ${indented(literal(settings))};`,
    ...(isNoibu ? [] : [`  const texts = ${indented(literal(cobrowseTexts))};`]),
    '',
    shared,
    wordingSource,
    isNoibu ? chats[chat].begin : chats[chat].asked,
    `${isNoibu ? noibu : cobrowse}})();`,
    '',
  ].join('\n');
}

/** The same, as an element to paste into a page or a tag manager. */
export function inPage(script: string): string {
  return `<script>\n${script}</script>\n`;
}

/** What the saved file is called. */
export function snippetFile({ chat, code }: SnippetChoice): string {
  return `${code}-${chat.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.js`;
}

const about = {
  noibu: [
    '// When a customer starts a new chat, it asks Noibu for the help code and sends it. The chat never waits for it.',
  ],
  cobrowse: [
    '// A button makes a session code when a customer presses it, never before, and sends it to the chat when asked to.',
  ],
} as const;

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
