import { useState } from 'preact/hooks';
import type { SupportLink } from '../../utils/links/link.ts';
import { Home } from './Home.tsx';
import { lazy } from './lazy.tsx';
import type { Filling } from './offers.tsx';
import type { Place } from './place.ts';
import type { Step } from './steps.tsx';

/** So that the popup does not shrink and grow. */
const loading = <main class="popup-view" aria-busy="true" />;
const LinkView = lazy(async () => (await import('./links.tsx')).LinkView, loading);
const MadeView = lazy(async () => (await import('./made.tsx')).MadeView, loading);
const PastView = lazy(async () => (await import('./past.tsx')).PastView, loading);
const PageCodesView = lazy(async () => (await import('./page-codes.tsx')).PageCodesView, loading);
const WatchView = lazy(async () => (await import('./watch.tsx')).WatchView, loading);

/**
 * What the popup shows.
 *
 *   home ──▶ link ──made──▶ made ◀──show── past ──again──▶ link
 *     └───▶ watch, codes           every one ──back──▶ home
 */
export type View =
  | { at: 'home'; steps?: Step[] | undefined }
  | { at: 'link'; fill?: Filling | undefined }
  /** `copied`: what came of copying it at once. */
  | { at: 'made'; link: SupportLink; copied?: 'link' | 'refused' | undefined }
  | { at: 'past' }
  | { at: 'watch'; edit?: string | undefined }
  | { at: 'codes' };

export interface ViewProps {
  where: Place;
  go: (view: View) => void;
}

export function App({ where }: { where: Place }) {
  const [view, go] = useState<View>(
    where.link === undefined ? { at: 'home' } : { at: 'link', fill: { by: 'handed', once: where.link } },
  );
  switch (view.at) {
    case 'home':
      return <Home where={where} go={go} steps={view.steps} />;
    case 'link':
      return <LinkView where={where} go={go} fill={view.fill} />;
    case 'made':
      return <MadeView where={where} go={go} link={view.link} copied={view.copied} />;
    case 'past':
      return <PastView where={where} go={go} />;
    case 'watch':
      return <WatchView where={where} go={go} edit={view.edit} />;
    case 'codes':
      return <PageCodesView where={where} go={go} />;
  }
}
