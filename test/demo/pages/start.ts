import type { DemoAccounts } from '../stock.ts';

const places: [name: string, host: string, path: string, about: string][] = [
  ['Desk', 'desk', '/', 'the agents’ inbox. Grant it in the popup, then open a conversation.'],
  ['Shop', 'shop', '/', 'the customer’s side. Start a chat, or share the screen.'],
  ['Notes', 'notes', '/', 'a page to right-click on, without granting it.'],
  ['Sessions as JSON', 'desk', '/sessions.json', 'to import in the options.'],
  ['Sessions as CSV', 'desk', '/sessions.csv', 'the same as a spreadsheet.'],
];

for (const [name, host, path, about] of places) {
  const link = document.createElement('a');
  link.href = `http://${host}.localhost:${location.port}${path}`;
  link.textContent = name;
  const item = document.createElement('li');
  item.append(link, `: ${about}`);
  document.querySelector('#places')?.append(item);
}

const labels: { [V in keyof DemoAccounts]: Record<keyof DemoAccounts[V], string> } = {
  cobrowse: {
    api: 'Cobrowse: address',
    token: 'Cobrowse: token',
    tokenAddress: 'Cobrowse: address that gives a token',
    tokenHeader: 'Cobrowse: Authorization header for it',
  },
  helpshift: {
    api: 'Helpshift: address',
    domain: 'Helpshift: domain',
    key: 'Helpshift: API key',
    appId: 'Helpshift: app publish ID',
    watch: 'Helpshift: watch this e-mail',
  },
  helpdesky: {
    api: 'Helpdesky: address',
    helpdeskId: 'Helpdesky: helpdesk ID',
    contactId: 'Helpdesky: contact ID',
    contactToken: 'Helpdesky: contact token',
  },
  noibu: { api: 'Noibu: address', domainId: 'Noibu: domain ID' },
};

const accounts: DemoAccounts = await (await fetch('/accounts.json')).json();
for (const [vendor, names] of Object.entries(labels)) {
  const values = new Map<string, string>(Object.entries(accounts[vendor as keyof DemoAccounts]));
  for (const [name, label] of Object.entries(names)) {
    const term = document.createElement('dt');
    term.textContent = label;
    const field = document.createElement('input');
    field.readOnly = true;
    field.value = values.get(name) ?? '';
    field.setAttribute('aria-label', label);
    field.addEventListener('focus', () => field.select());
    const detail = document.createElement('dd');
    detail.append(field);
    document.querySelector('#accounts')?.append(term, detail);
  }
}
