import { words } from '../../utils/i18n/words.ts';
import { faultOf, type TokenFacts } from '../../utils/vendors/cobrowse/token.ts';
import { TroubleLines } from '../card/TroubleLines.tsx';
import { lasting, when } from '../card/time.ts';

/** What a token says of itself: whose it is, of which licence, in which role, and how long it lives. */
export function TokenLine({ token, who, now }: { token: TokenFacts; who: string; now: number }) {
  const { agent, name, licence, role, expiresAt, startsAt } = token;
  const fault = faultOf(token, now);
  const said = [
    agent && (name ? words('options.accounts.tokenAgent', { name, agent }) : agent),
    licence && words('options.accounts.tokenLicence', { licence }),
    role && words('options.accounts.tokenRole', { role }),
    lifeWords(),
  ].filter((part) => part !== undefined && part !== '') as string[];
  return (
    <>
      <p class="quiet token">
        {said.map((part, at) => (
          <span key={part}>
            {at > 0 && ' · '}
            <bdi>{part}</bdi>
          </span>
        ))}
      </p>
      {fault && <TroubleLines trouble={{ reason: fault, who }} />}
    </>
  );

  function lifeWords(): string | undefined {
    if (startsAt !== undefined && startsAt > now)
      return words('options.accounts.tokenFrom', { when: when(startsAt, now) });
    if (expiresAt === undefined) return words('options.accounts.tokenEndless');
    if (expiresAt <= now) return words('options.accounts.tokenOver', { when: when(expiresAt, now) });
    return words('options.accounts.tokenLeft', { left: lasting(expiresAt - now) });
  }
}
