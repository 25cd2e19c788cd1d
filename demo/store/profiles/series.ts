import { type Profile } from '../../../src/profile/profile';
import { type ProfileType, profileTypeId } from './profileType';
import { type Labels, type StoredProfile } from './storedProfile';

/** Ids of a sample, lower-case hex. */
export interface SampleIds {
  readonly span?: string;
  readonly trace?: string;
}

/** Samples of one profile that have the same labels, for one of its sample types. */
export interface StoredSeries {
  readonly type: ProfileType;
  readonly labels: Labels;
  readonly source: StoredProfile;
  /** Row of `source.profile.sampleTypes`. */
  readonly sampleType: number;
  /** By row of the sample in `source.profile`. */
  readonly samples: ReadonlyMap<number, SampleIds>;
}

/** Labels that go to columns of their own and never become series labels. */
const SPAN_LABELS = new Set(['span_id', 'profile_id']);
const TRACE_LABEL = 'trace_id';

/**
 * Splits a profile as Pyroscope does: one series per sample type and per distinct set of string labels on the samples;
 * `span_id` (or `profile_id`) and `trace_id` are kept beside the samples as ids to filter by.
 */
export function splitSeries(source: StoredProfile): readonly StoredSeries[] {
  const { profile, name } = source;
  const period = profile.period?.type ?? { type: '', unit: '' };
  const groups = groupSamples(profile);
  return profile.sampleTypes.flatMap((sample, sampleType) =>
    groups.map(({ labels, samples }): StoredSeries => {
      const type = { name, sample, period };
      return {
        type,
        source,
        sampleType,
        samples,
        labels: seriesLabels(type, new Map([...source.labels, ...labels])),
      };
    })
  );
}

export const valueOf = ({ source: { profile }, sampleType }: StoredSeries, sample: number): number =>
  profile.values[sample * profile.sampleTypes.length + sampleType];

interface SampleGroup {
  readonly labels: Labels;
  readonly samples: Map<number, SampleIds>;
}

function groupSamples(profile: Profile): readonly SampleGroup[] {
  const groups = new Map<string, SampleGroup>();
  for (let sample = 0; sample < profile.sampleCount; sample++) {
    const { labels, ids } = labelsOf(profile, sample);
    const key = JSON.stringify(labels);
    const group: SampleGroup = groups.get(key) ?? { labels: new Map(labels), samples: new Map() };
    groups.set(key, group);
    group.samples.set(sample, ids);
  }
  return [...groups.values()];
}

function labelsOf({ labels, strings }: Profile, sample: number): { labels: Array<[string, string]>; ids: SampleIds } {
  const own: Array<[string, string]> = [];
  let ids: SampleIds = {};
  for (let row = labels.start[sample]; row < labels.start[sample + 1]; row++) {
    const name = strings.get(labels.key[row]);
    const value = strings.get(labels.text[row]);
    if (SPAN_LABELS.has(name)) {
      ids = { ...ids, span: value.toLowerCase() };
    } else if (name === TRACE_LABEL) {
      ids = { ...ids, trace: value.toLowerCase() };
    } else if (labels.text[row] !== 0) {
      own.push([name, value]);
    }
  }
  return { labels: own.sort(([left], [right]) => (left < right ? -1 : 1)), ids };
}

function seriesLabels(type: ProfileType, own: Labels): Labels {
  const service = own.get('service_name') ?? 'unknown_service';
  return new Map([
    ['__name__', type.name],
    ['__period_type__', type.period.type],
    ['__period_unit__', type.period.unit],
    ['__profile_type__', profileTypeId(type)],
    ['__service_name__', service],
    ['__type__', type.sample.type],
    ['__unit__', type.sample.unit],
    ...own,
    ['service_name', service],
  ]);
}
