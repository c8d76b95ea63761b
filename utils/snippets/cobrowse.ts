/**
 * The Cobrowse part of a snippet, as source text (Cobrowse, "Use 6-digit codes", "Starting and stopping the SDK",
 * "Listening for events"): a button, and a code only when a person presses it.
 *
 *   button ──pressed──▶ client() ▶ start({ register: false }) ▶ createSessionCode()
 *     ▲                                     │                        │ TIMEOUT | ERROR, said beside the button
 *     │                                     ▼                        ▼
 *     └── ended, expired, cancelled ── code with its life ──active──▶ hidden
 *
 * Nothing registers the visitor before: the SDK is fetched by `client()` alone. A session goes on over the pages of a
 * visit only where the SDK is started on each, so a mark in `sessionStorage` does that while there is one.
 */
export const cobrowse = `  const life = 20 * 60; // seconds; codes work for about 20 minutes
  // Until when the SDK is to be started on further pages, in epoch ms. A browser that keeps nothing ends the session
  // with the page.
  const goesOnUntil = () => calmly(() => Number(sessionStorage.getItem('patchcord-sharing')));
  const goOn = (seconds) => {
    calmly(() => sessionStorage.setItem('patchcord-sharing', String(Date.now() + seconds * 1000)));
  };

  const add = (parent, name, text) => {
    const element = document.createElement(name);
    if (name === 'button') element.type = 'button';
    element.textContent = text || '';
    parent.append(element);
    return element;
  };
  const box = document.createElement('div');
  box.id = 'patchcord-share';
  const shareButton = add(box, 'button', settings.share);
  const words = add(box, 'p');
  words.setAttribute('role', 'status');
  const shown = add(box, 'strong');
  const left = add(box, 'p');
  const sendButton = add(box, 'button', settings.send);
  const cancelButton = add(box, 'button', texts.cancel);
  // Not the attribute "hidden", which a site's own styles may overrule.
  const see = (element, isSeen) => {
    element.style.display = isSeen ? '' : 'none';
  };
  left.style.margin = '4px 0';
  sendButton.style.marginInlineEnd = '8px';
  shown.style.fontSize = '20px';
  const show = (state, text) => {
    const hadFocus = box.contains(document.activeElement);
    box.dataset.state = state;
    words.textContent = text || '';
    see(box, state !== 'active');
    words.style.margin = text ? '4px 0' : '0';
    see(shareButton, state !== 'code');
    // Not disabled, which would take the focus away from whoever pressed it with a key.
    shareButton.setAttribute('aria-disabled', String(state === 'asking'));
    for (const element of [shown, left, sendButton, cancelButton]) see(element, state === 'code');
    if (state !== 'code') shown.textContent = '';
    if (hadFocus) (state === 'code' ? sendButton : shareButton).focus();
  };

  let code = '';
  let ticking;
  let ours = false;
  let listening = false;

  const over = (state, text) => {
    code = '';
    clearInterval(ticking);
    goOn(0);
    show(state, text);
    // Where the site does not use the SDK itself, nothing of it goes on.
    if (ours && window.CobrowseIO.stop) Promise.resolve(window.CobrowseIO.stop()).catch(() => {});
  };
  const follow = () => {
    if (listening) return;
    listening = true;
    window.CobrowseIO.on('session.updated', (session) => {
      if (!session.isActive()) return;
      code = '';
      clearInterval(ticking);
      goOn(12 * 60 * 60);
      show('active');
    });
    window.CobrowseIO.on('session.ended', () => over('ready'));
  };
  // Registration is what puts a visitor into the account's list of devices: a code needs none.
  const start = () => {
    ours = ours || !window.CobrowseIO.createSessionCode;
    return window.CobrowseIO.client().then(() => {
      follow();
      return window.CobrowseIO.start({ register: false });
    });
  };

  const endSession = () => {
    const session = window.CobrowseIO.currentSession;
    if (session) Promise.resolve(session.end()).catch(() => {});
  };

  const makeCode = () =>
    new Promise((resolve, reject) => {
      if (!window.CobrowseIO) throw new Error('Cobrowse is not on this page');
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        reject(new Error('timeout'));
      }, settings.timeout);
      start()
        .then(() => (late ? '' : window.CobrowseIO.createSessionCode()))
        .then((answer) => {
          clearTimeout(timer);
          // Nobody would ever see that code.
          if (late) endSession();
          resolve(answer);
        })
        .catch(reject);
    });

  shareButton.addEventListener('click', () => {
    if (box.dataset.state === 'asking') return;
    show('asking', texts.wait);
    makeCode()
      .then((answer) => {
        code = String(answer || '').replace(/\\D/g, '');
        if (code === '') throw new Error('the code was empty');
        goOn(life);
        show('code', texts.read);
        // Two numbers with a gap between them, as people read it aloud.
        shown.textContent = code.slice(0, 3) + ' ' + code.slice(3);
        const until = Date.now() + life * 1000;
        const tick = () => {
          const minutes = Math.ceil((until - Date.now()) / 60000);
          if (minutes <= 0) over('ready', texts.expired);
          else left.textContent = texts.left.replace('{minutes}', minutes);
        };
        clearInterval(ticking);
        ticking = setInterval(tick, 1000);
        tick();
        tell('MADE');
      })
      .catch((error) => {
        const reason = String((error && error.message) || error);
        over('ready', texts.failed);
        tell(reason === 'timeout' ? 'TIMEOUT' : 'ERROR', reason);
      });
  });
  sendButton.addEventListener('click', () => {
    new Promise((resolve) => resolve(sendToChat(inWords(code))))
      .then((sent) => {
        words.textContent = sent ? texts.sent : texts.type;
        if (sent) tell('SENT');
      })
      .catch((error) => {
        words.textContent = texts.type;
        tell('ERROR', String((error && error.message) || error));
      });
  });
  cancelButton.addEventListener('click', () => {
    endSession();
    over('ready');
  });

  const stand = () => {
    const place = settings.place && document.querySelector(settings.place);
    if (place) {
      place.append(box);
    } else {
      box.style.cssText =
        'position:fixed;inset-block-end:16px;inset-inline-start:16px;z-index:2147483000;max-inline-size:min(320px,90vw);' +
        'box-sizing:border-box;padding:8px;border-radius:6px;' +
        'background:Canvas;color:CanvasText;box-shadow:0 1px 6px rgb(0 0 0 / 35%);font:14px/20px system-ui,sans-serif';
      document.body.append(box);
    }
    show('ready');
    // A session that was begun on an earlier page of this visit.
    if (goesOnUntil() > Date.now()) whenThere(() => window.CobrowseIO, () => start().catch(() => goOn(0)));
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', stand);
  else stand();
`;

/** What the button's box says; in the script it stands at the top, to be changed there. */
export const cobrowseTexts = {
  wait: 'One moment…',
  read: 'Read this code to our support, or send it to the chat:',
  left: 'It works for about {minutes} more min.',
  cancel: 'Cancel',
  sent: 'The code was sent.',
  type: 'Please type the code into the chat.',
  expired: 'The code has expired.',
  failed: 'Sharing cannot start just now. Please try again in a minute.',
};
