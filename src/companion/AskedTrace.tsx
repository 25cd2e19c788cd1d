import { Button, EmptyState, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { type SpanAddress } from '../correlation/appLink';
import { readInput } from '../correlation/inputs/readInput';
import { type NoTraceSource, type TraceSource, traceSource, traceSources } from '../datasource/traceSource';
import { traceQuery } from '../profile/traceQuery';
import { visibleText } from '../profile/visibleText';
import { Failed } from './Failed';
import { PanelHost } from './PanelHost';
import { panelData } from './panelData';
import { useAsked } from './useAsked';

const HOUR_MS = 3_600_000;
const NOT_THERE =
  'The trace may not have arrived yet, be older than what the data source keeps, or be of another data source.';

/** A trace that is known by its id, fetched through its own data source; without one, the only one there is, or a choice. */
export function AskedTrace({ address }: { readonly address: SpanAddress }): React.JSX.Element {
  const [chosen, setChosen] = useState<string>();
  const sources = useMemo(() => traceSources(), []);
  const uid = chosen ?? address.traceSource ?? (sources.length === 1 ? sources[0].uid : undefined);
  if (uid === undefined) {
    return sources.length === 0 ? (
      <EmptyState variant="not-found" message="There is no data source of traces">
        The trace is read from a Tempo, Jaeger or Zipkin data source, and none is configured.
      </EmptyState>
    ) : (
      <EmptyState variant="call-to-action" message="Which data source has the trace?" button={<></>}>
        <Stack justifyContent="center" wrap="wrap">
          {sources.map(({ uid: candidate, name }) => (
            <Button key={candidate} variant="secondary" onClick={() => setChosen(candidate)}>
              {visibleText(name)}
            </Button>
          ))}
        </Stack>
      </EmptyState>
    );
  }
  const source = traceSource(uid);
  return source.ok ? (
    <Fetched key={uid} address={address} source={source.value} />
  ) : (
    <Failed title="The trace could not be read" reason={visibleText(reasonText(uid, source.error))} />
  );
}

const reasonText = (uid: string, why: NoTraceSource): string =>
  why.kind === 'unknown'
    ? `There is no data source with the uid ${uid}.`
    : `${why.name} is a data source of type ${why.type}, which is not known to give a trace by its id.`;

function Fetched({
  address,
  source,
}: {
  readonly address: SpanAddress;
  readonly source: TraceSource;
}): React.JSX.Element {
  const { traceId, spanId, range } = address;
  const name = visibleText(source.name);
  const query = traceQuery(source.type, traceId);
  const [openedAt] = useState(() => Date.now());
  const window = useMemo(() => range ?? { from: openedAt - HOUR_MS, to: openedAt }, [range, openedAt]);
  const { answer, onRetry } = useAsked(query && { uid: source.uid, query, range: window });
  const frames = answer.kind === 'loaded' ? answer.frames : undefined;
  const data = useMemo(() => frames && panelData(frames, window, source), [frames, window, source]);
  const hasTrace = useMemo(() => frames !== undefined && readInput(frames).kind === 'trace', [frames]);
  if (answer.kind === 'failed') {
    return (
      <Failed
        title={`The trace could not be read from ${name}`}
        reason={answer.reason}
        advice={NOT_THERE}
        onRetry={onRetry}
      />
    );
  }
  if (!data) {
    return <LoadingPlaceholder text={`Reading the trace from ${name}…`} />;
  }
  return hasTrace ? (
    <PanelHost
      data={data}
      profileSource={address.profileSource}
      firstSpan={spanId === undefined ? undefined : { traceId, spanId }}
    />
  ) : (
    <EmptyState variant="not-found" message={`${name} has no trace ${traceId}`}>
      {NOT_THERE}{' '}
      <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
        Try again
      </Button>
    </EmptyState>
  );
}
