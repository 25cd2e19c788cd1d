import { css } from '@emotion/css';
import { type GrafanaTheme2, type PanelProps } from '@grafana/data';
import { Alert, Button, EmptyState, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { type FoundSpans } from '../../correlation/inputs/searchRows';
import { visibleText } from '../../profile/visibleText';
import { type ViewLink } from '../flame/view/useViewState';
import { NotOnPublicDashboard } from '../NotOnPublicDashboard';
import { type PanelOptions } from '../options';
import { type PickVariables } from '../pick/pickLink';
import { traceSourceOf } from '../query/runTraceQuery';
import { TraceProfile } from '../TraceProfile';
import { FoundList } from './FoundList';
import { type FetchedTrace, useFetchedTrace } from './useFetchedTrace';
import { usePickedTrace } from './usePickedTrace';

interface Props extends PanelProps<PanelOptions> {
  readonly found: FoundSpans;
  readonly variables: PickVariables;
  readonly link: ViewLink;
}

/** What a search found, and the trace of the one that is picked, fetched from where the search was asked. */
export function SearchProfile(props: Props): React.JSX.Element {
  const { found, variables, timeZone } = props;
  const { traceId, onPick, onBack } = usePickedTrace(found, variables);
  return traceId === '' ? (
    <FoundList found={found} timeZone={timeZone} onPick={onPick} />
  ) : (
    <OpenTrace {...props} traceId={traceId} onBack={onBack} />
  );
}

type OpenProps = Props & { readonly traceId: string; readonly onBack: () => void };

function OpenTrace(props: OpenProps): React.JSX.Element {
  const styles = useStyles2(getStyles);
  const { traceId, data, timeRange, found, onBack } = props;
  const [attempt, setAttempt] = useState(0);
  const fetched = useFetchedTrace(traceSourceOf(data.request, timeRange), traceId, attempt);
  return (
    <div className={styles.open} data-testid="fetched-trace" data-state={fetched.kind}>
      <div className={styles.bar}>
        <Button size="sm" variant="secondary" fill="text" icon="arrow-left" onClick={onBack}>
          {found.length} found
        </Button>
        <span className={styles.id}>{traceId}</span>
      </div>
      <div className={styles.trace}>
        <Fetched {...props} fetched={fetched} onRetry={() => setAttempt(attempt + 1)} />
      </div>
    </div>
  );
}

function Fetched(
  props: OpenProps & { readonly fetched: FetchedTrace; readonly onRetry: () => void }
): React.JSX.Element {
  const { fetched, onRetry } = props;
  switch (fetched.kind) {
    case 'loading':
      return <LoadingPlaceholder text="Fetching the trace…" />;
    case 'empty':
      return (
        <EmptyState variant="not-found" message="The data source has no spans of this trace">
          It may be older than what is kept, or be written still. <Button onClick={onRetry}>Try again</Button>
        </EmptyState>
      );
    case 'public':
      return <NotOnPublicDashboard asked="trace" />;
    case 'failed':
      return (
        <Alert severity="error" title="The trace could not be fetched" buttonContent="Try again" onRemove={onRetry}>
          {visibleText(fetched.reason)}
        </Alert>
      );
    case 'trace':
      return <TraceProfile {...props} table={fetched.table} />;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  open: css({ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }),
  bar: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flex: 'none' }),
  id: css({
    color: theme.colors.text.secondary,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  }),
  trace: css({ position: 'relative', flex: 1, minHeight: 0 }),
});
