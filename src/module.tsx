import { AppPlugin, type AppRootProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

import { useLocation } from './companion/useLocation';
import { PLACES } from './places/links';

const StartPage = lazy(() => import('./start/StartPage'));
const SpanPage = lazy(() => import('./companion/SpanPage'));
const ComparePage = lazy(() => import('./companion/ComparePage'));

/** The page that the address names, else the start page. */
function Root({ basename }: AppRootProps): React.JSX.Element {
  const { pathname } = useLocation();
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>{pageAt(pathname.slice(basename.length))}</Suspense>
  );
}

function pageAt(path: string): React.JSX.Element {
  if (path.startsWith('/span')) {
    return <SpanPage />;
  }
  return path.startsWith('/compare') ? <ComparePage /> : <StartPage />;
}

export const plugin = PLACES.reduce((app, link) => app.addLink(link), new AppPlugin().setRootPage(Root));
