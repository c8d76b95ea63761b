import { type ComponentChild, h } from 'preact';
import type { Author, Message } from '../../conversation.ts';

const rules = `
  :host { display: block; }
  p {
    margin: 0; padding: 8px 12px; border-radius: 12px; white-space: pre-wrap; overflow-wrap: anywhere;
    background: var(--bubble); color: var(--ink);
  }
  p[data-from='agent'] { background: var(--mine); color: var(--mine-ink); }
`;

/** A bubble that keeps its words in a shadow root, as component libraries do. */
function bubbleOf(mode: ShadowRootMode): CustomElementConstructor {
  return class extends HTMLElement {
    readonly #words = document.createElement('p');

    constructor() {
      super();
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      const root = this.attachShadow({ mode });
      root.adoptedStyleSheets = [sheet];
      this.#words.dir = 'auto';
      root.append(this.#words);
    }

    set text(text: string) {
      this.#words.textContent = text;
    }

    set from(from: Author) {
      this.#words.dataset.from = from;
    }
  };
}

customElements.define('desk-open-bubble', bubbleOf('open'));
customElements.define('desk-closed-bubble', bubbleOf('closed'));

export function ShadowBubble({ mode, message }: { mode: ShadowRootMode; message: Message }): ComponentChild {
  return h(`desk-${mode}-bubble`, { text: message.text, from: message.from });
}
