/** A chat whose link can be written without its maker's help, with the words that are to be replaced in capitals. */
export interface KnownTemplate {
  /** A product's name, which no language translates; absent for one's own help page. */
  name?: string;
  url: string;
}

/**
 * Links into chats that customers reach by an address alone, as their makers give them out; what each takes is as seen in public
 * projects that use them. Intercom, HubSpot, Freshchat, Gorgias, Front and Salesforce have no such address: their chat is opened on
 * the company's own page, which is the first of these.
 */
export const knownTemplates: readonly KnownTemplate[] = [
  { url: 'https://YOUR-SITE/help?name={name}&email={email}&msg={message}' },
  {
    name: 'Zendesk',
    url: 'https://YOUR-COMPANY.zendesk.com/hc/en-us/requests/new?tf_anonymous_requester_email={email}&tf_description={message}',
  },
  {
    name: 'Crisp',
    url: 'https://go.crisp.chat/chat/embed/?website_id=YOUR-WEBSITE-ID&user_email={email}&user_nickname={name}',
  },
  { name: 'tawk.to', url: 'https://tawk.to/chat/YOUR-PROPERTY-ID/YOUR-WIDGET-ID' },
  { name: 'LiveChat', url: 'https://direct.lc.chat/YOUR-LICENCE/' },
  { name: 'Tidio', url: 'https://www.tidio.com/talk/YOUR-KEY' },
  { name: 'WhatsApp', url: 'https://wa.me/YOUR-NUMBER?text={message}' },
  { name: 'Telegram', url: 'https://t.me/YOUR-NAME?text={message}' },
];
