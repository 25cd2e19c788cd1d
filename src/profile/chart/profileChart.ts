import { type BuildOptions } from '../buildTree';
import { type FlameTree } from '../flameTree';
import { FileTable, frameFiles } from '../frameFiles';
import { nameFramesSteps } from '../frameNames';
import { labelRows } from '../labelRows';
import { NameTable } from '../nameTable';
import { type Profile } from '../profile';
import { err, ok, type Result } from '../result';
import { type Steps } from '../steps';
import { grafanaUnit } from '../unit';
import { MOST_CALLS, TOO_MANY_CALLS } from './callTimes';
import { type SampleTimes, sampleTimesSteps } from './sampleTimes';
import { StackChart } from './stackChart';

const SAMPLES_PER_STEP = 4096;

/** Timers are late by some part of a period: what is nearer than this many of them follows without a gap. */
const STILL_NEXT = 1.5;

/**
 * The calls of one thread (a row of the tracks of `sampleTimes`) in the order of time, in a sentence why not where they are
 * not drawn. Values are those of a sample type; moments are nanoseconds. A sample stands for the time since the one before
 * it where that is about a period, else for a period, or for its value where that is a longer time.
 */
export function* profileChartSteps(
  profile: Profile,
  sampleType: number,
  track: number,
  options?: BuildOptions
): Steps<Result<FlameTree, string>> {
  const times = yield* sampleTimesSteps(profile);
  yield;
  return yield* threadChartSteps(profile, sampleType, times, track, options);
}

/** As `profileChartSteps`, of the samples that `times` is of. */
export function* threadChartSteps(
  profile: Profile,
  sampleType: number,
  times: SampleTimes | undefined,
  track: number,
  { files = true, detail, labels = [] }: BuildOptions = {}
): Steps<Result<FlameTree, string>> {
  const samples = times?.tracks[track]?.samples;
  if (!times || !samples) {
    return err('The profile has no such thread.');
  }
  const names = new NameTable();
  const frames = yield* nameFramesSteps(profile, detail, names);
  const levels = labels.map((label) => labelRows(profile, label, names));
  yield;
  const fileTable = new FileTable();
  const fileOfFrame = files ? frameFiles(profile, frames, fileTable) : new Int32Array(frames.name.length);
  yield;
  const { sampleLocationStart, sampleLocations, sampleTypes, values } = profile;
  const span = spans(profile, sampleType, times);
  const chart = new StackChart();
  let before = 0;
  let at = 0;
  for (; at < samples.length && chart.builder.count <= MOST_CALLS; at++) {
    const sample = samples[at];
    levels.forEach((rows) => chart.push(rows[sample], 0));
    for (let i = sampleLocationStart[sample + 1] - 1; i >= sampleLocationStart[sample]; i--) {
      const location = sampleLocations[i];
      for (let frame = frames.start[location + 1] - 1; frame >= frames.start[location]; frame--) {
        chart.push(frames.name[frame], fileOfFrame[frame]);
      }
    }
    const { from, to } = span.of(sample, before);
    chart.add(from, to, values[sample * sampleTypes.length + sampleType]);
    before = to;
    if (at % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) {
      yield;
    }
  }
  if (at < samples.length) {
    return err(TOO_MANY_CALLS);
  }
  const header = {
    names: names.names,
    files: fileTable.names,
    sampleType: sampleTypes[sampleType],
    unit: 'nanoseconds',
  };
  return ok(yield* chart.end().finishSteps(header, span.whole));
}

interface Spans {
  /** All threads share it, so that their times can be compared. */
  readonly whole: number;
  /** From when to when a sample lasted, if the one before it in its thread ended at `before`. */
  readonly of: (sample: number, before: number) => { readonly from: number; readonly to: number };
}

function spans({ values, sampleTypes }: Profile, sampleType: number, { end, period }: SampleTimes): Spans {
  const { unit, scale } = grafanaUnit(sampleTypes[sampleType].unit);
  const perValue = unit === 'ns' ? scale : 0;
  const lengthOf = (sample: number): number =>
    Math.max(period, values[sample * sampleTypes.length + sampleType] * perValue);
  let lead = period;
  let latest = 0;
  for (let sample = 0; sample < end.length; sample++) {
    if (!Number.isNaN(end[sample])) {
      lead = Math.max(lead, lengthOf(sample) - end[sample]);
      latest = Math.max(latest, end[sample]);
    }
  }
  return {
    whole: lead + latest,
    of: (sample, before) => {
      const to = Math.max(before, lead + end[sample]);
      const isNext = to - before <= STILL_NEXT * period;
      return { from: isNext ? before : Math.max(before, to - lengthOf(sample)), to };
    },
  };
}
