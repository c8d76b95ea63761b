import { words } from '../../utils/i18n/words.ts';

/** The hosts that the agent allowed for sessions' addresses, beyond the accounts' own; nothing where there are none. */
export function AllowedHosts({
  hosts,
  onForget,
}: {
  hosts: readonly string[];
  onForget: (host: string) => void;
}) {
  if (hosts.length === 0) return null;
  return (
    <section id="hosts" aria-labelledby="hosts-title">
      <h2 id="hosts-title">{words('options.hosts.title')}</h2>
      <p class="quiet">{words('options.hosts.intro')}</p>
      <ul class="rows-list">
        {hosts.map((host) => (
          <li key={host} class="row-line">
            <bdi class="rest">{host}</bdi>
            <button
              type="button"
              aria-label={words('options.hosts.removeLabel', { host })}
              onClick={() => onForget(host)}
            >
              {words('options.remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
