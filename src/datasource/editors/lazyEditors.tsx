import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, type PropsWithChildren, Suspense } from 'react';

import { type Props as VariableProps } from '../variables/VariableQueryEditor';
import { type Props as ConfigProps } from './ConfigEditor';
import { type Props as QueryProps } from './QueryEditor';

/** Editors are loaded when they are first shown: a dashboard runs its queries without them. */
const Deferred = ({ children }: PropsWithChildren): React.JSX.Element => (
  <Suspense fallback={<LoadingPlaceholder text="Loading editor" />}>{children}</Suspense>
);

const LazyConfig = lazy(async () => ({ default: (await import('./ConfigEditor')).ConfigEditor }));
const LazyQuery = lazy(async () => ({ default: (await import('./QueryEditor')).QueryEditor }));
const LazyVariable = lazy(async () => ({
  default: (await import('../variables/VariableQueryEditor')).VariableQueryEditor,
}));

export const ConfigEditor = (props: ConfigProps): React.JSX.Element => (
  <Deferred>
    <LazyConfig {...props} />
  </Deferred>
);
export const QueryEditor = (props: QueryProps): React.JSX.Element => (
  <Deferred>
    <LazyQuery {...props} />
  </Deferred>
);
export const VariableQueryEditor = (props: VariableProps): React.JSX.Element => (
  <Deferred>
    <LazyVariable {...props} />
  </Deferred>
);
