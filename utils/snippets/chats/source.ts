/** How one chat is spoken to, as source text. */
export interface ChatSource {
  /** As people know it. */
  name: string;
  /**
   * `onNewChat(begin)`: calls `begin(send)` when the customer starts a chat, not when an old one is taken up again;
   * `send(text)` puts the text into that chat, and may give a promise of it.
   */
  begin: string;
  /** `sendToChat(text)`: the customer asked for it. False, or a promise of it, where they have to type it themselves. */
  asked: string;
}
