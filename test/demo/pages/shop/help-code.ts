import { firstChoice } from '../../../../utils/snippets/choice.ts';
import { makeSnippet } from '../../../../utils/snippets/snippet.ts';
import type { ChatWidget } from './widget.ts';

declare global {
  interface Window {
    noibuHelpCode?: string;
    noibuHelpCodeTimestamp?: Date;
    /** The site snippet's, for chats that it does not know. */
    patchcordChatStarted?: (send: (text: string) => void) => void;
  }
}

/**
 * The shop uses a site snippet as Patchcord's options make it, and does what its note says: it tells when a chat starts.
 *
 * @param onFailure for the page to say so, `TIMEOUT` or `ERROR`; the chat itself goes on without a code
 */
export function sendHelpCodeWhenChatStarts(
  chatWidget: ChatWidget,
  timeoutMs: number,
  onFailure: (reason: string) => void,
): void {
  const script = document.createElement('script');
  script.textContent = makeSnippet({ ...firstChoice('noibu'), chat: 'any', timeoutMs });
  document.head.append(script);
  addEventListener('patchcord-snippet', (event) => {
    const { kind, status } = (event as CustomEvent<{ kind: string; status: string }>).detail;
    if (kind === 'noibu' && status !== 'SENT') onFailure(status);
  });
  chatWidget('chatWidget:on', 'chat:start', () => {
    window.patchcordChatStarted?.((text) => chatWidget('chatWidget', 'chat:send', text));
  });
}
