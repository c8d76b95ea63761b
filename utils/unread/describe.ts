import { pageBrowser } from '../browser/page.ts';
import { counted, words } from '../i18n/words.ts';
import type { BadgeState, Counts } from './badge.ts';

/** What is painted on the toolbar. */
export interface Badge {
  /** At most four characters: the toolbar has room for no more. */
  text: string;
  colour: 'accent' | 'grey' | 'red';
  /** The tooltip: what, where, as of when. */
  title: string;
}

const colours: Record<BadgeState, Badge['colour']> = {
  none: 'grey',
  waiting: 'grey',
  calm: 'accent',
  unread: 'accent',
  stale: 'grey',
  offline: 'grey',
  refused: 'red',
};

/** Puts the counts into the toolbar's few characters and a tooltip. Says "as of" wherever a number is not fresh. */
export function describeBadge(counts: Counts): Badge {
  return {
    text: symbol(counts),
    colour: colours[counts.state],
    title: [words('extension.name'), ...lines(counts)].join('\n'),
  };
}

function symbol({ state, helpshift, helpdesky, asOf }: Counts): string {
  const total = helpshift + helpdesky;
  const number = total > 999 ? '999+' : String(total);
  switch (state) {
    case 'none':
    case 'calm':
      return '';
    case 'waiting':
      return '…';
    case 'unread':
      return number;
    case 'stale':
      return asOf === undefined ? '?' : number;
    case 'offline':
      return '–';
    case 'refused':
      return '!';
  }
}

function lines(counts: Counts): string[] {
  const { state, who, asOf } = counts;
  const where = new Intl.ListFormat(pageBrowser.i18n.getUILanguage()).format(who);
  switch (state) {
    case 'none':
      return [];
    case 'waiting':
      return [words('badge.waiting')];
    case 'calm':
      return [words('badge.calm'), ...since(asOf)];
    case 'unread':
      return [...numbers(counts), ...since(asOf)];
    case 'stale':
      return [
        ...numbers(counts),
        who.length > 0 ? words('badge.stale', { who: where }) : words('badge.missed'),
        ...since(asOf),
      ];
    case 'offline':
      return [words('badge.offline'), ...numbers(counts), ...since(asOf)];
    case 'refused':
      return [words('badge.refused', { who: where }), ...numbers(counts), ...since(asOf)];
  }
}

function numbers({ helpshift, helpdesky, asOf, state }: Counts): string[] {
  if (asOf === undefined) return [];
  if (helpshift + helpdesky === 0) return state === 'calm' ? [] : [words('badge.zero')];
  return [
    ...(helpshift > 0 ? [counted('badge.helpshift', helpshift)] : []),
    ...(helpdesky > 0 ? [counted('badge.helpdesky', helpdesky)] : []),
  ];
}

function since(asOf: number | undefined): string[] {
  if (asOf === undefined) return [];
  const clock = new Intl.DateTimeFormat(pageBrowser.i18n.getUILanguage(), { timeStyle: 'short' });
  return [words('badge.asOf', { time: clock.format(asOf) })];
}
