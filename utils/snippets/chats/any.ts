import type { ChatSource } from './source.ts';

/** A chat that nobody knows here: the site itself tells when a chat begins, and takes the text. */
export const anyChat: ChatSource = {
  name: 'any chat',
  begin: `  // Call this when a customer starts a new chat, with a function that puts a text into it:
  //   patchcordChatStarted((text) => myChat.send(text));
  const onNewChat = (begin) => {
    window.patchcordChatStarted = (send) => begin(send);
  };
`,
  asked: `  // Call this once, with a function that puts a text into the chat:
  //   patchcordChatStarted((text) => myChat.send(text));
  let intoChat;
  window.patchcordChatStarted = (send) => {
    intoChat = send;
  };
  const sendToChat = (text) => {
    if (!intoChat) return false;
    intoChat(text);
    return true;
  };
`,
};
