import { anyChat } from './chats/any.ts';
import { genesys } from './chats/genesys.ts';
import { helpdesky } from './chats/helpdesky.ts';
import { helpshift } from './chats/helpshift.ts';
import { intercom } from './chats/intercom.ts';
import { livechat } from './chats/livechat.ts';
import type { ChatSource } from './chats/source.ts';
import { zendeskClassic } from './chats/zendesk-classic.ts';
import { zendeskMessaging } from './chats/zendesk-messaging.ts';
import type { ChatId } from './choice.ts';

/** The chats on a customer's page, each in a file of its own; a new one is a file there, an id in `choice.ts` and a line here. */
export const chats: Record<ChatId, ChatSource> = {
  zendeskClassic,
  zendeskMessaging,
  intercom,
  livechat,
  helpshift,
  genesys,
  helpdesky,
  any: anyChat,
};
