import { type Benches } from '../benches';
import { report, reportFailure } from '../report';
import { bytesToPaint, longestBlock } from './fileRaces';
import { FRAMES, hover, paint, search, zoom } from './measures';
import { type Shape } from './page/shapes';
import { type Measure, raceViews } from './rounds';

const RIVAL = '@grafana/flamegraph';
/** A screen shows 60 pictures a second. */
const FRAME_MILLIS = 16;

const SHAPES: Readonly<Record<string, Shape>> = {
  '1k': { kind: 'service', nodes: 1000 },
  '16k': { kind: 'service', nodes: 16_384 },
  '100k': { kind: 'service', nodes: 100_000 },
  '300k': { kind: 'service', nodes: 300_000 },
  '1m': { kind: 'service', nodes: 1_000_000 },
  '100k-siblings': { kind: 'siblings', rows: 100_000 },
  '5000-levels': { kind: 'levels', levels: 5000 },
};

/** The panel's flame graph against Grafana's, in one browser: both with toolbar and table, on the same trees. */
export const FLAME_RACES: Benches = {
  ...benchesOf('paint', paint),
  ...benchesOf('zoom', zoom),
  ...benchesOf('search', search),
  ...benchesOf('hover', hover),
  'bytes-to-paint-1m': bytesToPaint,
  'blocked-ms-1m': longestBlock,
};

function benchesOf(what: string, measure: Measure): Benches {
  return Object.fromEntries(
    Object.entries(SHAPES).map(([size, shape]) => {
      const name = `${what}-${size}`;
      return [name, () => race(name, shape, measure)];
    })
  );
}

async function race(name: string, shape: Shape, measure: Measure): Promise<void> {
  const { ours, theirs } = await raceViews(shape, measure);
  if (!ours.ok) {
    throw new Error(`${name}: ${ours.failure}`);
  }
  for (const [part, millis] of Object.entries(ours.medians)) {
    if (FRAMES.includes(part)) {
      report(name, `a screen's time for a ${part}`, 'ms', millis, FRAME_MILLIS);
    } else if (theirs.ok) {
      report(name, `${RIVAL}, ${part}`, 'ms', millis, theirs.medians[part]);
    } else {
      reportFailure(name, `${RIVAL}, ${part}`, 'ms', millis, theirs.failure);
    }
  }
}
