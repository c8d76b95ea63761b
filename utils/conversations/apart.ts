import type { Conversation, Message } from '../vendors/helpdesky/history.ts';
import type { Outgoing, Try } from './outgoing.ts';

/** What of a history was sent from here. */
export interface Apart {
  /** Messages in the visitor's name that we sent; all others of the visitor are their own. */
  ours: ReadonlySet<Message>;
  /** The ids of the outgoing messages that are in it. */
  there: ReadonlySet<string>;
  /** Outgoing messages of which a try was found in the history for the first time. */
  arrived: Outgoing[];
}

interface Place {
  message: Message;
  thread: string | undefined;
}

const minute = 60_000;
/** From our clock at the sending to the vendor's time of the message, their difference set aside: 15 s of patience, and rounding. */
const near = 2 * minute;
/** A vendor's time that is off is mostly off by a time zone, and those are quarters of an hour apart, */
const zone = 15 * minute;
/** 14 hours at most (Kiribati). */
const farthestZone = 14 * 60 * minute;

/**
 * Tells the messages that were sent from here from the visitor's own: Helpdesky has both in the visitor's name. What is compared is
 * the text without its white space, which a server may change. Of messages with the same text:
 *
 * 1. One that was found before (the same text at the same vendor's time) is ours.
 * 2. A sending that the vendor took has to be there. It takes the one that is nearest to its time, of those that are not older
 *    than what was known as it was sent: that bound needs no clock but the vendor's. What the difference of the clocks
 *    is, the newest one found tells; without any, a time that is off by a time zone is as good as one that is right.
 * 3. A sending of which nobody knows whether it arrived takes one only within two minutes of its time. Else it stays unknown:
 *    a visitor may have written the same.
 *
 * A sending takes one message, so the same text twice from here and once more by the visitor leaves one that is theirs.
 */
export function tellApart(conversations: readonly Conversation[], outgoing: readonly Outgoing[]): Apart {
  const ours = new Set<Message>();
  const there = new Set<string>();
  const found = new Map<Try, number>();
  const tries = outgoing
    .flatMap((message) => message.tries.map((each) => ({ ...message, each, key: keyOf(message.text) })))
    .sort((a, b) => a.each.at - b.each.at);
  const places = placesOf(conversations, new Set(tries.map(({ key }) => key)));
  const left = new Set(tries);
  const free = ({ key, thread }: (typeof tries)[number]) =>
    (places.get(key) ?? []).filter(
      (place) =>
        !ours.has(place.message) &&
        (thread === undefined || place.thread === undefined || place.thread === thread),
    );
  const take = (sending: (typeof tries)[number], { message }: Place) => {
    ours.add(message);
    there.add(sending.id);
    left.delete(sending);
    if (message.at !== undefined) found.set(sending.each, message.at);
  };

  for (const sending of tries) {
    const { arrivedAt } = sending.each;
    if (arrivedAt === undefined) continue;
    const same = free(sending).find(({ message }) => message.at === arrivedAt);
    if (same) take(sending, same);
  }
  for (const sending of [...left].filter(({ each }) => each.taken)) {
    const { after = Number.NEGATIVE_INFINITY } = sending.each;
    const best = free(sending)
      .filter(({ message: { at } }) => at === undefined || at >= after)
      .map((place) => ({ place, off: offBy(place.message, sending.each, skewOf(found)) }))
      .sort((a, b) => a.off - b.off)[0];
    if (best) take(sending, best.place);
  }
  for (const sending of left) {
    const { after = Number.NEGATIVE_INFINITY } = sending.each;
    const plausible = free(sending).find(
      ({ message }) =>
        message.at !== undefined &&
        message.at >= after &&
        offBy(message, sending.each, skewOf(found)) <= near,
    );
    if (plausible) take(sending, plausible);
  }
  return { ours, there, arrived: outgoing.flatMap((message) => arrivedNow(message, found)) };
}

/** A message with what was found of it; none where nothing is new. */
function arrivedNow(message: Outgoing, found: ReadonlyMap<Try, number>): Outgoing[] {
  const tries = message.tries.map((each) => {
    const arrivedAt = found.get(each) ?? each.arrivedAt;
    return arrivedAt === each.arrivedAt ? each : { ...each, arrivedAt };
  });
  if (tries.every((each, i) => each === message.tries[i])) return [];
  return [{ ...message, state: 'sent', trouble: undefined, tries }];
}

/** The vendor's clock before ours in ms, as the newest sending that was found tells; undefined before the first. */
function skewOf(found: ReadonlyMap<Try, number>): number | undefined {
  const newest = [...found].reduce<[Try, number] | undefined>(
    (best, each) => (best && best[0].at >= each[0].at ? best : each),
    undefined,
  );
  return newest && newest[1] - newest[0].at;
}

/** How far a message's time is from a sending's, in ms. Without a known skew, from what a time zone would make of it. */
function offBy({ at }: Message, { at: sentAt }: Try, skew: number | undefined): number {
  // A history without times is gone through in its order.
  if (at === undefined) return Number.POSITIVE_INFINITY;
  if (skew !== undefined) return Math.abs(at - sentAt - skew);
  const difference = at - sentAt;
  const nearest = Math.round(difference / zone) * zone;
  return Math.abs(nearest) > farthestZone ? Math.abs(difference) : Math.abs(difference - nearest);
}

/** The visitor's messages with one of these texts, by it. */
function placesOf(
  conversations: readonly Conversation[],
  keys: ReadonlySet<string>,
): ReadonlyMap<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const { id: thread, messages } of conversations) {
    for (const message of messages) {
      if (message.author !== 'visitor') continue;
      const key = keyOf(message.text);
      if (!keys.has(key)) continue;
      const same = places.get(key);
      if (same) same.push({ message, thread });
      else places.set(key, [{ message, thread }]);
    }
  }
  return places;
}

/** A text as it is compared: without white space and what has no width, in one Unicode form. */
function keyOf(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b-\u200d\u2060]+/g, '');
}
