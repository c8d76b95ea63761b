import type { ChatSource } from './source.ts';
import { zendesk } from './zendesk.ts';

/** As documented in developer.zendesk.com/api-reference/widget-messaging/web (events, `sendMessage`). */
export const zendeskMessaging: ChatSource = {
  name: 'Zendesk messaging',
  begin: `${zendesk}
  const onNewChat = (begin) => {
    expectWidget('messenger');
    whenThere(
      () => window.zE,
      () => {
        if (isOther('messenger')) return;
        window.zE('messenger:on', 'conversationStarted', (event) => {
          const conversation = event && event.conversationId;
          begin((text) =>
            window.zE('messenger', 'sendMessage', { content: { type: 'text', text } }, conversation, (error) => {
              if (error) tell('ERROR', String(error.message || error));
            }),
          );
        });
      },
    );
  };
`,
  asked: `${zendesk}
  let conversation;
  expectWidget('messenger');
  whenThere(
    () => window.zE,
    () => {
      if (isOther('messenger')) return;
      const remember = (event) => {
        conversation = (event && event.conversationId) || conversation;
      };
      window.zE('messenger:on', 'conversationStarted', remember);
      window.zE('messenger:on', 'conversationOpened', remember);
    },
  );
  const sendToChat = (text) => {
    if (!window.zE || isOther('messenger')) return false;
    window.zE('messenger', 'open');
    // Without a conversation there is nothing to send it to: the customer begins one and types the code.
    if (!conversation) return false;
    window.zE('messenger', 'sendMessage', { content: { type: 'text', text } }, conversation, (error) => {
      if (error) tell('ERROR', String(error.message || error));
    });
    return true;
  };
`,
};
