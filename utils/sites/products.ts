import type { Conversation, Transcript } from './desk.ts';
import { covers } from './site.ts';

/** A support desk that many companies use. */
export interface Product {
  id: string;
  name: string;
  /** Host permissions of the desk as agents open it; none where every company has a host of its own. */
  hosts: readonly string[];
  /** Hosts of frames that hold a part of the conversation. Frames of the desk's own host need not be named. */
  frames: readonly string[];
  conversation?: Conversation | undefined;
  /** Known where the desk's source is public; of the others the whole page is read. */
  transcript?: Transcript | undefined;
  /** An address of its desk, and the place that it stands for. */
  example: readonly [address: string, place: string];
}

/**
 * Desks whose source is public. Selectors are taken from it, never from guesses; where no attribute holds a message's
 * time, none is named.
 */
const open: readonly Product[] = [
  {
    // chatwoot/chatwoot: dashboard/components/widgets/conversation/MessagesView.vue (006eb17: `conversation-panel`),
    // components-next/message/Message.vue (47a51cc: `message-bubble-container`; incoming `justify-start`, agents and
    // robots `justify-end`, activities `justify-center`), MessageMeta.vue (`<time>` says no more than `h:mm a`).
    // Conversations are numbered in each account. Read 2026-11-21.
    id: 'chatwoot',
    name: 'Chatwoot',
    hosts: ['https://app.chatwoot.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/accounts/:id/*/conversations/:id' },
    transcript: {
      container: '.conversation-panel',
      message: '.message-bubble-container',
      customer: '.justify-start',
      agent: '.justify-end',
      system: '.justify-center',
    },
    example: [
      'https://app.chatwoot.com/app/accounts/7/inbox/3/conversations/42?messageId=1',
      'https://app.chatwoot.com/accounts/7/conversations/42',
    ],
  },
  {
    // zammad/zammad: controllers/ticket_zoom/article_view.coffee (0201d44: `ticket-article-item` and the sender's name),
    // controllers/ticket_zoom.coffee (`.ticket-article`), views/ticket_zoom/article_view.jst.eco (f75e18a:
    // `task-subline`), `humanTime` (`<time datetime="2024-02-20T17:16:16.363Z">`); chat: views/customer_chat/
    // chat_window.jst.eco (10a6155: `chat-body`) and chat_message.jst.eco (99f0b4e),
    // controllers/chat.coffee (02470aa: `agent` and `customer`). Read 2026-11-21.
    id: 'zammad',
    name: 'Zammad',
    hosts: ['https://*.zammad.com/*'],
    frames: [],
    conversation: { in: 'hash', at: '/ticket/zoom/:id' },
    transcript: {
      container: '.ticket-article, .chat-body',
      message: '.ticket-article-item, .chat-message',
      customer: '.ticket-article-item.customer, .chat-message--customer',
      agent: '.ticket-article-item.agent, .chat-message--agent',
      system: '.ticket-article-item.system',
      time: { in: '.task-subline time', attribute: 'datetime' },
    },
    example: ['https://acme.zammad.com/#ticket/zoom/218/1043', 'https://acme.zammad.com/#/ticket/zoom/218'],
  },
  {
    // RocketChat/Rocket.Chat: views/room/body/RoomBody.tsx (007a5cc: `messages-list`), components/message/variants/
    // RoomMessage.tsx (262bf4d: `data-mid`, `data-own`), SystemMessage.tsx (7597319: `data-system-message-type`), the
    // route `/live/:id/:tab?/:context?` of livechat rooms. Only the agent's own messages are marked. Read 2026-11-21.
    id: 'rocket-chat',
    name: 'Rocket.Chat',
    hosts: ['https://*.rocket.chat/*'],
    frames: [],
    conversation: { in: 'path', at: '/live/:id' },
    transcript: {
      container: '.messages-list',
      message: '[data-mid], [data-system-message-type]',
      agent: '[data-own="true"]',
      system: '[data-system-message-type]',
    },
    example: [
      'https://acme.rocket.chat/live/6GFJ3tbmHiyHbahmC/room-info',
      'https://acme.rocket.chat/live/6GFJ3tbmHiyHbahmC',
    ],
  },
  {
    // freescout-help-desk/freescout (ab27725): views/conversations/view.blade.php (`#conv-layout-main`), partials/
    // thread.blade.php and app/Thread.php (`thread-type-…`), Conversation::getThreads (newest first), routes/web.php.
    // `thread-date` is written in the agent's own language and time zone. Read 2026-11-21.
    id: 'freescout',
    name: 'FreeScout',
    hosts: [],
    frames: [],
    conversation: { in: 'path', at: '/conversation/:id' },
    transcript: {
      container: '#conv-layout-main',
      message: '.thread',
      customer: '.thread-type-customer',
      agent: '.thread-type-message, .thread-type-note, .thread-type-draft',
      system: '.thread-type-lineitem',
      newestFirst: true,
    },
    example: [
      'https://help.example.com/conversation/118?folder_id=4',
      'https://help.example.com/conversation/118',
    ],
  },
  {
    // LiveHelperChat/livehelperchat (c15cd17): design/defaulttheme/tpl/lhchat/syncadmin.tpl.php (`message-row` and who
    // wrote it; `msg-date` is in a format that each company sets), js/lh.js (`#messagesBlock-<chat>`), baseurl
    // `chat/single`. One page holds several chats. Read 2026-11-21.
    id: 'live-helper-chat',
    name: 'Live Helper Chat',
    hosts: [],
    frames: [],
    conversation: { in: 'path', at: '/chat/single/:id' },
    transcript: {
      container: '[id^="messagesBlock-"]',
      message: '.message-row',
      customer: '.message-row.response',
      agent: '.message-row.message-admin',
      system: '.message-row.system-response',
    },
    example: [
      'https://chat.example.com/index.php/site_admin/chat/single/51',
      'https://chat.example.com/chat/single/51',
    ],
  },
];

/**
 * Desks whose source is not public: hosts and addresses as integrations and userscripts in public repositories name them,
 * seen on 2026-11-21. What their pages look like inside is not known, so no selectors.
 */
const closed: readonly Product[] = [
  {
    id: 'zendesk',
    name: 'Zendesk',
    hosts: ['https://*.zendesk.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/agent/tickets/:id' },
    example: [
      'https://acme.zendesk.com/agent/tickets/218/events',
      'https://acme.zendesk.com/agent/tickets/218',
    ],
  },
  {
    // The same conversation is reached from several inboxes.
    id: 'intercom',
    name: 'Intercom',
    hosts: ['https://app.intercom.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/conversation/:id' },
    example: [
      'https://app.intercom.com/a/inbox/gu1e0q0t/inbox/admin/8857/conversation/215475',
      'https://app.intercom.com/conversation/215475',
    ],
  },
  {
    id: 'freshdesk',
    name: 'Freshdesk',
    hosts: ['https://*.freshdesk.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/a/tickets/:id' },
    example: ['https://acme.freshdesk.com/a/tickets/218', 'https://acme.freshdesk.com/a/tickets/218'],
  },
  {
    id: 'freshchat',
    name: 'Freshchat',
    hosts: ['https://*.freshchat.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/conversation/:id' },
    example: [
      'https://acme.freshchat.com/a/236306003128395/inbox/2/0/conversation/720870',
      'https://acme.freshchat.com/conversation/720870',
    ],
  },
  {
    id: 'help-scout',
    name: 'Help Scout',
    hosts: ['https://secure.helpscout.net/*'],
    frames: [],
    conversation: { in: 'path', at: '/conversation/:id' },
    example: [
      'https://secure.helpscout.net/conversation/3382659721/11535/?viewId=8492',
      'https://secure.helpscout.net/conversation/3382659721',
    ],
  },
  {
    id: 'front',
    name: 'Front',
    hosts: ['https://app.frontapp.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/open/:id' },
    example: ['https://app.frontapp.com/open/cnv_1jogvq06', 'https://app.frontapp.com/open/cnv_1jogvq06'],
  },
  {
    id: 'gorgias',
    name: 'Gorgias',
    hosts: ['https://*.gorgias.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/app/ticket/:id' },
    example: [
      'https://acme.gorgias.com/app/ticket/180507823',
      'https://acme.gorgias.com/app/ticket/180507823',
    ],
  },
  {
    // Accounts in other regions have hosts such as app-eu1.
    id: 'hubspot',
    name: 'HubSpot',
    hosts: ['https://*.hubspot.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/live-messages/:account/inbox/:id' },
    example: [
      'https://app.hubspot.com/live-messages/5238859/inbox/300479634#reply-editor',
      'https://app.hubspot.com/live-messages/5238859/inbox/300479634',
    ],
  },
  {
    // Visualforce pages stand in frames of `<domain>--<namespace>.vf.force.com`.
    id: 'salesforce',
    name: 'Salesforce',
    hosts: ['https://*.lightning.force.com/*'],
    frames: ['https://*.vf.force.com/*'],
    conversation: { in: 'path', at: '/lightning/r/:object/:id' },
    example: [
      'https://acme.lightning.force.com/lightning/r/Case/500Qk00000LnbPsIAJ/view',
      'https://acme.lightning.force.com/lightning/r/Case/500Qk00000LnbPsIAJ',
    ],
  },
  {
    id: 'livechat',
    name: 'LiveChat',
    hosts: ['https://my.livechatinc.com/*'],
    frames: [],
    example: ['https://my.livechatinc.com/tickets/V9KMQ', 'https://my.livechatinc.com/tickets/V9KMQ'],
  },
  {
    id: 'crisp',
    name: 'Crisp',
    hosts: ['https://app.crisp.chat/*'],
    frames: [],
    conversation: { in: 'path', at: '/website/:site/inbox/:id' },
    example: [
      'https://app.crisp.chat/website/877f5dd6/inbox/session_5a1b/',
      'https://app.crisp.chat/website/877f5dd6/inbox/session_5a1b',
    ],
  },
  {
    // All of it is behind the `#`, and how a chat is named there is not told: so what is there, as a whole.
    id: 'tawk',
    name: 'tawk.to',
    hosts: ['https://dashboard.tawk.to/*'],
    frames: [],
    conversation: { in: 'hash' },
    example: [
      'https://dashboard.tawk.to/#/inbox/63479eb437898912e96e5bc6/chats',
      'https://dashboard.tawk.to/#/inbox/63479eb437898912e96e5bc6/chats',
    ],
  },
  {
    // Hosts by region: purecloud-platform-client-v2, PureCloudRegionHosts. The messages are in a frame of the same host.
    id: 'genesys',
    name: 'Genesys Cloud',
    hosts: [
      'https://apps.mypurecloud.com/*',
      'https://apps.mypurecloud.ie/*',
      'https://apps.mypurecloud.de/*',
      'https://apps.mypurecloud.jp/*',
      'https://apps.mypurecloud.com.au/*',
      'https://*.pure.cloud/*',
      'https://*.us-gov-pure.cloud/*',
    ],
    frames: [],
    conversation: { in: 'hash', at: '/interactions/:id' },
    example: [
      'https://apps.usw2.pure.cloud/directory/#/engage/admin/interactions/3318ac29-b202',
      'https://apps.usw2.pure.cloud/directory/#/interactions/3318ac29-b202',
    ],
  },
  {
    id: 'helpshift',
    name: 'Helpshift',
    hosts: ['https://*.helpshift.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/admin/issue/:id' },
    example: ['https://acme.helpshift.com/admin/issue/78/', 'https://acme.helpshift.com/admin/issue/78'],
  },
  {
    // The host is that of its API (`https://{organization}.gladly.com/api/v1`); no address of its desk was found.
    id: 'gladly',
    name: 'Gladly',
    hosts: ['https://*.gladly.com/*'],
    frames: [],
    example: ['https://acme.gladly.com/', 'https://acme.gladly.com/'],
  },
  {
    // A customer's page shows their conversations one below the other.
    id: 'kustomer',
    name: 'Kustomer',
    hosts: ['https://*.kustomerapp.com/*'],
    frames: [],
    conversation: { in: 'path', at: '/app/customers/:id' },
    example: [
      'https://acme.kustomerapp.com/app/customers/636ecafb3ee7/event/637afc19',
      'https://acme.kustomerapp.com/app/customers/636ecafb3ee7',
    ],
  },
];

export const products: readonly Product[] = [...open, ...closed];

/** Desks whose transcript is known: what an agent can choose for a host of their company. */
export const knownDesks = products.filter(({ transcript }) => transcript !== undefined);

/** The desk that a host permission or an address belongs to, by its host. */
export function productOf(address: string): Product | undefined {
  const plain = address.replace('://*.', '://').replace(/\*$/, '');
  return products.find(({ hosts }) => hosts.some((host) => covers(host, plain)));
}

export function productNamed(id: string | undefined): Product | undefined {
  return products.find((product) => product.id === id);
}
