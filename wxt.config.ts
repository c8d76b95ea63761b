import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** Where an agent's chat or a company's own server may live; nothing is read before one of them is granted. */
const anySite = ['https://*/*', 'http://*/*'];

export default defineConfig({
  modules: ['@wxt-dev/i18n/module'],
  i18n: { localesDir: './utils/i18n/locales' },
  imports: false,
  vite: () => ({ plugins: [preact()], build: { target: 'es2023' } }),
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{5f0f9c52-6d5e-4a76-9a3c-9f7d52b1c0de}',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '128' }),
    // Everything that is seen is stored; in a private window nothing may be.
    incognito: 'not_allowed',
    permissions: [
      'activeTab',
      'alarms',
      'clipboardWrite',
      browser === 'firefox' ? 'menus' : 'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
    ],
    // Asked for when the agent turns notifications on.
    optional_permissions: ['notifications'],
    optional_host_permissions: anySite,
    // Firefox's default policy would upgrade http to https, and with it a server on the company's own network.
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
    action: { default_title: '__MSG_extension_name__' },
    commands: {
      'next-code': {
        suggested_key: { default: 'Alt+Shift+K' },
        description: '__MSG_extension_nextCode__',
      },
    },
  }),
});
