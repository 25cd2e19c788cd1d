import { inGroups } from '../profiles/inGroups';
import { type Profiles } from '../profiles/profileStore';
import { valueOf } from '../profiles/series';
import { optionalRange } from './optionalRange';
import { type Parameters } from './parameters';
import { invalid, noData } from './parcaError';
import { type ParcaSeries, parseQuery, select } from './parcaSeries';
import { readDuration, writeTime } from './parcaTime';

interface Sample {
  readonly time: number;
  readonly value: number;
  readonly durationNanos: number;
  readonly count: number;
}

/**
 * `/api/profiles/query_range`: values per step. Deltas are summed up over a step, in one series, or one for each value of
 * the labels of `sum_by`. Other profiles have one series for each set of labels, whatever `sum_by` says, and the last
 * value of each step.
 */
export function queryRange(profiles: Profiles, parameters: Parameters): object {
  const range = optionalRange(parameters);
  const step = parameters.text('step') === '' ? 0 : readDuration('step', parameters.text('step'));
  if (parameters.text('query') === '') {
    throw invalid('query: cannot be blank.');
  }
  const query = parseQuery(parameters.text('query'));
  const found = select(profiles, query, range);
  if (found.length === 0) {
    throw noData();
  }
  const sumBy = parameters.texts('sum_by');
  const isShown = (name: string): boolean => (query.delta ? sumBy.includes(name) : true);
  const groups = inGroups(found, ({ labels }) => JSON.stringify(shownLabels(labels, isShown)));
  const { sample, period } = query.type;
  const types = query.delta
    ? { periodType: period, sampleType: sample.unit === 'count' && period.unit === 'nanoseconds' ? period : sample }
    : { periodType: null, sampleType: null };
  return {
    series: [...groups.values()].map((group) => ({
      labelset: { labels: shownLabels(group[0].labels, isShown) },
      samples: (query.delta ? deltas(group, step) : levels(group, step)).map((one) => sampleJson(one, query.delta)),
      ...types,
    })),
  };
}

const shownLabels = (
  labels: ParcaSeries['labels'],
  isShown: (name: string) => boolean
): ReadonlyArray<{ readonly name: string; readonly value: string }> =>
  [...labels]
    .filter(([name]) => isShown(name))
    .map(([name, value]) => ({ name, value }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));

/** Without a step, all of it is one sample of no duration at the epoch. */
function deltas(group: readonly ParcaSeries[], step: number): readonly Sample[] {
  return inSteps(group, step).map(([time, within]) => {
    const duration = within.reduce((sum, { source }) => sum + source.profile.durationNanos, 0);
    return {
      time,
      value: within.reduce((sum, series) => sum + total(series), 0),
      durationNanos: Math.min(duration, step * 1e6),
      count: within.reduce((sum, { source }) => sum + source.profile.sampleCount, 0),
    };
  });
}

const levels = (group: readonly ParcaSeries[], step: number): readonly Sample[] =>
  inSteps(group, step).map(([, within]) => {
    const last = within.reduce((latest, series) => (series.source.time >= latest.source.time ? series : latest));
    return { time: last.source.time, value: total(last), durationNanos: 0, count: within.length };
  });

function inSteps(group: readonly ParcaSeries[], step: number): ReadonlyArray<[number, readonly ParcaSeries[]]> {
  const steps = inGroups(group, ({ source }) => (step === 0 ? 0 : Math.floor(source.time / step) * step));
  return [...steps].sort(([left], [right]) => left - right);
}

/** Samples that are counted per CPU time are given as that time. */
function total({ parts, type, source }: ParcaSeries): number {
  const sum = parts.reduce(
    (all, part) => all + [...part.samples.keys()].reduce((own, row) => own + valueOf(part, row), 0),
    0
  );
  const { unit } = type.period;
  return type.sample.unit === 'count' && unit === 'nanoseconds' ? sum * (source.profile.period?.value ?? 1) : sum;
}

function sampleJson({ time, value, durationNanos, count }: Sample, delta: boolean): object {
  const perSecond = durationNanos === 0 ? 0 : value / durationNanos;
  return {
    timestamp: writeTime(time),
    value: String(value),
    valuePerSecond: delta ? perSecond : value,
    duration: String(durationNanos),
    count,
  };
}
