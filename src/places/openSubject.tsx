import { type PluginExtensionOpenModalOptions } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

import { type Subject } from './subject';

const SubjectInModal = lazy(() => import('../companion/SubjectInModal'));

/** The dialog that shows a subject in place; its content is loaded when it opens. */
export const modalFor = (title: string, subject: Subject): PluginExtensionOpenModalOptions => ({
  title,
  width: '92%',
  height: '90%',
  body: () => (
    <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
      <SubjectInModal subject={subject} />
    </Suspense>
  ),
});
