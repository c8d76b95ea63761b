import type { ChatSource } from './source.ts';
import { zendesk } from './zendesk.ts';

/** As documented in developer.zendesk.com/api-reference/widget/chat-api (`chat:start`, `chat:send`, `chat:isChatting`). */
export const zendeskClassic: ChatSource = {
  name: 'Zendesk Web Widget (Classic)',
  begin: `${zendesk}
  const onNewChat = (begin) => {
    expectWidget('classic');
    whenThere(
      () => window.zE,
      () => {
        if (isOther('classic')) return;
        // A chat of an earlier page that goes on is no new one.
        let goesOn = false;
        window.zE('webWidget:on', 'chat:connected', () => {
          goesOn = window.zE('webWidget:get', 'chat:isChatting') === true;
        });
        window.zE('webWidget:on', 'chat:end', () => {
          goesOn = false;
        });
        window.zE('webWidget:on', 'chat:start', () => {
          if (!goesOn) begin((text) => window.zE('webWidget', 'chat:send', text));
        });
      },
    );
  };
`,
  asked: `${zendesk}
  expectWidget('classic');
  const sendToChat = (text) => {
    if (!window.zE || isOther('classic')) return false;
    window.zE('webWidget', 'open');
    window.zE('webWidget', 'chat:send', text);
    return true;
  };
`,
};
