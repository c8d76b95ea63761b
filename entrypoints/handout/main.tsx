import { render } from 'preact';
import { browser } from '../../utils/browser/index.ts';
import { direction } from '../../utils/i18n/words.ts';
import { leaveMigrationTo } from '../../utils/sessions/store.ts';
import { ask } from '../../utils/views/background.ts';
import { HandoutPage } from './HandoutPage.tsx';

leaveMigrationTo(() => ask('store.open', {}));
document.documentElement.lang = browser.i18n.getUILanguage();
document.documentElement.dir = direction();

const query = new URLSearchParams(location.search);
const does = query.has('print') ? 'print' : query.has('look') ? 'look' : 'show';
const root = document.querySelector('#root');
if (root) render(<HandoutPage id={query.get('link') ?? ''} does={does} />, root);
