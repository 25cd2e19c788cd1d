import {
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePluginMeta,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';
import { from, type Observable } from 'rxjs';

import { traceById } from './client';
import { toTempoFrame } from './frame';

interface TracesQuery extends DataQuery {
  readonly query?: string;
}

const META = { id: 'tempo', name: 'Tempo', type: 'datasource', module: '', baseUrl: '', info: {} };

export const TRACES_SOURCE = {
  uid: 'tempo',
  name: 'Traces (of the workbench)',
  type: META.id,
  access: 'proxy',
  readOnly: true,
  jsonData: {},
  meta: META as unknown as DataSourcePluginMeta,
} as DataSourceInstanceSettings;

/** Answers a query for one trace by its id with the frame of Grafana's Tempo data source, and none other. */
export class TracesDataSource extends DataSourceApi<TracesQuery> {
  constructor(settings: DataSourceInstanceSettings) {
    super(settings);
    this.meta = settings.meta;
  }

  query(request: DataQueryRequest<TracesQuery>): Observable<DataQueryResponse> {
    const abort = new AbortController();
    return from(Promise.all(request.targets.map((target) => answer(target, abort.signal))).then((data) => ({ data })));
  }

  async testDatasource(): Promise<{ status: string; message: string }> {
    return { status: 'success', message: 'The workbench reads the store of its demo' };
  }
}

async function answer({ query = '', refId }: TracesQuery, signal: AbortSignal): Promise<unknown> {
  if (!/^[0-9a-f]{16,32}$/.test(query)) {
    throw new Error('The Tempo of the workbench answers queries for one trace by its id only');
  }
  return toTempoFrame(await traceById(query, signal), refId);
}
