import { pageBrowser } from '../browser/page.ts';
import { counted, words } from '../i18n/words.ts';
import type { BadgeState, Counts } from './badge.ts';
import { longestPause } from './settings.ts';

/** What is painted on the toolbar. */
export interface Badge {
  /** At most four characters: the toolbar has room for no more. */
  text: string;
  colour: 'accent' | 'amber' | 'grey' | 'dark' | 'violet' | 'red';
  /** The tooltip: what, where, as of when. */
  title: string;
}

const colours: Record<BadgeState, Badge['colour']> = {
  none: 'grey',
  paused: 'violet',
  error: 'red',
  offline: 'dark',
  waiting: 'grey',
  stale: 'amber',
  unread: 'accent',
  calm: 'accent',
};

/** Puts the counts into the toolbar's few characters and a tooltip. Says "as of" wherever a number is not fresh. */
export function describeBadge(counts: Counts): Badge {
  return {
    text: symbol(counts),
    colour: colours[counts.state],
    title: [words('extension.name'), ...lines(counts)].join('\n'),
  };
}

function symbol({ state, customers, visitors, queue, asOf }: Counts): string {
  const total = customers + visitors + queue;
  switch (state) {
    case 'none':
    case 'calm':
      return '';
    case 'paused':
      return '‖';
    case 'error':
      return '!';
    case 'offline':
      return '–';
    case 'waiting':
      return '…';
    case 'stale':
      return asOf === undefined ? '?' : `~${Math.min(total, 999)}`;
    case 'unread':
      return total > 999 ? '999+' : String(total);
  }
}

function lines(counts: Counts): string[] {
  const { state, who, asOf, pausedUntil } = counts;
  const where = new Intl.ListFormat(language()).format(who.slice(0, 5));
  switch (state) {
    case 'none':
      return [];
    case 'paused':
      return [pausedWords(pausedUntil, asOf), ...known(counts)];
    case 'error':
      return [words('badge.error', { who: where }), ...known(counts)];
    case 'offline':
      return [words('badge.offline'), ...known(counts)];
    case 'waiting':
      return [words('badge.waiting'), ...numbers(counts)];
    case 'stale':
      return [
        who.length > 0 ? words('badge.stale', { who: where }) : words('badge.missed'),
        ...known(counts),
      ];
    case 'unread':
      return known(counts);
    case 'calm':
      return [words('badge.calm'), ...snoozed(counts), ...since(asOf)];
  }
}

/** The numbers as far as they are known, and as of when. */
function known(counts: Counts): string[] {
  return [...numbers(counts), ...snoozed(counts), ...since(counts.asOf)];
}

function numbers({ customers, visitors, queue, asOf }: Counts): string[] {
  if (asOf === undefined) return [];
  if (customers + visitors + queue === 0) return [words('badge.zero')];
  return [
    ...(queue > 0 ? [counted('badge.queue', queue)] : []),
    ...(visitors > 0 ? [counted('badge.visitors', visitors)] : []),
    ...(customers > 0 ? [counted('badge.customers', customers)] : []),
  ];
}

function snoozed({ snoozed }: Counts): string[] {
  return snoozed > 0 ? [counted('badge.snoozed', snoozed)] : [];
}

function pausedWords(until: number | undefined, asOf: number | undefined): string {
  if (until === undefined || until > (asOf ?? 0) + longestPause / 2) return words('badge.paused');
  return words('badge.pausedUntil', { time: clock(until) });
}

function since(asOf: number | undefined): string[] {
  return asOf === undefined ? [] : [words('badge.asOf', { time: clock(asOf) })];
}

function clock(at: number): string {
  return new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(at);
}

function language(): string {
  return pageBrowser.i18n.getUILanguage();
}
