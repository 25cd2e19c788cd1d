import { config, hasPermission } from '@grafana/runtime';

/**
 * What the user of the page may do, so that no link leads to a page that refuses them. Grafana's own servers decide; these
 * are the permissions that its pages ask for.
 */
export const mayQuery = (): boolean => hasPermission('datasources:query');

export const mayExplore = (): boolean => config.exploreEnabled && hasPermission('datasources:explore');

export const mayOpenApp = (): boolean => hasPermission('plugins.app:access');

/** To see and change the settings of data sources. */
export const mayConfigure = (): boolean => hasPermission('datasources:write');

export const mayAddDataSource = (): boolean => hasPermission('datasources:create');
