import { offerCobrowse } from './cobrowse-loader.ts';
import { sendHelpCodeWhenChatStarts } from './help-code.ts';
import type {} from './noibu.ts';
import { startSharing } from './sharing.ts';
import { startWidget } from './widget.ts';

const asked = new URLSearchParams(location.search);
const noibuMode = asked.get('noibu') ?? '';
const timeoutMs = Number(asked.get('timeout')) || 5_000;

const state = document.querySelector('#noibu-state');
const tell = (words: string) => {
  if (state) state.textContent = `Noibu: ${words}`;
};

const modes = document.querySelector('#noibu-mode');
if (modes instanceof HTMLSelectElement) {
  modes.value = noibuMode;
  modes.addEventListener('change', () => {
    location.search = modes.value ? `?noibu=${modes.value}` : '';
  });
}

addEventListener('noibuSDKReady', () => tell('ready'));
if (noibuMode === 'absent') {
  tell('not there');
} else {
  // Loaded late, as a tag manager does: `window.NOIBUJS` is there only after `noibuSDKReady`.
  const script = document.createElement('script');
  script.type = 'module';
  script.src = '/assets/noibu.js';
  document.head.append(script);
}

offerCobrowse('trial', { user_id: 'c-1815', user_name: 'Ada Lovelace', user_email: 'ada@example.com' });

const chatWidget = startWidget();
sendHelpCodeWhenChatStarts(chatWidget, timeoutMs, (reason) => {
  tell(`no help code (${reason})`);
});
startSharing(chatWidget);
