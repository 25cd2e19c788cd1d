import { hasPermission } from '@grafana/runtime';

import { profileDataSources } from '../panel/query/dataSources';

/** Whether a link leads anywhere: the user may ask data sources, and one of profiles can be asked. */
export const canSeeProfiles = (): boolean => hasPermission('datasources:query') && profileDataSources().length > 0;
