import type { ChatSource } from './source.ts';

/** As documented in developers.intercom.com/installing-intercom/web/methods (`onShow`, `update`, `showNewMessage`). */
export const intercom: ChatSource = {
  name: 'Intercom',
  begin: `  // Intercom tells no page that a conversation began, and lets none write in it: the text becomes an attribute of the
  // person, which agents see beside the conversation.
  const onNewChat = (begin) =>
    whenThere(
      () => window.Intercom,
      () => {
        let sent;
        window.Intercom('onShow', () =>
          begin((text) => {
            if (text !== sent) window.Intercom('update', { [settings.field]: text });
            sent = text;
          }),
        );
      },
    );
`,
  asked: `  // Opens a new conversation with the text in it; the customer presses "send".
  const sendToChat = (text) => {
    if (!window.Intercom) return false;
    window.Intercom('showNewMessage', text);
    return true;
  };
`,
};
