import { type Profile, type SampleType } from '../../profile/profile';
import { err, ok, type Result } from '../../profile/result';
import { type ProfileType } from './backend';
import { formatProfileTypeId, parseProfileTypeId } from './profileTypeId';

/** The sample types of a profile, as profile types of that name; the one that the profile prefers comes first. */
export const profileTypesOf = (name: string, profile: Profile): readonly ProfileType[] =>
  preferredFirst(profile).map((sample) => ({
    id: formatProfileTypeId(name, sample, profile.period?.type),
    name,
    sampleType: sample.type,
    sampleUnit: sample.unit,
  }));

function preferredFirst({ sampleTypes, defaultSampleType }: Profile): readonly SampleType[] {
  return [
    ...sampleTypes.slice(defaultSampleType, defaultSampleType + 1),
    ...sampleTypes.filter((_, at) => at !== defaultSampleType),
  ];
}

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
