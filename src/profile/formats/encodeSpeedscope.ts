import { type CallTimes } from '../chart/callTimes';
import { type FlameTree } from '../flameTree';
import { type SampleType } from '../profile';
import { err, ok, type Result } from '../result';
import { grafanaUnit } from '../unit';
import { eachRow, type ExportedProfile } from './exportedProfile';

/** Tells files that were written here. */
export const EXPORTER = 'Spanflame';

const SPEEDSCOPE_SCHEMA = 'https://www.speedscope.app/file-format-schema.json';

/**
 * Writes a profile as speedscope's JSON, of its form `sampled`; the sides of a comparison are two profiles in it. Calls in
 * the order of time are of the form `evented`.
 * speedscope takes no negative weights, so a tree with negative values is refused, in words.
 *
 * Format: https://www.speedscope.app/file-format-schema.json
 */
export function encodeSpeedscope({ tree, name }: ExportedProfile): Result<string, string> {
  const sides = [tree.self, ...(tree.right ? [tree.right.self] : [])];
  if (sides.some((self) => self.some((value) => value < 0))) {
    return err('speedscope takes no negative values, and this profile has some.');
  }
  const frames = new Frames(tree);
  const frameOfRow = Array.from(tree.level, (_, row) => (row === 0 ? -1 : frames.at(row)));
  const { type } = tree.sampleType;
  const names = tree.right ? [`${type}, left`, `${type}, right`] : [type];
  const profiles = tree.times
    ? [evented(tree, tree.times, frameOfRow)]
    : sides.map((self, side) => sampled(tree, self, names[side], frameOfRow));
  return ok(
    JSON.stringify({
      $schema: SPEEDSCOPE_SCHEMA,
      shared: { frames: frames.all },
      profiles,
      name,
      activeProfileIndex: 0,
      exporter: EXPORTER,
    })
  );
}

function sampled(tree: FlameTree, self: Float64Array, name: string, frameOfRow: readonly number[]): unknown {
  const { unit, scale } = speedscopeUnit(tree.sampleType);
  const samples: number[][] = [];
  const weights: number[] = [];
  eachRow(tree, (row, path) => {
    if (self[row] !== 0) {
      samples.push(path.map((at) => frameOfRow[at]));
      weights.push(self[row] * scale);
    }
  });
  const endValue = weights.reduce((sum, weight) => sum + weight, 0);
  return { type: 'sampled', name, unit, startValue: 0, endValue, samples, weights };
}

function evented(
  { level, sampleType }: FlameTree,
  { start, end, unit }: CallTimes,
  frameOfRow: readonly number[]
): unknown {
  const events: Array<{ readonly type: 'O' | 'C'; readonly frame: number; readonly at: number }> = [];
  const open: number[] = [];
  const closeTo = (depth: number): void => {
    while (open.length > depth) {
      const row = open.pop() ?? 0;
      events.push({ type: 'C', frame: frameOfRow[row], at: end[row] });
    }
  };
  for (let row = 1; row < level.length; row++) {
    closeTo(level[row] - 1);
    events.push({ type: 'O', frame: frameOfRow[row], at: start[row] });
    open.push(row);
  }
  closeTo(0);
  const known = speedscopeUnit({ type: '', unit });
  return { type: 'evented', name: sampleType.type, unit: known.unit, startValue: 0, endValue: end[0], events };
}

const KEPT = new Set(['nanoseconds', 'microseconds', 'milliseconds', 'seconds', 'bytes']);

function speedscopeUnit({ unit }: SampleType): { readonly unit: string; readonly scale: number } {
  if (KEPT.has(unit)) {
    return { unit, scale: 1 };
  }
  const known = grafanaUnit(unit);
  return { unit: { ns: 'nanoseconds', bytes: 'bytes', short: 'none' }[known.unit], scale: known.scale };
}

/** The distinct pairs of name and file in a tree, as speedscope's frames. */
class Frames {
  readonly all: Array<{ readonly name: string; readonly file?: string }> = [];
  private readonly rows = new Map<number, number>();

  constructor(private readonly tree: FlameTree) {}

  at(row: number): number {
    const { names, nameIndex, files } = this.tree;
    const file = files?.index[row] ?? 0;
    const key = nameIndex[row] * (files?.names.length ?? 1) + file;
    let at = this.rows.get(key);
    if (at === undefined) {
      at = this.all.length;
      this.all.push({ name: names[nameIndex[row]], ...(files && file > 0 && { file: files.names[file] }) });
      this.rows.set(key, at);
    }
    return at;
  }
}
