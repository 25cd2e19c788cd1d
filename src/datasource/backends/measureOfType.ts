import { type Measure, measureOf } from '../../profile/measure';
import { type SampleType } from '../../profile/profile';
import { type BackendKind } from './backend';
import { isDelta } from './parcaType';

/**
 * Parca says in the id whether profiles cover a time each. What does not is a state there, whatever it is called: its
 * allocated bytes are those since the start of the process.
 */
export function measureOfType(backend: BackendKind, profileTypeId: string, sampleType: SampleType): Measure {
  if (backend === 'parca') {
    return isDelta(profileTypeId) ? 'flow' : 'level';
  }
  return measureOf(sampleType);
}
