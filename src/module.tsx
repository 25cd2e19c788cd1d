import { AppPlugin, type AppRootProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

import { useLocation } from './companion/useLocation';
import { PLACES } from './places/links';

const StartPage = lazy(() => import('./start/StartPage'));
const SpanPage = lazy(() => import('./companion/SpanPage'));

/** The page of a span where the address says so, else the start page. */
function Root({ basename }: AppRootProps): React.JSX.Element {
  const { pathname } = useLocation();
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
      {pathname.startsWith(`${basename}/span`) ? <SpanPage /> : <StartPage />}
    </Suspense>
  );
}

export const plugin = PLACES.reduce((app, link) => app.addLink(link), new AppPlugin().setRootPage(Root));
