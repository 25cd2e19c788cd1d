import { buildTree } from '../../src/profile/buildTree';
import { type FlameTree } from '../../src/profile/flameTree';
import { type Profile } from '../../src/profile/profile';
import { type ProfileType, profileTypeId } from './profileType';

export type Labels = ReadonlyMap<string, string>;

/** Narrows samples to requests; ids are lower-case hex. */
export interface IdFilter {
  readonly spanIds?: ReadonlySet<string>;
  readonly traceIds?: ReadonlySet<string>;
}

/** One sample type of an upload, of the samples that share their series labels. */
export interface StoredSeries {
  readonly type: ProfileType;
  readonly labels: Labels;
  /** Milliseconds since the epoch. */
  readonly time: number;
  tree(filter: IdFilter): FlameTree;
  total(): number;
}

/** Labels that go to columns of their own and never become series labels. */
const SPAN_LABELS = new Set(['span_id', 'profile_id']);
const TRACE_LABEL = 'trace_id';

/**
 * Splits a pprof as Pyroscope does: one series per sample type and per distinct set of string labels on the samples;
 * `span_id` (or `profile_id`) and `trace_id` are kept beside the samples as ids to filter by.
 */
export function splitPprof(profile: Profile, name: string, uploadLabels: Labels, time: number): StoredSeries[] {
  const period = profile.period?.type ?? { type: '', unit: '' };
  const groups = groupSamples(profile);
  return profile.sampleTypes.flatMap((sample, sampleType) =>
    groups.map(({ labels, samples, ids }): StoredSeries => {
      const type = { name, sample, period };
      return {
        type,
        time,
        labels: seriesLabels(type, new Map([...uploadLabels, ...labels])),
        tree: (filter) => buildTree(profile, sampleType, (row) => samples.has(row) && matchesIds(ids.get(row), filter)),
        total: () => {
          const width = profile.sampleTypes.length;
          return [...samples].reduce((sum, row) => sum + profile.values[row * width + sampleType], 0);
        },
      };
    })
  );
}

/** A series that was uploaded as a tree, without labels on its samples. */
export const treeSeries = (type: ProfileType, uploadLabels: Labels, time: number, tree: FlameTree): StoredSeries => ({
  type,
  time,
  labels: seriesLabels(type, uploadLabels),
  tree: ({ spanIds, traceIds }) => (spanIds || traceIds ? emptyTree(type) : tree),
  total: () => tree.total[0] ?? 0,
});

export const emptyTree = ({ sample }: ProfileType): FlameTree => ({
  sampleType: sample,
  names: ['total'],
  level: new Int32Array(1),
  nameIndex: new Int32Array(1),
  self: new Float64Array(1),
  total: new Float64Array(1),
});

interface SampleIds {
  span?: string;
  trace?: string;
}
interface SampleGroup {
  readonly labels: Labels;
  readonly samples: Set<number>;
  readonly ids: Map<number, SampleIds>;
}

function groupSamples(profile: Profile): readonly SampleGroup[] {
  const groups = new Map<string, SampleGroup>();
  for (let sample = 0; sample < profile.sampleCount; sample++) {
    const { labels, ids } = labelsOf(profile, sample);
    const key = JSON.stringify(labels);
    const group: SampleGroup = groups.get(key) ?? { labels: new Map(labels), samples: new Set(), ids: new Map() };
    groups.set(key, group);
    group.samples.add(sample);
    group.ids.set(sample, ids);
  }
  return [...groups.values()];
}

function labelsOf({ labels, strings }: Profile, sample: number): { labels: Array<[string, string]>; ids: SampleIds } {
  const own: Array<[string, string]> = [];
  const ids: SampleIds = {};
  for (let row = labels.start[sample]; row < labels.start[sample + 1]; row++) {
    const name = strings.get(labels.key[row]);
    const value = strings.get(labels.text[row]);
    if (SPAN_LABELS.has(name)) {
      ids.span = value.toLowerCase();
    } else if (name === TRACE_LABEL) {
      ids.trace = value.toLowerCase();
    } else if (labels.text[row] !== 0) {
      own.push([name, value]);
    }
  }
  return { labels: own.sort(([left], [right]) => (left < right ? -1 : 1)), ids };
}

function matchesIds(ids: SampleIds | undefined, { spanIds, traceIds }: IdFilter): boolean {
  const span = !spanIds || (ids?.span !== undefined && spanIds.has(ids.span));
  const trace = !traceIds || (ids?.trace !== undefined && traceIds.has(ids.trace));
  return span && trace;
}

function seriesLabels(type: ProfileType, own: Labels): Labels {
  return new Map([
    ['__name__', type.name],
    ['__period_type__', type.period.type],
    ['__period_unit__', type.period.unit],
    ['__profile_type__', profileTypeId(type)],
    ['__service_name__', own.get('service_name') ?? ''],
    ['__type__', type.sample.type],
    ['__unit__', type.sample.unit],
    ...own,
  ]);
}
