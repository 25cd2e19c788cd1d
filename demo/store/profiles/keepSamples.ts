import { nameFrames } from '../../../src/profile/frameNames';
import { type Profile } from '../../../src/profile/profile';
import { type StoredSeries } from './series';

/** Narrows samples to requests, profiles and paths; everything that is absent narrows nothing. */
export interface SampleFilter {
  /** Lower-case hex. */
  readonly spanIds?: ReadonlySet<string>;
  /** Lower-case hex. */
  readonly traceIds?: ReadonlySet<string>;
  /** UUIDs of profiles. */
  readonly profileIds?: ReadonlySet<string>;
  /** Names from the root on: stacks that begin with them. */
  readonly callSite?: readonly string[];
}

/** The rows of a series' samples that a filter takes. */
export function keptSamples(series: StoredSeries, filter: SampleFilter): readonly number[] {
  const { spanIds, traceIds, profileIds, callSite = [] } = filter;
  if (profileIds && !profileIds.has(series.source.id)) {
    return [];
  }
  const isBelow = callSite.length > 0 ? beginsWith(series.source.profile, callSite) : () => true;
  return [...series.samples]
    .filter(
      ([sample, { span, trace }]) =>
        (!spanIds || (span !== undefined && spanIds.has(span))) &&
        (!traceIds || (trace !== undefined && traceIds.has(trace))) &&
        isBelow(sample)
    )
    .map(([sample]) => sample);
}

function beginsWith(profile: Profile, callSite: readonly string[]): (sample: number) => boolean {
  const { names, start, name } = nameFrames(profile);
  return (sample) => {
    const leaf = profile.sampleLocationStart[sample];
    let matched = 0;
    for (let i = profile.sampleLocationStart[sample + 1] - 1; i >= leaf && matched < callSite.length; i--) {
      const location = profile.sampleLocations[i];
      for (let frame = start[location + 1] - 1; frame >= start[location] && matched < callSite.length; frame--) {
        if (names[name[frame]] !== callSite[matched]) {
          return false;
        }
        matched++;
      }
    }
    return matched === callSite.length;
  };
}
