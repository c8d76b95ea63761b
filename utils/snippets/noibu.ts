/**
 * The Noibu part of a snippet, as source text (Noibu, "Passing a Noibu Help Code into Live Chat"): when a new chat starts,
 * ask once, give up after a while, keep the code with its time, send it unless it is empty.
 *
 *   chat starts ──▶ NOIBUJS there? ──no──▶ wait for noibuSDKReady
 *                        │yes                    │ within the same time
 *                        ▼                       ▼
 *                  requestHelpCode(false) ──▶ kept ──▶ sent
 *                        └── TIMEOUT | ERROR, told; the chat goes on without a code
 */
export const noibu = `  // Noibu's script has no timeout of its own, and may come after the chat's.
  const requestHelpCode = () =>
    new Promise((resolve, reject) => {
      const request = () => {
        new Promise((take) => take(window.NOIBUJS.requestHelpCode(false))).then(resolve, reject);
      };
      setTimeout(() => {
        window.removeEventListener('noibuSDKReady', request);
        reject(new Error(window.NOIBUJS ? 'timeout' : 'Noibu is not on this page'));
      }, settings.timeout);
      if (window.NOIBUJS) request();
      else window.addEventListener('noibuSDKReady', request, { once: true });
    });

  const keep = (code) => {
    if (window.noibuHelpCode === code) return;
    if (window.noibuHelpCode) console.log('Updating saved Noibu helpcode from', window.noibuHelpCode, 'to', code);
    else console.log('Saving Noibu helpcode to', code);
    window.noibuHelpCode = code;
    window.noibuHelpCodeTimestamp = new Date();
  };

  let asking;
  onNewChat((send) => {
    asking =
      asking ||
      requestHelpCode().finally(() => {
        asking = undefined;
      });
    asking
      .then((answer) => {
        const code = String(answer || '').trim();
        if (code === '') throw new Error('the help code was empty');
        keep(code);
        return send(inWords(code));
      })
      .then(() => tell('SENT'))
      .catch((error) => {
        const reason = String((error && error.message) || error);
        tell(reason === 'timeout' ? 'TIMEOUT' : 'ERROR', reason);
      });
  });
`;
