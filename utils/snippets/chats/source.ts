/** How one chat is spoken to, as source text. */
export interface ChatSource {
  /** As people know it. */
  name: string;
  /**
   * `onNewChat(begin)`: calls `begin(send)` when the customer starts a chat, not when an old one is taken up again;
   * `send(text)` puts the text into that chat.
   */
  begin: string;
  /** `sendToChat(text)`: the customer asked for it. False where they have to type it themselves. */
  asked: string;
}
