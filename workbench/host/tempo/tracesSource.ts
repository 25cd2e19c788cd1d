import {
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePluginMeta,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { Observable } from 'rxjs';

import { searchAnswer, traceById } from './client';
import { toTempoFrame } from './frame';
import { toSpansFrame } from './spansFrame';

interface TracesQuery extends DataQuery {
  readonly queryType?: string;
  /** A trace id, or TraceQL. */
  readonly query?: string;
  readonly limit?: number;
}

const META = { id: 'tempo', name: 'Tempo', type: 'datasource', module: '', baseUrl: '', info: {} };

/** The demo's traces, as Grafana's Tempo data source would give them to plugins. */
export const TRACES_SOURCE = {
  uid: 'tempo',
  name: 'Traces (of the workbench)',
  type: META.id,
  access: 'proxy',
  readOnly: true,
  jsonData: {},
  meta: META as unknown as DataSourcePluginMeta,
} as DataSourceInstanceSettings;

/** Answers a trace id with its spans, and TraceQL with a table of spans. */
export class TracesDataSource extends DataSourceApi<TracesQuery> {
  constructor(settings: DataSourceInstanceSettings) {
    super(settings);
    this.meta = settings.meta;
  }

  query(request: DataQueryRequest<TracesQuery>): Observable<DataQueryResponse> {
    return new Observable((subscriber) => {
      const abort = new AbortController();
      Promise.all(request.targets.map((target) => answer(filled(target), request, abort.signal))).then(
        (frames) => {
          subscriber.next({ data: frames });
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error)
      );
      return () => abort.abort();
    });
  }

  /** A variable without a value asks for nothing. */
  override filterQuery(target: TracesQuery): boolean {
    return filled(target).query !== '';
  }

  async testDatasource(): Promise<{ status: string; message: string }> {
    return { status: 'success', message: 'The demo stores traces itself' };
  }
}

const filled = (target: TracesQuery): TracesQuery => ({
  ...target,
  query: getTemplateSrv()
    .replace(target.query ?? '')
    .trim(),
});

async function answer(
  { refId, query = '', limit }: TracesQuery,
  { range }: DataQueryRequest<TracesQuery>,
  signal: AbortSignal
): Promise<DataFrame> {
  if (/^[0-9a-f]{1,32}$/i.test(query)) {
    return toTempoFrame(await traceById(query.toLowerCase(), signal), refId);
  }
  return toSpansFrame(await searchAnswer(query, range.from.valueOf(), range.to.valueOf(), limit ?? 20, signal), refId);
}
