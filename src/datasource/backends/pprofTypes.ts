import { type Profile } from '../../profile/profile';
import { err, ok, type Result } from '../../profile/result';
import { type ProfileType } from './backend';
import { formatProfileTypeId, parseProfileTypeId } from './profileTypeId';

/** The sample types of a profile, as profile types of that name. */
export const profileTypesOf = (name: string, profile: Profile): readonly ProfileType[] =>
  profile.sampleTypes.map((sample) => ({
    id: formatProfileTypeId(name, sample, profile.period?.type),
    name,
    sampleType: sample.type,
    sampleUnit: sample.unit,
  }));

/** Which of a profile's sample types an id means; the profile's own choice where there is no id. */
export function sampleTypeOf(profile: Profile, profileTypeId: string): Result<number, string> {
  if (profileTypeId === '') {
    return ok(profile.defaultSampleType);
  }
  const wanted = parseProfileTypeId(profileTypeId);
  if (!wanted.ok) {
    return wanted;
  }
  const { type, unit } = wanted.value.sampleType;
  const row = profile.sampleTypes.findIndex((sample) => sample.type === type && sample.unit === unit);
  const has = profile.sampleTypes.map((sample) => `${sample.type}:${sample.unit}`).join(', ');
  return row < 0 ? err(`the profile has the sample types ${has}, not ${type}:${unit}`) : ok(row);
}
