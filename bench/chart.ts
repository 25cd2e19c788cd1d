// What a chart of calls costs before it is drawn, and a frame of it: CPU milliseconds of this process, the least of five.
// Run: npx esbuild bench/chart.ts --bundle --packages=external --platform=node --outfile=bench/data/chart.cjs && \
//   node --expose-gc bench/data/chart.cjs
import { type Recording, recordingChartSteps } from '../src/profile/chart/recording';
import { type FlameTree } from '../src/profile/flameTree';
import { functionTotals } from '../src/profile/functions';
import { BarList } from '../src/panel/flame/layout/barList';
import { wholeTree, zoomAt } from '../src/panel/flame/layout/camera';
import { layOut, levelCount } from '../src/panel/flame/layout/flameLayout';
import { collectBars } from '../src/panel/flame/layout/visibleBars';
import { allSteps } from '../src/profile/steps';
import { applySteps } from '../src/profile/view/applySteps';
import { pathOf, rowOfPath } from '../src/profile/view/callPath';
import { collectGarbage } from './measure';
import { seededRandom } from './random';

const ROUNDS = 5;
const FUNCTIONS = 2000;
const DEEPEST = 40;

/** So many calls one after the other, up to 40 deep, a pause between some. */
function recordingOf(calls: number): Recording {
  const random = seededRandom(7);
  const frame: number[] = [];
  const at: number[] = [];
  const open: number[] = [];
  let now = 0;
  const note = (which: number): void => {
    now += Math.floor(random() * 1000);
    frame.push(which);
    at.push(now);
  };
  for (let call = 0; call < calls;) {
    if (open.length < DEEPEST && (open.length === 0 || random() < 0.55)) {
      open.push(Math.floor(random() * FUNCTIONS));
      note(open[open.length - 1]);
      call++;
    } else {
      note(~(open.pop() ?? 0));
    }
  }
  while (open.length > 0) {
    note(~(open.pop() ?? 0));
  }
  return {
    kind: 'events',
    names: ['total', ...Array.from({ length: FUNCTIONS }, (_, of) => `function ${of}`)],
    nameOfFrame: Int32Array.from({ length: FUNCTIONS }, (_, of) => of + 1),
    files: [''],
    fileOfFrame: new Int32Array(FUNCTIONS),
    frame: Int32Array.from(frame),
    at: Float64Array.from(at),
    from: 0,
    to: now,
  };
}

function chartOf(recording: Recording): FlameTree {
  const chart = allSteps(recordingChartSteps(recording, { type: 'wall', unit: 'nanoseconds' }));
  if (!chart.ok) {
    throw new Error(chart.error);
  }
  return chart.value;
}

function measure(calls: number, what: string, work: () => unknown): void {
  let least = Infinity;
  collectGarbage();
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  console.log(`${String(calls).padStart(9)}  ${what.padEnd(36)} ${least.toFixed(1)} ms`);
}

for (const calls of [10_000, 100_000, 1_000_000]) {
  const recording = recordingOf(calls);
  const chart = chartOf(recording);
  const layout = layOut(chart);
  const bars = new BarList();
  const whole = wholeTree(layout);
  const levels = { first: 0, after: levelCount(layout) };
  const row = chart.level.lastIndexOf(DEEPEST / 2);
  const path = pathOf(chart, row);
  measure(calls, 'from events to a chart', () => chartOf(recording));
  measure(calls, 'layout', () => layOut(chart));
  measure(calls, 'bars of a frame, the whole', () =>
    collectBars(bars, layout, { window: whole, levels, width: 1600, minWidth: 2 })
  );
  const near = zoomAt(layout, whole, 10_000, 0.5);
  measure(calls, 'bars of a frame, 10,000 times nearer', () =>
    collectBars(bars, layout, { window: near, levels, width: 1600, minWidth: 2 })
  );
  measure(calls, 'call of a path and a moment', () => rowOfPath(chart, path, chart.times?.start[row]));
  measure(calls, 'totals of functions', () => functionTotals(chart));
  measure(calls, 'drop a function', () => applySteps(chart, [{ kind: 'dropFunction', name: 'function 5' }]));
  measure(calls, 'hide a function', () => applySteps(chart, [{ kind: 'hideFunction', name: 'function 5' }]));
}
