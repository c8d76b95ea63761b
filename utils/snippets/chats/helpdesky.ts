import type { ChatSource } from './source.ts';

/**
 * Helpdesky's widget, as source text. It has no API for the page, but its four calls are documented (Helpdesky, "Widget
 * messaging", API Endpoints): the first message of a visitor is `POST …/widget/<helpdesk>/message`, its answer names the
 * contact, and `/reply` takes a further message. So the widget's own calls are watched, for that one address alone; they
 * go out and come back as they were. The contact's token stays in the script.
 *
 * Not documented, and read tolerantly: where the conversation's id is (`/message`, else `/history`), and that bodies are
 * JSON. A widget that speaks from a frame of helpdesky.io cannot be watched.
 */
const watched = `  // What the widget's first message began: where, and the contact that may write there.
  const watchWidget = (begun) => {
    const first = /\\/api\\/messaging\\/widget\\/[^/?#]+\\/message(?=$|[?#])/;
    const realFetch = window.fetch;
    const post = (url, body) =>
      realFetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    const idIn = (body) => {
      if (!body || typeof body !== 'object') return undefined;
      const list = body.conversations || body.messages || (Array.isArray(body) ? body : []);
      const one = list[0] || {};
      return body.conversationId || one.conversationId || one.conversation_id || (one.messages ? one.id : undefined);
    };
    const take = (url, answer) => {
      const { contactId, contactToken } = answer || {};
      if (!contactId || !contactToken) return;
      const base = new URL(url, location.href).href.replace(/\\/message(?=$|[?#]).*/, '');
      const query = new URLSearchParams({ contactId, contactToken });
      const conversation = () =>
        answer.conversationId
          ? Promise.resolve(answer.conversationId)
          : realFetch(base + '/history?' + query, { cache: 'no-store' })
              .then((response) => response.json())
              .then(idIn);
      begun((text) =>
        conversation()
          .then((conversationId) => {
            if (!conversationId) throw new Error('the conversation has no id');
            return post(base + '/reply', { contactId, contactToken, conversationId, message: text });
          })
          .then((response) => {
            if (!response.ok) throw new Error('Helpdesky answered ' + response.status);
          }),
      );
    };
    window.fetch = function (...given) {
      const answer = realFetch.apply(this, given);
      const url = String((given[0] && given[0].url) || given[0]);
      if (first.test(url)) {
        answer
          .then((response) => (response.ok ? response.clone().json() : undefined))
          .then((body) => calmly(() => take(url, body)))
          .catch(() => {});
      }
      return answer;
    };
    const realOpen = XMLHttpRequest.prototype.open;
    XMLHttpRequest.prototype.open = function (...given) {
      if (first.test(String(given[1]))) {
        this.addEventListener('load', () =>
          calmly(() => {
            if (this.status < 300) take(given[1], this.responseType === 'json' ? this.response : JSON.parse(this.responseText));
          }),
        );
      }
      return realOpen.apply(this, given);
    };
  };
`;

const begin = `${watched}
  // Put this script before the widget's own.
  const onNewChat = (begin) => watchWidget(begin);
`;

const asked = `${watched}
  // Put this script before the widget's own. A conversation of an earlier page is not known: there the customer types it.
  let intoChat;
  watchWidget((send) => {
    intoChat = send;
  });
  const sendToChat = (text) => {
    return intoChat ? intoChat(text).then(() => true) : false;
  };
`;

export const helpdesky: ChatSource = { name: 'Helpdesky', begin, asked };
