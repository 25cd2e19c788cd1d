import fc from 'fast-check';

import { recordingChartSteps, type Recording } from '../../src/profile/chart/recording';
import { type FlameTree } from '../../src/profile/flameTree';
import { allSteps } from '../../src/profile/steps';

const FRAMES = ['main', 'work', 'run', 'other', 'total', 'λ'];

/** What a program does, a step after the other: it calls, returns, or takes its time. */
const doings = fc.array(
  fc.oneof(
    fc.record({ call: fc.nat(FRAMES.length - 1) }),
    fc.constant({ call: undefined }),
    fc.record({ wait: fc.integer({ min: 0, max: 100 }) })
  ),
  { maxLength: 80 }
);

export interface SpeedscopeEvents {
  readonly frames: ReadonlyArray<{ readonly name: string }>;
  readonly events: ReadonlyArray<{ readonly type: 'O' | 'C'; readonly frame: number; readonly at: number }>;
  readonly startValue: number;
  readonly endValue: number;
}

/** An evented profile of speedscope's: calls that open and close, with gaps between them. */
export const eventedProfiles: fc.Arbitrary<SpeedscopeEvents> = fc
  .tuple(doings, fc.integer({ min: -1000, max: 1_000_000 }), fc.nat(50), fc.nat(50))
  .map(([done, startValue, lead, trail]) => {
    let at = startValue + lead;
    const open: number[] = [];
    const events: Array<SpeedscopeEvents['events'][number]> = [];
    const close = (): void => {
      const frame = open.pop();
      if (frame !== undefined) {
        events.push({ type: 'C', frame, at });
      }
    };
    for (const doing of done) {
      if ('wait' in doing) {
        at += doing.wait;
      } else if (doing.call === undefined) {
        close();
      } else {
        open.push(doing.call);
        events.push({ type: 'O', frame: doing.call, at });
      }
    }
    while (open.length > 0) {
      close();
    }
    return { frames: FRAMES.map((name) => ({ name })), events, startValue, endValue: at + trail };
  });

/** Any chart of calls. */
export const anyChart: fc.Arbitrary<FlameTree> = eventedProfiles.map((profile) => {
  const { events, startValue, endValue } = profile;
  const recording: Recording = {
    kind: 'events',
    names: ['total', ...FRAMES],
    nameOfFrame: Int32Array.from(FRAMES, (_, frame) => frame + 1),
    files: [''],
    fileOfFrame: new Int32Array(FRAMES.length),
    frame: Int32Array.from(events, ({ type, frame }) => (type === 'O' ? frame : ~frame)),
    at: Float64Array.from(events, ({ at }) => at),
    from: startValue,
    to: endValue,
  };
  const chart = allSteps(recordingChartSteps(recording, { type: 'wall', unit: 'milliseconds' }));
  if (!chart.ok) {
    throw new Error(chart.error);
  }
  return chart.value;
});
