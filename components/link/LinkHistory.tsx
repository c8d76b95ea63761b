import { words } from '../../utils/i18n/words.ts';
import type { SupportLink } from '../../utils/links/link.ts';
import { when } from '../card/time.ts';
import { expiryWords, whoFor } from './life.ts';

/** The links that were made, newest first. */
export function LinkHistory({
  links,
  now,
  onShow,
  onDelete,
}: {
  links: SupportLink[];
  now: number;
  onShow: (link: SupportLink) => void;
  onDelete: (link: SupportLink) => void;
}) {
  if (links.length === 0) return <p class="quiet">{words('link.past.none')}</p>;
  return (
    <>
      <ul>
        {links.map((link) => {
          const who = whoFor(link.request.customer) ?? words('link.past.someone');
          return (
            <li key={link.id} class="past-row">
              <div class="list-row">
                <bdi class="rest" title={link.url}>
                  <strong>{who}</strong> · {link.via.name}
                </bdi>
                <button
                  type="button"
                  aria-label={words('link.past.showLabel', { who })}
                  onClick={() => onShow(link)}
                >
                  {words('link.past.show')}
                </button>
                <button
                  type="button"
                  class="plain"
                  aria-label={words('link.past.deleteLabel', { who })}
                  onClick={() => onDelete(link)}
                >
                  {words('link.past.delete')}
                </button>
              </div>
              <p class="quiet">
                {when(link.madeAt, now)} · {expiryWords(link.expiresAt, now)}
              </p>
            </li>
          );
        })}
      </ul>
      <p class="hint">{words('link.past.deleteNote')}</p>
    </>
  );
}
