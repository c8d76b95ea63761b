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

const accounts: DemoAccounts = await (await fetch('/accounts.json')).json();
for (const [vendor, fields] of Object.entries(accounts)) {
  for (const [name, value] of Object.entries(fields)) {
    const term = document.createElement('dt');
    term.textContent = `${vendor} ${name}`;
    const field = document.createElement('input');
    field.readOnly = true;
    field.value = String(value);
    field.setAttribute('aria-label', `${vendor} ${name}`);
    const detail = document.createElement('dd');
    detail.append(field);
    document.querySelector('#accounts')?.append(term, detail);
  }
}
