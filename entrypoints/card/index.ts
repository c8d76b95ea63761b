import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageBrowser, stillOurs } from '../../utils/browser/page.ts';
import { direction } from '../../utils/i18n/words.ts';
import { good } from '../../utils/messages/answer.ts';
import { asker } from '../../utils/messages/ask.ts';
import type { BackgroundToPage, PageToBackground, Taken } from '../../utils/messages/calls.ts';
import { frame } from '../../utils/page/frame.ts';
import { copyText } from './clipboard.ts';
import { meantBy } from './context.ts';
import { createPanel } from './panel.tsx';
import { css } from './style.ts';

export default defineUnlistedScript(() => {
  // Injected for each right click; the first one serves them all.
  if (frame().card) return;
  const panel = createPanel({
    ask: asker<PageToBackground>((envelope) => pageBrowser.runtime.sendMessage(envelope)),
    copy: copyText,
    alive: stillOurs,
    dir: direction,
    css,
  });
  frame().card = panel;
  pageBrowser.runtime.onMessage.addListener((message, sender, respond) => {
    if (sender.id !== pageBrowser.runtime.id || !isAsk(message)) return undefined;
    panel.answer(meantBy(message.given));
    respond(good(undefined));
    return undefined;
  });
});

function isAsk(message: unknown): message is { given: Taken<BackgroundToPage, 'card.ask'> } {
  return typeof message === 'object' && message !== null && Reflect.get(message, 'call') === 'card.ask';
}
