import { browser } from '../../utils/browser/index.ts';
import type { Facts } from '../../utils/links/placeholder.ts';
import { customersBy } from '../../utils/sessions/finding.ts';
import { isSamePerson, peopleOf } from '../../utils/sessions/person.ts';
import { isReachable } from '../../utils/sessions/reachable.ts';
import type { Customer } from '../../utils/sessions/session.ts';
import { openStore } from '../../utils/sessions/store.ts';
import { placeAt } from '../../utils/sites/settings.ts';
import { ask } from '../../utils/views/background.ts';
import { codesOnTab } from './tab-codes.ts';

/** What is known of the conversation in a tab. */
export interface TabFacts {
  /** The customer, where the tab names one alone. */
  customer?: Customer | undefined;
  /** All whom it names, those of its codes' sessions first. */
  people: Customer[];
  title?: string | undefined;
  url?: string | undefined;
}

/** A page that is busy answers late or never: what is not known after so many ms counts as unknown. */
const patience = 800;

/**
 * What a tab says of its customer: the sessions that its codes mean, and the e-mail addresses in the conversation, which are read only
 * where the agent turned the site on. Address and title are those that the toolbar's click lets us see.
 */
export async function factsOf(tab: number | undefined): Promise<TabFacts> {
  if (tab === undefined) return { people: [] };
  const [page, bySession, byName] = await Promise.all([
    inTime(pageOf(tab), {}),
    inTime(peopleBySession(tab), []),
    inTime(peopleByName(tab), []),
  ]);
  // A list beside the conversation shows codes of others, too. Who has a session and an address on the page is meant; else a session
  // says more than an address, which may be anybody's.
  const byBoth = bySession.filter((one) => byName.some((other) => isSamePerson(one, other)));
  const surest = [byBoth, bySession, byName].find((people) => people.length > 0) ?? [];
  return {
    ...page,
    people: peopleOf([...byBoth, ...bySession, ...byName]),
    customer: surest.length === 1 ? surest[0] : undefined,
  };
}

/** The same as placeholders. */
export function placeholderFacts({ customer = {}, title, url }: TabFacts): Facts {
  return {
    'customer.name': customer.name,
    'customer.email': customer.email,
    'customer.phone': customer.phone,
    'customer.id': customer.id,
    'page.title': title,
    'page.url': url,
  };
}

async function pageOf(tab: number): Promise<Pick<TabFacts, 'title' | 'url'>> {
  const { title, url } = await browser.tabs.get(tab);
  return { title, url: url === undefined ? undefined : withoutPassword(url) };
}

function withoutPassword(url: string): string {
  const address = URL.parse(url);
  if (!address?.username && !address?.password) return url;
  address.username = '';
  address.password = '';
  return address.href;
}

/** A desk shows one conversation after another in a tab: where codes stand in the one that its address names, the others do not count. */
async function peopleBySession(tab: number): Promise<Customer[]> {
  const db = await openStore();
  const { codes } = await codesOnTab(db, tab);
  if (codes.length === 0) return [];
  const { url } = await browser.tabs.get(tab);
  const place = url?.startsWith('http') ? await placeAt(db, url) : undefined;
  const seen = await db.sightings.where('tab').equals(tab).toArray();
  const here = new Set(seen.filter((each) => each.place === place).map(({ code }) => code));
  const meant = here.size > 0 ? codes.filter(({ code }) => here.has(code)) : codes;
  return peopleOf(meant.map(({ best }) => best?.session.customer)).filter(isReachable);
}

/** An address alone says little: what the sessions know of its owner comes along. */
async function peopleByName(tab: number): Promise<Customer[]> {
  const answer = await ask('customer.named', { tab });
  if (!answer.ok) return [];
  const db = await openStore();
  return Promise.all(
    answer.value.named.map(async (email) => ({
      ...(await customersBy(db, { email }, 1)).customers[0],
      email,
    })),
  );
}

function inTime<T>(work: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(otherwise), patience);
    work
      .catch(() => otherwise)
      .then((value) => {
        clearTimeout(timer);
        resolve(value);
      });
  });
}
