import { type ProfileType } from '../backends/backend';

/** CPU time where the server has it: that is what people look for first. */
export function defaultProfileType(types: readonly ProfileType[]): ProfileType | undefined {
  return (
    types.find(({ sampleType, sampleUnit }) => sampleType === 'cpu' && sampleUnit === 'nanoseconds') ??
    types.find(({ id }) => id.includes('cpu') && !id.includes('samples')) ??
    types.find(({ id }) => id.includes('cpu')) ??
    types[0]
  );
}
