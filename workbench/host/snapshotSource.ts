import {
  DataSourceApi,
  type DataFrameJSON,
  dataFrameFromJSON,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type DataSourcePluginMeta,
} from '@grafana/data';
import { type DataQuery } from '@grafana/schema';

interface SnapshotQuery extends DataQuery {
  readonly snapshot?: DataFrameJSON[];
}

const META = { id: 'datasource', name: '-- Grafana --', type: 'datasource', module: '', baseUrl: '', info: {} };

export const SNAPSHOT_SOURCE = {
  uid: 'grafana',
  name: META.name,
  type: META.id,
  access: 'proxy',
  readOnly: true,
  jsonData: {},
  meta: META as unknown as DataSourcePluginMeta,
} as DataSourceInstanceSettings;

/** Grafana's own data source, as far as it answers with the frames that a panel's JSON holds. */
export class SnapshotDataSource extends DataSourceApi<SnapshotQuery> {
  constructor(settings: DataSourceInstanceSettings) {
    super(settings);
    this.meta = settings.meta;
  }

  override async query({ targets }: DataQueryRequest<SnapshotQuery>): Promise<DataQueryResponse> {
    return { data: targets.flatMap(({ snapshot = [] }) => snapshot.map((json) => dataFrameFromJSON(json))) };
  }

  override async testDatasource(): Promise<{ status: string; message: string }> {
    return { status: 'success', message: 'There is nothing to reach' };
  }
}
