import {
  type DataSourceApi,
  type DataSourceInstanceSettings,
  type DataSourcePlugin,
  type DataSourceRef,
} from '@grafana/data';
import { type DataSourceSrv, getTemplateSrv } from '@grafana/runtime';

import { recordAnswers } from './answers';
import { LABELS_SOURCE, LabelsDataSource } from './labelsSource';
import { importPlugin } from './loader';
import { SNAPSHOT_SOURCE, SnapshotDataSource } from './snapshotSource';
import { TRACES_SOURCE, TracesDataSource } from './tempo/tracesSource';

export type AnyDataSourcePlugin = DataSourcePlugin<DataSourceApi>;
type Reference = DataSourceRef | string | null | undefined;

/** Finds data sources, and loads their plugin when one is first used. */
export class HostDataSourceSrv implements DataSourceSrv {
  private readonly loaded = new Map<string, Promise<DataSourceApi>>();

  private settings: DataSourceInstanceSettings[] = [];

  constructor(fromServer: readonly DataSourceInstanceSettings[]) {
    this.replaceSettings(fromServer);
  }

  getInstanceSettings(reference?: Reference): DataSourceInstanceSettings | undefined {
    const given = typeof reference === 'string' ? reference : (reference?.uid ?? reference?.type);
    const name = getTemplateSrv().replace(given);
    return name
      ? this.settings.find(({ uid, name: shown, type }) => [uid, shown, type].includes(name))
      : this.settings[0];
  }

  getList(filters?: { type?: string | string[]; pluginId?: string }): DataSourceInstanceSettings[] {
    const types = [filters?.type ?? [], filters?.pluginId ?? []].flat();
    return types.length > 0 ? this.settings.filter(({ type }) => types.includes(type)) : this.settings;
  }

  get(reference?: Reference): Promise<DataSourceApi> {
    const settings = this.getInstanceSettings(reference);
    if (!settings) {
      return Promise.reject(new Error(`Data source ${JSON.stringify(reference)} was not found`));
    }
    const known = this.loaded.get(settings.uid) ?? instantiate(settings);
    this.loaded.set(settings.uid, known);
    return known;
  }

  /** After settings were saved: data sources are made anew when next asked for. */
  replaceSettings(fromServer: readonly DataSourceInstanceSettings[]): void {
    this.settings = [...fromServer, LABELS_SOURCE, TRACES_SOURCE, SNAPSHOT_SOURCE];
    this.loaded.clear();
  }

  async reload(): Promise<void> {
    this.loaded.clear();
  }

  registerRuntimeDataSource(): void {
    throw new Error('The workbench has no runtime data sources');
  }
}

export const loadDataSourcePlugin = (settings: DataSourceInstanceSettings): Promise<AnyDataSourcePlugin> =>
  importPlugin<AnyDataSourcePlugin>(settings.meta.module);

async function instantiate(settings: DataSourceInstanceSettings): Promise<DataSourceApi> {
  if (settings === LABELS_SOURCE) {
    return new LabelsDataSource(settings) as unknown as DataSourceApi;
  }
  if (settings === TRACES_SOURCE) {
    return recordAnswers(new TracesDataSource(settings) as unknown as DataSourceApi);
  }
  if (settings === SNAPSHOT_SOURCE) {
    return recordAnswers(new SnapshotDataSource(settings) as unknown as DataSourceApi);
  }
  const plugin = await loadDataSourcePlugin(settings);
  const api = new plugin.DataSourceClass(settings);
  api.components = plugin.components;
  api.meta = settings.meta;
  return recordAnswers(api);
}
