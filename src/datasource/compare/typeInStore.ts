import { grafanaUnit } from '../../profile/unit';
import { type ProfileType, type TimeRange } from '../backends/backend';
import { type ProfileTypeParts, parseProfileTypeId } from '../backends/profileTypeId';
import { type ProfilingQuery } from '../query';
import { siblingTypes } from '../siblingTypes';
import { type ComparedStore } from './elsewhere';

/**
 * The id under which a store has a type that another store names: its own where it has that, else one of the same name,
 * sample type and unit, then of the same sample type, then of a unit that can be counted in the other. Where it has none,
 * the id stays, for the store to say so.
 */
export async function typeInStore(
  { profileTypeId, source }: Pick<ProfilingQuery, 'profileTypeId' | 'source'>,
  mayDiffer: boolean,
  { backend, pprof }: ComparedStore,
  range: TimeRange,
  signal: AbortSignal
): Promise<string> {
  const wanted = parseProfileTypeId(profileTypeId);
  if (!mayDiffer || !wanted.ok) {
    return profileTypeId;
  }
  const types = pprof
    ? await siblingTypes(backend, pprof, { profileTypeId, ...(source && { source }) }, range, signal)
    : await backend.profileTypes(range, signal);
  return types.ok ? nearestType(wanted.value, profileTypeId, types.value) : profileTypeId;
}

function nearestType({ name, sampleType }: ProfileTypeParts, id: string, types: readonly ProfileType[]): string {
  const { unit } = grafanaUnit(sampleType.unit);
  const isOfType = (type: ProfileType): boolean => type.sampleType === sampleType.type;
  const tests: ReadonlyArray<(type: ProfileType) => boolean> = [
    (type) => type.id === id,
    (type) => type.name === name && isOfType(type) && type.sampleUnit === sampleType.unit,
    (type) => isOfType(type) && type.sampleUnit === sampleType.unit,
    (type) => isOfType(type) && grafanaUnit(type.sampleUnit).unit === unit,
  ];
  // Of a state and of what changed in a time, the latter adds up as it does elsewhere.
  const byDelta = [...types].sort((a, b) => Number(b.id.endsWith(':delta')) - Number(a.id.endsWith(':delta')));
  for (const test of tests) {
    const found = byDelta.find(test);
    if (found) {
      return found.id;
    }
  }
  return id;
}
