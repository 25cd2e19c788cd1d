import { EmptyState, LinkButton, TextLink } from '@grafana/ui';
import React from 'react';

import { visibleText } from '../profile/visibleText';
import { NotOnPublicDashboard } from './NotOnPublicDashboard';
import { isPublicDashboard } from './query/publicDashboard';
import { newDataSourceUrl } from './settingsUrl';

/** Why there are no spans to list, and what to set up. */
export type Missing =
  | { readonly kind: 'noData' }
  | { readonly kind: 'noTrace'; readonly fields: readonly string[] }
  | { readonly kind: 'emptyProfile'; readonly reason: string }
  /** The query is about a span that nobody has picked. */
  | { readonly kind: 'notPicked'; readonly reason: string };

export function NothingToShow({ missing }: { readonly missing: Missing }): React.JSX.Element {
  switch (missing.kind) {
    case 'noData':
      return isPublicDashboard() ? (
        <NotOnPublicDashboard asked="data" />
      ) : (
        <EmptyState variant="not-found" message="The query of this panel returned nothing">
          Ask a trace data source (Tempo, Jaeger, Zipkin) for one trace by its id, or Spanflame for a profile. Widen the
          time range if the trace is older.
        </EmptyState>
      );
    case 'noTrace':
      return (
        <EmptyState variant="not-found" message="There is no trace in the data of this panel">
          The data has the fields {visibleText(missing.fields.join(', '))}. A trace has traceID, spanID, startTime and
          duration: ask a trace data source for one trace by its id.{' '}
          <TextLink external href="https://grafana.com/docs/grafana/latest/datasources/tempo/query-editor/">
            How to query a trace
          </TextLink>
        </EmptyState>
      );
    case 'notPicked':
      return (
        <EmptyState variant="call-to-action" message="No span is picked" button={<></>}>
          {visibleText(missing.reason)}
        </EmptyState>
      );
    case 'emptyProfile':
      return (
        <EmptyState variant="not-found" message="The profile has no samples">
          {visibleText(missing.reason)}
        </EmptyState>
      );
  }
}

export function NoDataSource(): React.JSX.Element {
  const url = newDataSourceUrl();
  return (
    <EmptyState
      variant="call-to-action"
      message="There is no Spanflame data source to read profiles from"
      button={url === undefined ? <></> : <LinkButton href={url}>Add a data source</LinkButton>}
    >
      {url === undefined && 'Ask an admin of this Grafana to add one.'}
    </EmptyState>
  );
}
