import { CoreApp, type DataFrame, type DataQueryRequest, dateTime } from '@grafana/data';
import { lastValueFrom } from 'rxjs';

import { answerTargets } from '../../src/datasource/answerTargets';
import { type TimeRange } from '../../src/datasource/backends/backend';
import { type Http, type HttpRequest } from '../../src/datasource/backends/http';
import { createBackends } from '../../src/datasource/createBackends';
import { migrateQuery } from '../../src/datasource/migrateQuery';
import { type ProfilingQuery } from '../../src/datasource/query';
import { type ProfilingOptions } from '../../src/datasource/settings';
import { answererOf } from '../../tests/answererOf';
import { storeHttp } from '../../tests/storeHttp';

const LIMIT_MILLIS = 120_000;
const INTERVAL_MILLIS = 60_000;

/** The data source's code from targets to frames, over HTTP without Grafana between. */
export interface BenchSource {
  /** What was sent so far. */
  readonly sent: HttpRequest[];
  /** The frames of the last answer; throws where a target failed. */
  ask(targets: ReadonlyArray<Partial<ProfilingQuery>>, range: TimeRange): Promise<readonly DataFrame[]>;
}

/** A data source that has asked nothing yet. */
export function openSource(url: string, options: ProfilingOptions = {}): BenchSource {
  const sent: HttpRequest[] = [];
  const toStore = storeHttp(url, LIMIT_MILLIS);
  const http: Http = (request, signal) => {
    sent.push(request);
    return toStore(request, signal);
  };
  const { backend } = createBackends(http, options);
  return {
    sent,
    async ask(targets, { from, to }) {
      const range = { from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } };
      const request: Partial<DataQueryRequest<ProfilingQuery>> = {
        app: CoreApp.Dashboard,
        intervalMs: INTERVAL_MILLIS,
        range,
      };
      const answers = answerTargets(
        targets.map((target, at) => migrateQuery({ refId: `Q${at}`, ...target })),
        request as DataQueryRequest<ProfilingQuery>,
        answererOf(backend)
      );
      const { data, errors } = await lastValueFrom(answers);
      if (errors) {
        throw new Error(errors.map(({ message }) => message).join('\n'));
      }
      return data as DataFrame[];
    },
  };
}
