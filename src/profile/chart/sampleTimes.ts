import { type Profile } from '../profile';
import { allSteps, type Steps } from '../steps';
import { grafanaUnit } from '../unit';
import { type TimeOrder } from './callTimes';

/**
 * When a sample was taken, in nanoseconds since the epoch: the numeric label that Datadog's profilers write when their
 * timeline is on, without a unit. A sample's time ends there. The threads are text in some of them and numbers in others.
 *
 * Source: packages/dd-trace/src/profiling/profilers/shared.js and wall.js of https://github.com/DataDog/dd-trace-js
 * ("Incoming timestamps are in microseconds, we emit nanos"), libdd-profiling/src/internal/profile/mod.rs of
 * https://github.com/DataDog/libdatadog, ddtrace/internal/datadog/profiling/dd_wrapper of https://github.com/DataDog/dd-trace-py
 */
const END_TIMESTAMP = 'end_timestamp_ns';
const THREAD_NAME = 'thread name';
const THREAD_ID = 'thread id';

/** The samples of a profile that say when they were taken. */
export interface SampleTimes {
  /** In nanoseconds from the end of the first sample on, by sample; NaN where it is not said. */
  readonly end: Float64Array;
  /** How long samples last, in nanoseconds: the period of the profile, or the usual distance of samples. */
  readonly period: number;
  /** The threads, those with the most samples first, and the samples of each by their time. */
  readonly tracks: ReadonlyArray<{ readonly name: string; readonly samples: Int32Array }>;
  /** How many samples were looked at, and how many of them say no time. */
  readonly count: number;
  readonly untimed: number;
}

/** Threads that there is a choice among. */
const MOST_TRACKS = 500;

export type KeepSample = (sample: number) => boolean;

const ALL: KeepSample = () => true;

const SAMPLES_PER_STEP = 16_384;

/** Of the samples that `keep` takes; `undefined` where none of them says when it was taken. A few passes over the samples. */
export function* sampleTimesSteps(profile: Profile, keep: KeepSample = ALL): Steps<SampleTimes | undefined> {
  const { sampleCount, strings, labels } = profile;
  const isMoment = flagsOf(strings.length, (text) => strings.get(text) === END_TIMESTAMP, labels.key);
  if (!isMoment.includes(1)) {
    return undefined;
  }
  const { moments, count } = yield* momentsSteps(profile, isMoment, keep);
  const first = moments.reduce((least, moment) => (moment > 0n && moment < least ? moment : least), LATEST);
  if (first === LATEST) {
    return undefined;
  }
  const threads = yield* threadsSteps(profile);
  const end = new Float64Array(sampleCount).fill(NaN);
  const byThread = new Map<string, number[]>();
  let timed = 0;
  for (let sample = 0; sample < sampleCount; sample++) {
    if (moments[sample] > 0n) {
      end[sample] = Number(moments[sample] - first);
      const samples = byThread.get(threads[sample]);
      if (samples) {
        samples.push(sample);
      } else {
        byThread.set(threads[sample], [sample]);
      }
      timed++;
    }
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) {
      yield;
    }
  }
  const tracks: Array<SampleTimes['tracks'][number]> = [];
  for (const [name, samples] of byThread) {
    tracks.push({ name, samples: Int32Array.from(samples).sort((one, other) => end[one] - end[other] || one - other) });
    yield;
  }
  tracks.sort((one, other) => other.samples.length - one.samples.length);
  return { end, tracks, period: periodOf(profile, end, tracks[0].samples), count, untimed: count - timed };
}

/** What can be chosen of a profile, or why nothing can. */
export const orderOfProfile = (profile: Profile, keep?: KeepSample): TimeOrder =>
  allSteps(orderOfProfileSteps(profile, keep));

/** As `orderOfProfile`. */
export function* orderOfProfileSteps(profile: Profile, keep?: KeepSample): Steps<TimeOrder> {
  const times = yield* sampleTimesSteps(profile, keep);
  if (!times) {
    return { kind: 'none', why: `its samples do not say when they were taken (no label ${END_TIMESTAMP}).` };
  }
  const { tracks, count, untimed } = times;
  const notes = [
    ...(untimed > 0 ? [`${untimed} of ${count} samples say no time and are left out.`] : []),
    ...(tracks.length > MOST_TRACKS ? [`Of ${tracks.length} threads the ${MOST_TRACKS} with the most samples.`] : []),
  ];
  return {
    kind: 'ordered',
    tracks: tracks.slice(0, MOST_TRACKS).map(({ name }) => name),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

const LATEST = 2n ** 63n;

/** 0 for a sample that says no time, or that is not wanted; with the number of those that are. `isMoment` is by text. */
function* momentsSteps(
  { labels, sampleCount }: Profile,
  isMoment: Uint8Array,
  keep: KeepSample
): Steps<{ readonly moments: BigInt64Array; readonly count: number }> {
  const moments = new BigInt64Array(sampleCount);
  let count = 0;
  for (let sample = 0; sample < sampleCount; sample++) {
    const isKept = keep(sample);
    count += isKept ? 1 : 0;
    const after = isKept ? labels.start[sample + 1] : 0;
    for (let row = labels.start[sample]; row < after; row++) {
      if (isMoment[labels.key[row]] === 1) {
        moments[sample] = labels.number[row];
      }
    }
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) {
      yield;
    }
  }
  return { moments, count };
}

/** By sample. One text for each thread, however many samples it has. */
function* threadsSteps({ labels, strings, sampleCount }: Profile): Steps<readonly string[]> {
  const isName = flagsOf(strings.length, (text) => strings.get(text) === THREAD_NAME, labels.key);
  const isId = flagsOf(strings.length, (text) => strings.get(text) === THREAD_ID, labels.key);
  const known = new Map<string, string>();
  const threads: string[] = [];
  for (let sample = 0; sample < sampleCount; sample++) {
    let name = '';
    let id = '';
    for (let row = labels.start[sample]; row < labels.start[sample + 1]; row++) {
      const key = labels.key[row];
      if (isName[key] === 1 || isId[key] === 1) {
        const value = labels.text[row] === 0 ? `${labels.number[row]}` : strings.get(labels.text[row]);
        [name, id] = isName[key] === 1 ? [value, id] : [name, value];
      }
    }
    const thread = [name, id === '' || id === name ? '' : `thread ${id}`].filter((part) => part !== '').join(', ');
    threads.push(known.get(thread) ?? (known.set(thread, thread || NO_THREAD), thread || NO_THREAD));
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) {
      yield;
    }
  }
  return threads;
}

const NO_THREAD = '(no thread)';

function flagsOf(count: number, test: (text: number) => boolean, used: Int32Array): Uint8Array {
  const flags = new Uint8Array(count);
  new Set(used).forEach((text) => (flags[text] = Number(test(text))));
  return flags;
}

function periodOf({ period }: Profile, end: Float64Array, samples: Int32Array): number {
  const { unit, scale } = grafanaUnit(period?.type.unit ?? '');
  if (period && unit === 'ns' && period.value > 0) {
    return period.value * scale;
  }
  const distances = samples
    .subarray(1)
    .reduce<number[]>((all, sample, at) => (all.push(end[sample] - end[samples[at]]), all), []);
  const apart = distances.filter((distance) => distance > 0).sort((one, other) => one - other);
  return apart[(apart.length - 1) >> 1] ?? 1;
}
