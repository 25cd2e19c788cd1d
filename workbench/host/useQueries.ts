import {
  CoreApp,
  type DataQueryRequest,
  type DataSourceApi,
  LoadingState,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { from, isObservable } from 'rxjs';

interface Job {
  readonly source: DataSourceApi;
  readonly request: DataQueryRequest;
}

/** Runs queries when asked to, or when the range changes, and cancels what still runs. */
export function useQueries(
  source: DataSourceApi | undefined,
  queries: readonly DataQuery[],
  range: TimeRange
): { readonly data: PanelData; readonly run: () => void } {
  const [runs, setRuns] = useState(0);
  // As in Grafana, an editor that changes a query and runs it at once runs the changed one: the queries are read when
  // the run is rendered, and editing alone runs nothing.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const job = useMemo(() => jobOf(source, runs === 0 ? [] : queries, range), [source, runs, range]);
  const [latest, setLatest] = useState<{ readonly job: Job; readonly data: PanelData }>();

  useEffect(() => {
    if (!job) {
      return undefined;
    }
    const { request } = job;
    const answer = job.source.query(request);
    const running = (isObservable(answer) ? answer : from(answer)).subscribe({
      next: ({ state, data: series, errors }) =>
        setLatest({ job, data: { state: state ?? LoadingState.Done, series, timeRange: range, request, errors } }),
      error: (error: unknown) => {
        const errors = [{ message: error instanceof Error ? error.message : String(error) }];
        setLatest({ job, data: { state: LoadingState.Error, series: [], timeRange: range, request, errors } });
      },
    });
    return () => running.unsubscribe();
  }, [job, range]);

  const waiting: PanelData = {
    state: job ? LoadingState.Loading : LoadingState.NotStarted,
    series: [],
    timeRange: range,
    request: job?.request,
  };
  const data = job && latest?.job === job ? latest.data : waiting;
  return { data, run: useCallback(() => setRuns((count) => count + 1), []) };
}

let requests = 0;

function jobOf(source: DataSourceApi | undefined, asked: readonly DataQuery[], range: TimeRange): Job | undefined {
  const targets = asked.filter((query) => source?.filterQuery?.(query) ?? true);
  if (!source || targets.length === 0) {
    return undefined;
  }
  const request: DataQueryRequest = {
    app: CoreApp.Explore,
    requestId: `explore-${requests++}`,
    timezone: 'browser',
    range,
    interval: '15s',
    intervalMs: 15_000,
    maxDataPoints: 1_000,
    scopedVars: {},
    targets,
    startTime: Date.now(),
  };
  return { source, request };
}
