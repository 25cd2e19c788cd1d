import { type FlameTree } from '../flameTree';
import { type SampleType } from '../profile';
import { err, ok, type Result } from '../result';
import { type Steps } from '../steps';
import { MOST_CALLS, TOO_MANY_CALLS } from './callTimes';
import { ChartBuilder } from './chartBuilder';
import { StackChart } from './stackChart';

/** The frames that a recording is of, each with a name and a file, as rows of two tables. */
export interface RecordedFrames {
  readonly names: readonly string[];
  readonly nameOfFrame: Int32Array;
  /** Row 0 is the empty string. */
  readonly files: readonly string[];
  readonly fileOfFrame: Int32Array;
}

/** What happened one after the other, as columns. Weights and moments are numbers that are finite and in order. */
export type Recording = RecordedFrames &
  (
    | {
        readonly kind: 'events';
        /** A frame that opens; `~frame` where it closes. Frames close in the reverse order of their opening. */
        readonly frame: Int32Array;
        readonly at: Float64Array;
        /** The whole time of the recording: not after the first moment, and not before the last one. */
        readonly from: number;
        readonly to: number;
      }
    | {
        readonly kind: 'samples';
        /** The frames of stack `i`, from the root on, are `stacks[start[i]]` up to, but not including, `stacks[start[i + 1]]`. */
        readonly start: Int32Array;
        readonly stacks: Int32Array;
        /** The stack of each sample, and how long it lasted. */
        readonly stackOf: Int32Array;
        readonly weights: Float64Array;
      }
  );

/** The calls of a recording in the order of time, or in a sentence why they are not drawn. */
export function* recordingChartSteps(recording: Recording, sampleType: SampleType): Steps<Result<FlameTree, string>> {
  const { names, files } = recording;
  const header = { names, files, sampleType, unit: sampleType.unit };
  const [builder, end] =
    recording.kind === 'events' ? yield* chartOfEvents(recording) : yield* chartOfSamples(recording);
  return builder.count > MOST_CALLS ? err(TOO_MANY_CALLS) : ok(yield* builder.finishSteps(header, end));
}

const EVENTS_PER_STEP = 65_536;
const SAMPLES_PER_STEP = 4096;

type Built = readonly [builder: ChartBuilder, end: number];

function* chartOfEvents({
  frame,
  at,
  from,
  to,
  nameOfFrame,
  fileOfFrame,
}: Extract<Recording, { kind: 'events' }>): Steps<Built> {
  const builder = new ChartBuilder();
  let last = from;
  for (let event = 0; event < frame.length && builder.count <= MOST_CALLS; event++) {
    const which = frame[event];
    const moment = at[event];
    builder.add(moment - last);
    last = moment;
    if (which < 0) {
      builder.closeTo(builder.depth - 1, moment - from);
    } else {
      builder.open(nameOfFrame[which], fileOfFrame[which], moment - from);
    }
    if (event % EVENTS_PER_STEP === EVENTS_PER_STEP - 1) {
      yield;
    }
  }
  builder.closeTo(0, last - from);
  builder.add(to - last);
  return [builder, to - from];
}

function* chartOfSamples({
  start,
  stacks,
  stackOf,
  weights,
  nameOfFrame,
  fileOfFrame,
}: Extract<Recording, { kind: 'samples' }>): Steps<Built> {
  const chart = new StackChart();
  let now = 0;
  for (let sample = 0; sample < weights.length && chart.builder.count <= MOST_CALLS; sample++) {
    const stack = stackOf[sample];
    for (let at = start[stack]; at < start[stack + 1]; at++) {
      chart.push(nameOfFrame[stacks[at]], fileOfFrame[stacks[at]]);
    }
    const next = now + weights[sample];
    chart.add(now, next, weights[sample]);
    now = next;
    if (sample % SAMPLES_PER_STEP === SAMPLES_PER_STEP - 1) {
      yield;
    }
  }
  return [chart.end(), now];
}
