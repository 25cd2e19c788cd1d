import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  dateTime,
  LoadingState,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { type DataSourceRef } from '@grafana/schema';
import { from, lastValueFrom, takeUntil, fromEvent, map, timeout, TimeoutError } from 'rxjs';

import { err, ok, type Result } from '../../profile/result';
import { type TimeRange } from '../backends/backend';
import { type ProfilingQuery } from '../query';
import { type Elsewhere, isComparable } from './elsewhere';
import { readRates } from './readRates';

// The replacements are in @grafana/runtime/unstable, which plugins outside Grafana must not use.
/* eslint-disable @typescript-eslint/no-deprecated */

/** What is asked of other data sources goes with what the panel asks of this one. */
export type Asker = Pick<
  DataQueryRequest<ProfilingQuery>,
  'requestId' | 'scopedVars' | 'timezone' | 'app' | 'dashboardUID' | 'panelId' | 'filters'
>;

const ANSWER_MILLIS = 30_000;

/** Reaches the other data sources of Grafana through its own service. */
export function grafanaElsewhere(asker: Asker): Elsewhere {
  return {
    async store(ref) {
      const found = await load(ref, asker);
      if (!found.ok) {
        return found;
      }
      return isComparable(found.value)
        ? ok(found.value.comparedStore())
        : err(`The data source ${found.value.name} has no profiles to compare: it is a ${found.value.type}.`);
    },

    async requestRate({ datasource, query }, range, step, signal) {
      const found = await load(datasource, asker);
      if (!found.ok) {
        return found;
      }
      const answer = await ask(found.value, { ...query, refId: query.refId || 'A' }, range, step, signal);
      if (!answer.ok) {
        return answer;
      }
      const rates = readRates(answer.value);
      return rates
        ? ok(rates)
        : err(
            `${found.value.name} has no rate of requests for this range: no field of times beside one of numbers, with rows.`
          );
    },
  };

  async function ask(
    api: DataSourceApi,
    query: ProfilingQuery | { readonly refId: string },
    range: TimeRange,
    step: number,
    signal: AbortSignal
  ): Promise<Result<readonly DataFrame[], string>> {
    const [start, end] = [dateTime(range.from), dateTime(range.to)];
    const request: DataQueryRequest = {
      ...asker,
      requestId: `${asker.requestId} requests ${range.from}`,
      range: { from: start, to: end, raw: { from: start, to: end } },
      interval: `${Math.round(step / 1000)}s`,
      intervalMs: step,
      maxDataPoints: Math.ceil((range.to - range.from) / step),
      startTime: Date.now(),
      targets: [query],
    };
    const failed = (words: string): Result<never, string> =>
      err(`${api.name} did not tell the rate of requests: ${words}`);
    try {
      const response: DataQueryResponse = await lastValueFrom(
        from(api.query(request)).pipe(timeout({ first: ANSWER_MILLIS }), takeUntil(aborted(signal))),
        { defaultValue: { data: [] } }
      );
      signal.throwIfAborted();
      const error = response.errors?.[0]?.message;
      return response.state === LoadingState.Error || error !== undefined
        ? failed(error ?? 'it failed.')
        : ok(response.data);
    } catch (error) {
      signal.throwIfAborted();
      return failed(error instanceof TimeoutError ? 'no answer within 30 s.' : wordsOf(error));
    }
  }
}

async function load(ref: DataSourceRef, { scopedVars }: Asker): Promise<Result<DataSourceApi, string>> {
  try {
    return ok(await getDataSourceSrv().get(ref, scopedVars));
  } catch (error) {
    return err(`The data source ${ref.uid ?? ref.type ?? ''} cannot be used: ${wordsOf(error)}`);
  }
}

const aborted = (signal: AbortSignal) => fromEvent(signal, 'abort').pipe(map(() => undefined));

function wordsOf(error: unknown): string {
  if (error instanceof Error) {
    return error.message;
  }
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  return typeof message === 'string' ? message : String(error);
}
