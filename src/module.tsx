import { AppPlugin } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

const StartPage = lazy(() => import('./start/StartPage'));

const Start = (): React.JSX.Element => (
  <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
    <StartPage />
  </Suspense>
);

export const plugin = new AppPlugin().setRootPage(Start);
