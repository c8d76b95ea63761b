import type { ChatWidget } from './widget.ts';

const words = {
  pending: 'Read this code to our support, or send it in the chat. It is good for about 20 minutes.',
  authorizing: 'Our support asks to see this page.',
  active: 'Our support sees this page now.',
  ended: 'Sharing has ended.',
} as const;

function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found) return found;
  throw new Error(`the page has no #${id}`);
}

/** The "Share my screen" button: makes a code when a person asks for one, never before, and shows how the session goes. */
export function startSharing(chatWidget: ChatWidget): void {
  const box = byId('sharing');
  const send = byId('sharing-send');
  const say = (text: string) => {
    byId('sharing-words').textContent = text;
  };

  /** `482 913`: two pieces of text with an empty element between them, as in the vendor's web sample. */
  const show = (code: string) => {
    const field = byId('sharing-code');
    field.dataset.code = code;
    const gap = document.createElement('span');
    gap.className = 'gap';
    field.replaceChildren(code.slice(0, 3), gap, code.slice(3));
    field.hidden = code === '';
    send.hidden = code === '';
  };

  byId('share').addEventListener('click', async () => {
    box.hidden = false;
    show('');
    say('One moment…');
    try {
      const cobrowse = await window.CobrowseIO?.client();
      if (!cobrowse) throw new Error('Cobrowse is not there');
      const paint = () => {
        const session = cobrowse.currentSession;
        box.dataset.state = session?.state() ?? 'ended';
        say(words[session?.state() ?? 'ended']);
        if (!session || session.isActive()) show('');
      };
      cobrowse.on('session.updated', paint);
      cobrowse.on('session.ended', paint);
      await cobrowse.start();
      show(await cobrowse.createSessionCode());
      paint();
    } catch {
      say('Sharing cannot start just now. Please try again in a minute.');
    }
  });

  send.addEventListener('click', () => {
    const code = byId('sharing-code').dataset.code ?? '';
    chatWidget('chatWidget', 'open');
    chatWidget('chatWidget', 'chat:send', `My screen sharing code is ${code.slice(0, 3)}-${code.slice(3)}`);
  });

  byId('sharing-end').addEventListener('click', async () => {
    const cobrowse = await window.CobrowseIO?.client();
    await cobrowse?.stop();
    box.hidden = true;
  });
}
