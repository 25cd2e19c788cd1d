import {
  type AppPluginMeta,
  type DataSourceInstanceSettings,
  type PanelPlugin,
  type PanelPluginMeta,
} from '@grafana/data';

import { importPlugin } from './loader';

/** What the server says about itself at the start. */
export interface Boot {
  readonly apps: Readonly<Record<string, AppPluginMeta>>;
  readonly panels: Readonly<Record<string, PanelPluginMeta>>;
  readonly datasources: DataSourceInstanceSettings[];
}

export const fetchBoot = async (): Promise<Boot> => (await (await fetch('/api/frontend/settings')).json()) as Boot;

export async function loadPanel(meta: PanelPluginMeta): Promise<PanelPlugin> {
  const plugin = await importPlugin<PanelPlugin>(meta.module);
  plugin.meta = meta;
  return plugin;
}
