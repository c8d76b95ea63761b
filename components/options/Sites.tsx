import { useState } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { CheckField, TextField } from '../form/Field.tsx';

/** A site that was turned on. */
export interface ListedSite {
  pattern: string;
  /** How people write it: `*.zendesk.com`. */
  name: string;
  /** Whether the browser holds the permission for it. */
  held: boolean;
}

/** Why an address typed by hand is not taken. */
export type BadAddress = 'bad' | 'closed';

/** Where codes light up. */
export function Sites({
  sites,
  refused,
  trouble,
  onAdd,
  onAllow,
  onRemove,
}: {
  sites: ListedSite[];
  /** The browser's question was answered no. */
  refused: boolean;
  trouble?: Trouble | undefined;
  /** Called within the click, so that the permission can be asked for. @returns why it is not taken */
  onAdd: (address: string, wide: boolean) => BadAddress | undefined;
  /** Called within the click. */
  onAllow: (site: ListedSite) => void;
  onRemove: (site: ListedSite) => void;
}) {
  const [address, setAddress] = useState('');
  const [wide, setWide] = useState(false);
  const [broken, setBroken] = useState<BadAddress>();
  return (
    <section id="sites" aria-labelledby="sites-title">
      <h2 id="sites-title">{words('options.sites.title')}</h2>
      <p class="quiet">{words('options.sites.intro')}</p>
      {sites.length === 0 && <p>{words('options.sites.none')}</p>}
      {sites.length > 0 && (
        <ul class="rows-list">
          {sites.map((site) => (
            <li key={site.pattern}>
              <div class="row-line">
                <bdi class="rest">{site.name}</bdi>
                {site.held ? (
                  <span class="good">● {words('options.sites.on')}</span>
                ) : (
                  <button
                    type="button"
                    class="main"
                    aria-label={words('options.sites.allowLabel', { site: site.name })}
                    onClick={() => onAllow(site)}
                  >
                    {words('options.sites.allow')}
                  </button>
                )}
                <button
                  type="button"
                  aria-label={words('options.sites.removeLabel', { site: site.name })}
                  onClick={() => onRemove(site)}
                >
                  {words('options.remove')}
                </button>
              </div>
              {!site.held && (
                <p class="trouble">
                  <span aria-hidden="true">▲ </span>
                  {words('options.sites.notHeld')}
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <form
        class="fields"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const why = onAdd(address, wide);
          setBroken(why);
          if (!why) setAddress('');
        }}
      >
        <TextField
          label={words('options.sites.address')}
          hint={words('options.sites.addressHint')}
          mode="url"
          value={address}
          onValue={setAddress}
          error={broken && words(`options.sites.${broken}`)}
        />
        <CheckField
          label={words('options.sites.wide')}
          hint={words('options.sites.wideHint')}
          checked={wide}
          onChecked={setWide}
        />
        <div role="alert">
          {refused && (
            <p class="trouble">
              <span aria-hidden="true">▲ </span>
              {words('options.sites.refused')}
            </p>
          )}
          {trouble && <TroubleLines trouble={trouble} />}
        </div>
        <div class="actions">
          <button type="submit">{words('options.sites.add')}</button>
        </div>
      </form>
    </section>
  );
}
