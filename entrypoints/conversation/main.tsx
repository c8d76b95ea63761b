import { render } from 'preact';
import { browser } from '../../utils/browser/index.ts';
import { direction } from '../../utils/i18n/words.ts';
import { leaveMigrationTo } from '../../utils/sessions/store.ts';
import { ask } from '../../utils/views/background.ts';
import { App } from './App.tsx';

leaveMigrationTo(() => ask('store.open', {}));
document.documentElement.lang = browser.i18n.getUILanguage();
document.documentElement.dir = direction();

const root = document.querySelector('#root');
if (root) render(<App query={new URLSearchParams(location.search)} />, root);
