import { type PanelProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

import { type PanelOptions } from './options';

const SpanProfilePanel = lazy(() => import('./SpanProfilePanel'));

/** The panel, loaded when the first one is shown: a dashboard without it loads its options only. */
export function LazyPanel(props: PanelProps<PanelOptions>): React.JSX.Element {
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading the panel…" />}>
      <SpanProfilePanel {...props} />
    </Suspense>
  );
}
