import { err, ok, type Result } from '../../profile/result';
import { type SampleType } from '../../profile/profile';

export interface ProfileTypeParts {
  readonly name: string;
  readonly sampleType: SampleType;
}

/**
 * Reads `name:sampleType:sampleUnit:periodType:periodUnit`. Pyroscope and Parca accept a sixth part, `delta`, too.
 * The error is a sentence.
 */
export function parseProfileTypeId(id: string): Result<ProfileTypeParts, string> {
  const parts = id.split(':');
  const [name, type, unit] = parts;
  if (parts.length < 5 || parts.length > 6 || !name || !type || !unit) {
    return err(`a profile type is written name:sample type:sample unit:period type:period unit, this is "${id}"`);
  }
  return ok({ name, sampleType: { type, unit } });
}

/** Writes an id as `parseProfileTypeId` reads it; the parts of a period that is not known are empty. */
export const formatProfileTypeId = (name: string, sample: SampleType, period: SampleType | undefined): string =>
  [name, sample.type, sample.unit, period?.type ?? '', period?.unit ?? ''].join(':');
