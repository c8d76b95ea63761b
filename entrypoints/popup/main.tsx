import { render } from 'preact';
import { browser } from '../../utils/browser/index.ts';
import { direction } from '../../utils/i18n/words.ts';
import { leaveMigrationTo, openStore } from '../../utils/sessions/store.ts';
import { ask } from '../../utils/views/background.ts';
import { App } from './App.tsx';
import { place } from './place.ts';

leaveMigrationTo(() => ask('store.open', {}));
// Everything asks it when the first paint is done: by then it is open. What goes wrong is told to each who asks.
openStore().catch(() => undefined);
document.documentElement.lang = browser.i18n.getUILanguage();
document.documentElement.dir = direction();

const root = document.querySelector('#root');
root?.querySelector('input')?.focus();
if (root) {
  place().then((where) => {
    document.body.classList.toggle('window', !where.inPopup);
    // Whoever types at once types into the first paint's box.
    const typed = root.querySelector('input')?.value;
    render(<App where={{ ...where, code: where.code ?? typed }} />, root);
  });
}
