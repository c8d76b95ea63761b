import { useState } from 'preact/hooks';
import { Accounts, type AccountTest, type ListedAccount } from '../../components/options/Accounts.tsx';
import { AllowedHosts } from '../../components/options/AllowedHosts.tsx';
import { type Account, originsOf } from '../../utils/accounts/account.ts';
import { openingOf } from '../../utils/accounts/opening.ts';
import { browser } from '../../utils/browser/index.ts';
import { askToKeep } from '../../utils/keeping/storage.ts';
import { type Answer, bad, type Trouble } from '../../utils/messages/answer.ts';
import { nameOf } from '../../utils/vendors/naming.ts';
import { ask } from '../../utils/views/background.ts';
import { useNow } from '../../utils/views/clock.ts';
import { isHeld, useHeld } from '../../utils/views/held.ts';
import { useLive } from '../../utils/views/live.ts';

export function AccountsPart() {
  const accounts = useLive((db) => db.accounts.orderBy('vendor').toArray());
  const opening = useLive(openingOf);
  const held = useHeld();
  const now = useNow(10_000);
  const [tests, setTests] = useState<Record<string, AccountTest>>({});
  const [trouble, setTrouble] = useState<Trouble>();
  if (!accounts || !held) return null;

  const setTest = (id: string, test: AccountTest) => setTests((tests) => ({ ...tests, [id]: test }));
  const listed = (accounts.ok ? accounts.value : []).map(
    (account): ListedAccount => ({
      account,
      name: nameOf(account),
      host: hostsOf(account),
      held: originsOf(account).every((origin) => isHeld(origin, held)),
    }),
  );

  /** Has to be called within the click itself. @param save what goes on while the browser asks */
  const allow = async (account: Account, save?: () => Promise<Answer<void>>): Promise<void> => {
    const origins = originsOf(account);
    const granted =
      origins.length > 0
        ? browser.permissions.request({ origins }).catch(() => false)
        : Promise.resolve(true);
    const [yes, saved] = await Promise.all([granted, save?.()]);
    if (saved && !saved.ok) setTrouble(saved.trouble);
    else if (!yes) setTrouble(bad('host-not-granted', { detail: hostsOf(account) }).trouble);
    else setTrouble(undefined);
  };

  return (
    <>
      <Accounts
        accounts={listed}
        tests={tests}
        now={now}
        trouble={trouble ?? (accounts.ok ? undefined : accounts.trouble)}
        newId={() => crypto.randomUUID()}
        onSave={(account, secret) => {
          setTest(account.id, undefined);
          void askToKeep();
          void allow(account, () => ask('account.save', { account, secret }));
        }}
        onAllow={(account) => void allow(account)}
        onTest={async ({ id }) => {
          setTest(id, { is: 'asking' });
          const answer = await ask('account.test', { id });
          setTest(
            id,
            answer.ok ? { is: 'good', said: answer.value.said } : { is: 'bad', trouble: answer.trouble },
          );
        }}
        onRemove={async ({ id }) => {
          const answer = await ask('account.remove', { id });
          setTrouble(answer.ok ? undefined : answer.trouble);
        }}
      />
      <AllowedHosts
        hosts={opening?.ok ? opening.value.hosts : []}
        onForget={async (host) => {
          const answer = await ask('host.forget', { host });
          setTrouble(answer.ok ? undefined : answer.trouble);
        }}
      />
    </>
  );
}

/** The hosts that are asked, for the agent to read. */
function hostsOf(account: Account): string {
  const from = account.vendor === 'cobrowse' ? account.tokenFrom : undefined;
  const hosts = [account.api, ...(from ? [from.url] : [])].map((url) => new URL(url).host);
  return [...new Set(hosts)].join(', ');
}
