import type { Session } from '../../utils/sessions/session.ts';
import type { Vendors } from '../vendors/server.ts';

/**
 * Makes the vendors' stand-ins know the sessions of an export: Cobrowse answers for each code what the export says, and
 * every session has its page.
 * @returns the sessions with the vendors' own ids and addresses in them
 */
export function stock({ cobrowse, noibu, url }: Vendors, sessions: Session[]): Session[] {
  const iso = (time: number) => new Date(time).toISOString();
  // Oldest first: a code is free again only when its former session has ended.
  const byAge = sessions.toSorted((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0));
  return byAge.map((session): Session => {
    const { customer, startedAt = session.updatedAt, expiresAt, page } = session;
    if (session.kind === 'noibu') {
      const visit = noibu.addSession({ helpCode: session.code, ...(page ? { landingUrl: page } : {}) });
      return { ...session, id: `noibu:${visit.id}`, url: noibu.playerUrl(visit) };
    }
    const record = cobrowse.createSession({
      code: session.code,
      customData: {
        ...(customer?.id ? { user_id: customer.id } : {}),
        ...(customer?.name ? { user_name: customer.name } : {}),
        ...(customer?.email ? { user_email: customer.email } : {}),
      },
      ...(session.device ? { device: { device: session.device } } : {}),
    });
    if (session.state === 'active') cobrowse.activate(record.id);
    Object.assign(record, {
      created: iso(startedAt),
      updated: iso(session.updatedAt),
      ...(record.activated ? { activated: iso(startedAt) } : {}),
      ...(expiresAt === undefined ? {} : { expires: iso(expiresAt) }),
    });
    return { ...session, id: `cobrowse:${record.id}`, url: `${url}/session/${record.id}?end_action=none` };
  });
}

/** What a person types into the options page to connect the stand-ins. */
export interface DemoAccounts {
  cobrowse: { api: string; token: string; tokenAddress: string; tokenHeader: string };
  helpshift: { api: string; domain: string; key: string; appId: string; watch: string };
  helpdesky: { api: string; helpdeskId: string; contactId: string; contactToken: string };
  noibu: { api: string; domainId: string };
}

/** Gives two customers something unread, and lists what connects the accounts. */
export function accountsOf({ cobrowse, helpshift, helpdesky, noibu, url }: Vendors): () => DemoAccounts {
  const watch = 'priya.raman@example.com';
  helpshift.addIssue({ email: watch }, 2);
  const { contact, conversation } = helpdesky.start(
    'sam.okoro@example.com',
    'Is my parcel on its way?',
    'Sam Okoro',
  );
  helpdesky.say(conversation.id, 'It left the warehouse this morning.');
  helpdesky.say(conversation.id, 'Thank you! One more thing: may I still change the address?', 'visitor');
  const { domain, key, apps } = helpshift.account;
  return () => ({
    cobrowse: {
      api: url,
      token: cobrowse.token({ expiresIn: 8 * 60 * 60 }),
      tokenAddress: `${url}/company/token`,
      tokenHeader: cobrowse.company.key,
    },
    helpshift: { api: url, domain, key, appId: apps[0] ?? '', watch },
    helpdesky: {
      api: url,
      helpdeskId: helpdesky.helpdeskId,
      contactId: contact.id,
      contactToken: contact.token,
    },
    noibu: { api: url, domainId: noibu.domainId },
  });
}
