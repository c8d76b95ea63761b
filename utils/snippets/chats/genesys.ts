import type { ChatSource } from './source.ts';

/** As documented in developer.genesys.cloud, Messenger SDK, MessagingService plugin (`started`, `sendingMessage`, `sendMessage`). */
export const genesys: ChatSource = {
  name: 'Genesys Messenger',
  begin: `  // A session begins when Messenger is opened; the chat begins with the customer's first message.
  const onNewChat = (begin) =>
    whenThere(
      () => window.Genesys,
      () => {
        let isNew = false;
        const note = (event) => {
          isNew = Boolean(event && event.data && event.data.newSession);
        };
        window.Genesys('subscribe', 'MessagingService.started', note);
        window.Genesys('subscribe', 'MessagingService.conversationReset', note);
        window.Genesys('subscribe', 'MessagingService.restored', () => {
          isNew = false;
        });
        window.Genesys('subscribe', 'MessagingService.sendingMessage', () => {
          if (!isNew) return;
          isNew = false;
          begin((text) =>
            window.Genesys(
              'command',
              'MessagingService.sendMessage',
              { message: text },
              () => {},
              (error) => tell('ERROR', String(error)),
            ),
          );
        });
      },
    );
`,
  asked: `  const sendToChat = (text) => {
    if (!window.Genesys) return false;
    window.Genesys('command', 'Messenger.open', {}, () => {}, () => {});
    window.Genesys(
      'command',
      'MessagingService.sendMessage',
      { message: text },
      () => {},
      (error) => tell('ERROR', String(error)),
    );
    return true;
  };
`,
};
