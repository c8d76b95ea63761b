import type { Crowd } from './crowd.ts';
import {
  countFullNames,
  type How,
  isGreeted,
  isSingle,
  type Naming,
  namedIn,
  type Person,
  personOf,
  type Words,
} from './customer.ts';
import { type Device, deviceOf, namesDevice, namesPage, pageOf } from './scene.ts';
import type { Session } from './session.ts';

/**
 * Whether a bare six-digit number that meets a live session is that session's code, by Bayes' rule:
 *
 *     odds = 1 / 20  ×  1,000,000 / L  ×  how likely each thing known is for the code : for a stranger's number
 *
 * A number is shown from 99 : 1. With up to 505 live sessions meeting one is enough; with 50,000 about every second
 * number that meets one is an order number, and something has to be known that is 99 times as likely for the code.
 *
 * A number that meets a session by chance meets any of the live ones alike. So how likely a thing is for a stranger is
 * not guessed but counted, on a sample of the live sessions: how many bear a name, times how many names stand in the words;
 * how many have a device or a page that the words name. Names that are common in a team's country, words that are names as
 * well, the agent's name and the customers in the list beside the conversation all weigh by that as little as they should.
 * How likely a thing is for the code itself are the shares below: judgements, and a mistake in them by a factor of two
 * moves the odds by no more than that.
 */

/** Odds from which on a number is shown: of a hundred shown, one may be a stranger's. */
const enough = 99;
/** How many six-digit numbers that are no codes stand in a chat for each bare code: order numbers, mostly. */
const strangers = 20;

/** Odds that a number which meets one of `live` sessions is its code, when nothing else is known. */
export function priorOdds(live: number): number {
  return 1_000_000 / (strangers * live);
}

/** Whether a bare number that meets one of `live` sessions is more than chance, with what is known of it. */
export function vouches(live: number, likelihood = 1): boolean {
  return priorOdds(live) * likelihood >= enough;
}

/** What is known of a number besides its digits. */
export interface Circumstances {
  /** Epoch ms at which it was given. */
  given: number;
  /** Who wrote it, where that is known. */
  said?: 'customer' | 'agent' | undefined;
  /** The words elsewhere in this tab call the same digits a code. */
  isCalledCode?: boolean | undefined;
}

/** Shares of chats whose record has a customer in which the words name that customer just so surely; in the rest not at all. */
const namesOwn: Readonly<Record<How, number>> = {
  address: 0.1,
  full: 0.4,
  initial: 0.05,
  greeted: 0.1,
  single: 0.05,
};
const namesNobody = 1 - Object.values(namesOwn).reduce((sum, share) => sum + share);
/** Of the people with one name, those whose other one begins with a given letter. */
const sameInitial = 0.1;
/** Given names and family names of one country go together: a pair of them is so many times as common as by chance. */
const together = 5;
/** A code is read out soon: before the session began by no more than clocks differ, mostly within minutes. */
const clocks = 2 * 60_000;
const soon = 10 * 60_000;
const given = { before: 0.01, soon: 0.7, later: 0.29 };
/** Of the customers in whose chat a device is named, those who sit before that one. */
const namesOwnDevice = 0.6;
/** Of the chats with a page's address in them, those about the page of the session. */
const namesOwnPage = 0.5;
/** Agents write order numbers; codes they repeat now and then. */
const byAgent = 0.3;
/** Digits that the words call a code elsewhere in the tab are that code; equal ones by chance are one in a million. */
const calledCode = 1_000;
/** What moment, device or page say at most, each: records have wrong clocks, and desks list what others look at. */
const most = 10;

/** Weighs what one conversation knows; made once for its words, and asked for each session that a number meets. */
export class Odds {
  readonly #crowd: Crowd;
  readonly #words: Words;
  #fullNames: number | undefined;
  #singles: { single: number; greeted: number } | undefined;
  #devices: { all: number; named: number } | undefined;

  constructor(crowd: Crowd, words: Words) {
    this.#crowd = crowd;
    this.#words = words;
  }

  /** Whether a bare number that meets this live session is its code. */
  vouches(session: Session, about: Circumstances): boolean {
    const { live } = this.#crowd;
    return vouches(live) || vouches(live, this.likelihood(session, about));
  }

  /** How surely the words name the customer of this session. */
  names({ customer }: Session): How | undefined {
    const person = personOf(customer);
    return person && namedIn(this.#words, person)?.how;
  }

  /** How many times as likely all that is known is when the session is meant than when it is met by chance. */
  likelihood(session: Session, { given, said, isCalledCode }: Circumstances): number {
    return (
      this.#byName(session) *
      this.#byMoment(session, given) *
      this.#byDevice(deviceOf(session)) *
      this.#byPage(session) *
      (said === 'agent' ? byAgent : 1) *
      (isCalledCode ? calledCode : 1)
    );
  }

  #byName(session: Session): number {
    const person = personOf(session.customer);
    if (!person) return 1;
    const naming = namedIn(this.#words, person);
    return naming ? namesOwn[naming.how] / Math.min(1, this.#byChance(naming)) : namesNobody;
  }

  /** How often words like these name a stranger by chance who is called so: by each name in them as often as it is borne. */
  #byChance({ how, by }: Naming): number {
    const [one = ''] = by;
    const words = this.#words;
    const { people, bearers, live } = this.#crowd;
    // A page may speak of that very stranger: of each of the live ones alike.
    const atLeast = 1 / Math.max(live, 1);
    const share = (name: string) => ((bearers.get(name) ?? 0) + 1) / (people.length + 2);
    switch (how) {
      case 'address':
        return (words.emails.size + words.phones.size) * atLeast;
      case 'full': {
        this.#fullNames ??= countFullNames(words);
        const met = people.filter((each) => by.every((name) => hasName(each, name))).length / people.length;
        const expected = by.reduce((product, name) => product * together * share(name), 1 / together);
        return Math.max(1, this.#fullNames) * Math.max(atLeast, met, expected);
      }
      case 'initial':
        return words.initials.size * Math.max(atLeast, share(one) * sameInitial);
      case 'greeted':
      case 'single':
        this.#singles ??= this.#countSingles();
        return (1 + this.#singles[how]) * share(one);
    }
  }

  /** The words that stand as names alone, as far as somebody is known to be called so. */
  #countSingles(): { single: number; greeted: number } {
    const words = this.#words;
    const known = [...words.places.keys()].filter((name) => this.#crowd.bearers.has(name));
    const single = known.filter((name) => isSingle(words, name, [name])).length;
    return { single, greeted: known.filter((name) => isGreeted(words, name, [name])).length };
  }

  #byMoment(session: Session, at: number): number {
    if (session.startedAt === undefined) return 1;
    const own = delayOf(session.startedAt, at);
    return Math.min(most, given[own] / shareOf(this.#crowd.starts, (start) => delayOf(start, at) === own));
  }

  #byDevice(device: Device): number {
    const { devices } = this.#crowd;
    if (device.length === 0 || devices.size === 0) return 1;
    this.#devices ??= this.#countDevices();
    const { all, named } = this.#devices;
    const isNamed = namesDevice(this.#words, device);
    if (named === 0 && !isNamed) return 1;
    const share = (named + 1) / (all + 2);
    return isNamed ? Math.min(most, namesOwnDevice / share) : (1 - namesOwnDevice) / (1 - share);
  }

  #countDevices(): { all: number; named: number } {
    const sum = { all: 0, named: 0 };
    for (const [device, count] of this.#crowd.devices) {
      sum.all += count;
      if (namesDevice(this.#words, device)) sum.named += count;
    }
    return sum;
  }

  #byPage(session: Session): number {
    const page = pageOf(session);
    if (!page || !namesPage(this.#words, page)) return 1;
    const share = shareOf(this.#crowd.pages, (each) => namesPage(this.#words, each));
    return Math.max(1, Math.min(most, namesOwnPage / share));
  }
}

function delayOf(start: number, at: number): keyof typeof given {
  const delay = at - start;
  if (delay < -clocks) return 'before';
  return delay < soon ? 'soon' : 'later';
}

/** The share of strangers of whom it is true; as if one more were counted of whom it is and one of whom it is not. */
function shareOf<T>(all: readonly T[], isTrue: (each: T) => boolean): number {
  let count = 0;
  for (const each of all) if (isTrue(each)) count += 1;
  return (count + 1) / (all.length + 2);
}

function hasName({ names, family }: Person, name: string): boolean {
  return family === name || names.includes(name);
}
