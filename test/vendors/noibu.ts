import { type Ask, drawText, escaped, json, page, type Reply, type StandIn } from './exchange.ts';

export interface NoibuSession {
  id: string;
  helpCode: string;
  landingUrl: string;
  countryCode: string;
  /** The path that the player is opened with. */
  wspath: string;
}

/**
 * Noibu's console: the list of sessions, whose "Help Code" filter takes several codes separated by commas and is filled in by
 * no parameter of the address, and the session player. A public REST API is not known, so there is none.
 */
export class Noibu implements StandIn {
  /** The UUID of the company's domain. */
  domainId = '9b1d6f70-2c3e-4a58-8f19-6d7e5c4b3a21';
  readonly sessions: NoibuSession[] = [];
  readonly #random: () => number;
  readonly #base: string;

  constructor(random: () => number, base: string) {
    this.#random = random;
    this.#base = base;
  }

  /** A recorded visit. The code is drawn unless told; throws when it is no six digits. */
  addSession(of: Partial<NoibuSession> = {}): NoibuSession {
    const helpCode = of.helpCode ?? drawText(this.#random, 6, '0123456789');
    if (!/^[0-9]{6}$/.test(helpCode)) throw new Error(`a help code is six digits, not ${helpCode}`);
    const id = of.id ?? drawText(this.#random, 16, '0123456789abcdef');
    const session = {
      id,
      helpCode,
      landingUrl: of.landingUrl ?? 'http://shop.localhost/',
      countryCode: of.countryCode ?? 'GB',
      wspath: of.wspath ?? `recordings/${id}`,
    };
    this.sessions.push(session);
    return session;
  }

  /** `https://console.noibu.com/<domain UUID>/sessions`, here. */
  listUrl(): string {
    return `${this.#base}/${this.domainId}/sessions`;
  }

  playerUrl(session: NoibuSession): string {
    return `${this.listUrl()}/player?wspath=${encodeURIComponent(session.wspath)}`;
  }

  refuse(status: number, message: string): Reply {
    return page(status, `Noibu: ${message}`);
  }

  answer(ask: Ask): Reply | undefined {
    const [, id, rest] = /^\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\/.*)?$/i.exec(ask.path) ?? [];
    if (id === undefined) return undefined;
    if (ask.method !== 'GET' && ask.method !== 'HEAD') return json(405, { error: 'Method not allowed' });
    if (id.toLowerCase() !== this.domainId) return this.refuse(404, 'no such domain');
    if (rest === '/sessions') return page(200, `Noibu sessions of ${id}`, [], this.#table());
    if (rest !== '/sessions/player') return this.refuse(404, 'no such page');
    const wspath = ask.query.get('wspath');
    const session = this.sessions.find((one) => one.wspath === wspath);
    if (!session) return this.refuse(404, 'no such recording');
    return page(200, `Noibu session ${session.id}, help code ${session.helpCode}`, [session.landingUrl]);
  }

  #table(): string {
    const rows = this.sessions.map(
      (one) =>
        `<tr data-code="${escaped(one.helpCode)}"><td><a href="${escaped(this.playerUrl(one))}">${escaped(one.id)}</a></td>` +
        `<td>${escaped(one.helpCode)}</td><td>${escaped(one.countryCode)}</td><td>${escaped(one.landingUrl)}</td></tr>`,
    );
    return `<label>Help Code <input name="help-code" autocomplete="off"></label>
<table><thead><tr><th>Session</th><th>Help Code</th><th>Country</th><th>Landing page</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
<script>
document.querySelector('input').addEventListener('input', (event) => {
  const codes = event.target.value.split(',').map((code) => code.trim()).filter(Boolean);
  for (const row of document.querySelectorAll('tbody tr')) {
    row.hidden = codes.length > 0 && !codes.includes(row.dataset.code);
  }
});
</script>`;
  }
}
