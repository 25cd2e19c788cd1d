import { type SampleType } from '../../../src/profile/profile';
import { invalidArgument } from '../connectError';

/** One kind of profile: `name:sampleType:sampleUnit:periodType:periodUnit`. */
export interface ProfileType {
  readonly name: string;
  readonly sample: SampleType;
  readonly period: SampleType;
}

export const profileTypeId = ({ name, sample, period }: ProfileType): string =>
  [name, sample.type, sample.unit, period.type, period.unit].join(':');

/** A sixth part, `delta`, is accepted and has no meaning. */
export function parseProfileTypeId(id: string): ProfileType {
  const parts = id.split(':');
  if (parts.length < 5 || parts.length > 6) {
    throw invalidArgument(
      'profile-type selection must be of the form ' +
        `<name>:<sample-type>:<sample-unit>:<period-type>:<period-unit>(:delta), got(${parts.length}): ${JSON.stringify(id)}`
    );
  }
  const [name, sampleType, sampleUnit, periodType, periodUnit] = parts;
  return {
    name,
    sample: { type: sampleType, unit: sampleUnit },
    period: { type: periodType, unit: periodUnit },
  };
}

/**
 * The name that Pyroscope gives to an uploaded pprof, by its sample types.
 *
 * @param displayNames what the client calls a sample type: `contentions` is `mutex_count` or `block_count`
 */
export function profileName(
  sampleTypes: readonly SampleType[],
  displayNames: ReadonlyMap<string, string> = new Map()
): string {
  const types = sampleTypes.map(({ type }) => displayNames.get(type) ?? type);
  if (types.includes('wall')) {
    return 'wall';
  }
  const rules: ReadonlyArray<readonly [RegExp, string]> = [
    [/cpu/, 'process_cpu'],
    [/^(alloc_|inuse_|space$|objects$)/, 'memory'],
    [/^mutex_/, 'mutex'],
    [/^block_/, 'block'],
    [/^goroutine/, 'goroutines'],
  ];
  const named = types.flatMap((type) => rules.filter(([pattern]) => pattern.test(type)).map(([, name]) => name));
  return named[0] ?? types[0] ?? 'unknown';
}
