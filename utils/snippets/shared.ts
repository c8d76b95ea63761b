/**
 * What every snippet begins with, as source text. It runs on a customer's page: it needs nothing, changes nothing that is
 * not its own, and an error in it must never reach the chat.
 *
 * Scripts of chats come late (tag managers, consent banners), so `whenThere` looks again after every script that was
 * loaded: `load` events of elements do not bubble, but they can be caught on their way down.
 */
export const shared = `  // Says what came of it: in the console, and to the page as the event "patchcord-snippet".
  // kind: noibu or cobrowse. status: MADE, SENT, TIMEOUT, ERROR or OTHER_WIDGET.
  const tell = (status, detail) => {
    if (status !== 'MADE' && status !== 'SENT') console.error('Patchcord snippet: ' + status + (detail ? ' (' + detail + ')' : ''));
    window.dispatchEvent(new CustomEvent('patchcord-snippet', { detail: { kind: settings.kind, status, detail } }));
  };

  const calmly = (work) => {
    try {
      return work();
    } catch (error) {
      tell('ERROR', String(error));
      return undefined;
    }
  };

  // Calls once, now or after a later script has put it on the page.
  const whenThere = (there, use) => {
    const look = () => {
      if (!there()) return;
      document.removeEventListener('load', look, true);
      window.removeEventListener('load', look);
      calmly(use);
    };
    document.addEventListener('load', look, true);
    window.addEventListener('load', look);
    look();
  };
`;

/** The wording in the page's language, as source text; needs `settings.wording` and `settings.wordings`. */
export const wordingSource = `  // In the language of the page, else of the browser, where there is a wording for it.
  const inWords = (code) => {
    const languages = [document.documentElement.lang].concat(navigator.languages || []);
    const known = languages
      .map((language) => settings.wordings[String(language).slice(0, 2).toLowerCase()])
      .filter(Boolean);
    return (known[0] || settings.wording).replace('{code}', () => code);
  };
`;
