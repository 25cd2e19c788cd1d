import { locationUtil } from '@grafana/data';

import { mayAddDataSource, mayConfigure } from '../rights';

/** Where the settings of a data source are; `undefined` for users who may not see them. */
export const settingsUrl = (datasourceUid: string): string | undefined =>
  mayConfigure()
    ? locationUtil.assureBaseUrl(`/connections/datasources/edit/${encodeURIComponent(datasourceUid)}`)
    : undefined;

/** Where a data source is added; `undefined` for users who may not. */
export const newDataSourceUrl = (): string | undefined =>
  mayAddDataSource() ? locationUtil.assureBaseUrl('/connections/datasources/new') : undefined;
