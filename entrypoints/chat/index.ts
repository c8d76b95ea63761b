import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { pageBrowser, stillOurs } from '../../utils/browser/page.ts';
import { good } from '../../utils/messages/answer.ts';
import { asker } from '../../utils/messages/ask.ts';
import type { PageToBackground } from '../../utils/messages/calls.ts';
import { Chat } from '../../utils/page/chat.ts';
import { openRoot } from '../../utils/page/closed.ts';
import { finder } from '../../utils/page/finder.ts';
import { frame } from '../../utils/page/frame.ts';

export default defineUnlistedScript(() => {
  // Started twice in one world: the first one goes on.
  if (frame().watcher) return;
  const chat = new Chat({
    finder,
    openRoot,
    ask: asker<PageToBackground>((envelope) => pageBrowser.runtime.sendMessage(envelope)),
    frame: frame(),
    stillOurs,
    onError: (error) => console.error('Patchcord could not read this page:', error),
  });
  pageBrowser.runtime.onMessage.addListener((message, sender, respond) => {
    if (chat.hasEnded || sender.id !== pageBrowser.runtime.id) return undefined;
    const call = typeof message === 'object' && message !== null && Reflect.get(message, 'call');
    if (typeof call !== 'string' || !chat.handle(call)) return undefined;
    respond(good(undefined));
    return undefined;
  });
});
