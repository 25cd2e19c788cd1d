import { type ShownProfile } from '../query/runProfileQuery';

/** Stands for a profile that is still asked for; its view is there already. */
export const AWAITED_PROFILE: ShownProfile = { frame: { fields: [], length: 0 }, meta: undefined, notices: [] };
