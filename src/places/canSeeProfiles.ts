import { profileDataSources } from '../panel/query/dataSources';
import { mayQuery } from '../rights';

/** Whether a link leads anywhere: the user may ask data sources, and one of profiles can be asked. */
export const canSeeProfiles = (): boolean => mayQuery() && profileDataSources().length > 0;
