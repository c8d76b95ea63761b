import type { ChatSource } from './source.ts';

/** As documented in platform.text.com/docs/extending-chat-widget/javascript-api (`new_event`, `chat_data`, session variables). */
export const livechat: ChatSource = {
  name: 'LiveChat',
  begin: `  // LiveChat lets no page write in the customer's name: the text becomes a session variable, beside the chat.
  const onNewChat = (begin) =>
    whenThere(
      () => window.LiveChatWidget,
      () => {
        const widget = window.LiveChatWidget;
        // Getters throw until the widget is ready.
        const thread = () => {
          try {
            return (widget.get('chat_data') || {}).threadId;
          } catch (error) {
            return undefined;
          }
        };
        // The thread that was there before, or that has its code.
        let known = thread();
        widget.on('ready', () => {
          known = known || thread();
        });
        widget.on('new_event', (event) => {
          if (!event || !event.author || event.author.type !== 'customer') return;
          const current = thread() || 'without a name';
          if (current === known) return;
          known = current;
          begin((text) => widget.call('update_session_variables', { [settings.field]: text }));
        });
      },
    );
`,
  asked: `  // LiveChat lets no page write in the customer's name: the text becomes a session variable, beside the chat.
  const sendToChat = (text) => {
    if (!window.LiveChatWidget) return false;
    window.LiveChatWidget.call('update_session_variables', { [settings.field]: text });
    window.LiveChatWidget.call('maximize');
    return true;
  };
`,
};
