import { type DataSources } from './dataSources';
import { type AssetScheme, type InstalledPlugin, type PluginCatalog } from './plugins';

/** What Grafana's page loads first, as far as data sources and panels need it. */
export function frontendSettings(catalog: PluginCatalog, sources: DataSources, scheme: AssetScheme): object {
  const meta = (plugin: InstalledPlugin): object => {
    const baseUrl = catalog.baseUrl(plugin, scheme);
    return { ...plugin.json, baseUrl, module: `${baseUrl}/module.js` };
  };
  const ofType = (type: string): Record<string, object> =>
    Object.fromEntries(
      catalog
        .all()
        .filter((plugin) => plugin.json.type === type)
        .map((plugin) => [plugin.json.id, meta(plugin)])
    );
  const datasources = sources.all().flatMap((source, index) => {
    const plugin = catalog.get(source.type);
    return plugin
      ? [
          {
            id: index + 1,
            uid: source.uid,
            name: source.name,
            type: source.type,
            url: `/api/datasources/proxy/uid/${source.uid}`,
            access: 'proxy',
            isDefault: index === 0,
            readOnly: false,
            jsonData: source.jsonData,
            meta: meta(plugin),
          },
        ]
      : [];
  });
  return { apps: ofType('app'), panels: ofType('panel'), datasources };
}
