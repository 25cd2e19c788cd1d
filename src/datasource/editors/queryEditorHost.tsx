import { type CoreApp, type DataSourceInstanceSettings, dateTime, type PanelData, type TimeRange } from '@grafana/data';
import { type DataSourceSrv, setDataSourceSrv } from '@grafana/runtime';
import { render } from '@testing-library/react';
import React, { useState } from 'react';

import { ok } from '../../profile/result';
import { type BackendKind, type ProfileType } from '../backends/backend';
import { type ProfilingDataSource } from '../datasource';
import { type ProfilingQuery } from '../query';
import { type Props, QueryEditor } from './QueryEditor';

// The replacements are in @grafana/runtime/unstable, which plugins outside Grafana must not use.
/* eslint-disable @typescript-eslint/no-deprecated */

/** What the tests of the query editor stand on. */
export const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
export const TYPES: readonly ProfileType[] = [
  { id: 'memory:inuse_space:bytes:space:bytes', name: 'memory', sampleType: 'inuse_space', sampleUnit: 'bytes' },
  { id: 'process_cpu:samples:count:cpu:nanoseconds', name: 'process_cpu', sampleType: 'samples', sampleUnit: 'count' },
  { id: CPU, name: 'process_cpu', sampleType: 'cpu', sampleUnit: 'nanoseconds' },
];

export const range = (from: number, to: number): TimeRange => {
  const [start, end] = [dateTime(from), dateTime(to)];
  return { from: start, to: end, raw: { from: start, to: end } };
};

interface Setting {
  readonly app?: CoreApp;
  readonly annotation?: Props['annotation'];
  readonly data?: PanelData;
  readonly at?: TimeRange;
  /** Data sources that Grafana lists. */
  readonly others?: readonly DataSourceInstanceSettings[];
}

/** A data source of a kind that has labels and values, and fills in no variables. */
export const source = (kind: BackendKind, more: Partial<ProfilingDataSource> = {}): Partial<ProfilingDataSource> => ({
  backend: { kind } as ProfilingDataSource['backend'],
  idLabels: { trace: 'otel_trace', span: 'otel_span' },
  interpolateVariablesInQueries: (queries) => queries,
  profileTypes: jest.fn().mockResolvedValue(ok(TYPES)),
  labelNames: jest.fn().mockResolvedValue(ok(['service_name', 'version'])),
  labelValues: jest.fn().mockResolvedValue(ok(['checkout', 'mailer'])),
  ...more,
});

interface Mounted {
  readonly changes: readonly ProfilingQuery[];
  /** How many changes there had been at each run. */
  readonly runs: readonly number[];
  readonly last: () => ProfilingQuery;
  readonly rerange: (during: TimeRange) => void;
}

/** The query editor with a host that keeps the query, and what was changed and run. */
export function mount(
  datasource: Partial<ProfilingDataSource>,
  saved: object = {},
  { at = range(0, 3_600_000), others = [], ...rest }: Setting = {}
): Mounted {
  setDataSourceSrv({
    getList: () => others,
    getInstanceSettings: () => undefined,
  } as Partial<DataSourceSrv> as DataSourceSrv);
  const changes: ProfilingQuery[] = [];
  const runs: number[] = [];
  function Host({ during }: { during: TimeRange }): React.JSX.Element {
    const [query, setQuery] = useState<ProfilingQuery>({ refId: 'A', ...saved } as ProfilingQuery);
    return (
      <QueryEditor
        {...rest}
        datasource={datasource as ProfilingDataSource}
        query={query}
        range={during}
        onChange={(next) => {
          changes.push(next);
          setQuery(next);
        }}
        onRunQuery={() => runs.push(changes.length)}
      />
    );
  }
  const view = render(<Host during={at} />);
  return {
    changes,
    runs,
    last: () => changes[changes.length - 1],
    rerange: (during: TimeRange) => view.rerender(<Host during={during} />),
  };
}
