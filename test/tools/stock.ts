import type { Demo } from '../demo/demo.ts';
import type { Driver } from './browsers/driver.ts';

/**
 * Gives the extension what an agent who has worked with it for a while has: the demo's sessions, all four accounts, and a
 * watched customer at Helpshift and one at Helpdesky. The site of the chat is left to the person: that is the first thing to try.
 */
export async function stockExtension(driver: Driver, demo: Demo, vendorHost: string): Promise<void> {
  await driver.grant(vendorHost);
  const { cobrowse, helpshift, helpdesky, noibu } = demo.accounts();
  const { contactId, contactToken } = helpdesky;
  const account = (account: object, secret?: string) => ({
    call: 'account.save',
    given: { account, secret },
  });
  const calls = [
    { call: 'sessions.put', given: { sessions: demo.sessions() } },
    account({ vendor: 'cobrowse', id: 'demo-cobrowse', api: cobrowse.api }, cobrowse.token),
    account({ vendor: 'noibu', id: 'demo-noibu', api: noibu.api, domainId: noibu.domainId }),
    account({
      vendor: 'helpdesky',
      id: 'demo-helpdesky',
      api: helpdesky.api,
      helpdeskId: helpdesky.helpdeskId,
    }),
    account(
      {
        vendor: 'helpshift',
        id: 'demo-helpshift',
        api: helpshift.api,
        domain: helpshift.domain,
        appId: helpshift.appId,
      },
      helpshift.key,
    ),
    {
      call: 'watch.add',
      given: { vendor: 'helpshift', account: 'demo-helpshift', customer: { email: helpshift.watch } },
    },
    {
      call: 'watch.add',
      given: {
        ...{ vendor: 'helpdesky', account: 'demo-helpdesky', name: 'Sam Okoro' },
        ...{ contactId, contactToken, agreed: true },
      },
    },
  ];
  for (const call of calls) {
    const answer = await driver.office((api, message) => api.runtime.sendMessage(message), call);
    if (!(answer as { ok: boolean }).ok) throw new Error(`${call.call}: ${JSON.stringify(answer)}`);
  }
}
