import { useState } from 'preact/hooks';
import { words } from '../../utils/i18n/words.ts';
import type { Trouble } from '../../utils/messages/answer.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { CheckField, TextField } from '../form/Field.tsx';
import { type KnownDeskChoice, SiteForm } from './SiteForm.tsx';
import type { SiteDescription } from './site-form.ts';

/** A site that was turned on. */
export interface ListedSite {
  pattern: string;
  /** How people write it: `*.zendesk.com`. */
  name: string;
  /** Whether the browser holds the permission for it. */
  held: boolean;
  /** The desk that its address tells, when its transcript is known. */
  told?: string | undefined;
  /** What the agent said of how it shows conversations. */
  described: SiteDescription;
}

/** Why an address typed by hand is not taken. */
export type BadAddress = 'bad' | 'closed';

/** Where codes light up. */
export function Sites({
  sites,
  refused,
  trouble,
  desks,
  onAdd,
  onAllow,
  onRemove,
  onDescribe,
}: {
  sites: ListedSite[];
  /** The browser's question was answered no. */
  refused: boolean;
  trouble?: Trouble | undefined;
  /** Those whose transcript is known. */
  desks: readonly KnownDeskChoice[];
  /** Called within the click, so that the permission can be asked for. @returns why it is not taken */
  onAdd: (address: string, wide: boolean) => BadAddress | undefined;
  /** Called within the click. */
  onAllow: (site: ListedSite) => void;
  onRemove: (site: ListedSite) => void;
  onDescribe: (site: ListedSite, described: SiteDescription) => void;
}) {
  const [edited, setEdited] = useState<string>();
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
                <span class="quiet">{deskWords(site, desks)}</span>
                <button
                  type="button"
                  aria-expanded={edited === site.pattern}
                  aria-label={words('transcript.editLabel', { site: site.name })}
                  onClick={() => setEdited(edited === site.pattern ? undefined : site.pattern)}
                >
                  {words('transcript.edit')}
                </button>
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
              {edited === site.pattern && (
                <SiteForm
                  site={site.name}
                  told={site.told}
                  desks={desks}
                  described={site.described}
                  onSave={(described) => {
                    setEdited(undefined);
                    onDescribe(site, described);
                  }}
                  onCancel={() => setEdited(undefined)}
                />
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

/** What tells the site's messages, in a word or two. */
function deskWords({ told, described }: ListedSite, desks: readonly KnownDeskChoice[]): string {
  if (described.transcript) return words('transcript.described');
  const chosen = desks.find(({ id }) => id === described.product)?.name;
  return chosen ?? (described.product === undefined ? told : undefined) ?? words('transcript.whole');
}
