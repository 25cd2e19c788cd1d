/** A window over time, cut into slices. */
export interface StripSide {
  readonly word: string;
  /** ms since the epoch, a slice each. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** A slice on the strip. */
export interface StripSlice {
  /** Row of the sides. */
  readonly side: number;
  /** Row of its side's slices. */
  readonly index: number;
  readonly from: number;
  readonly to: number;
  /** CSS pixels from the left edge. */
  readonly x: number;
  readonly width: number;
}

export interface StripLayout {
  /** Of all sides, from left to right. */
  readonly slices: readonly StripSlice[];
  /** Where a time of a side is. */
  readonly xOf: (side: number, ms: number) => number;
}

/** Between two windows, which may be days apart. */
const GAP = 16;

/** Windows beside each other, each as wide as it is long. */
export function stripLayout(sides: readonly StripSide[], width: number): StripLayout {
  const starts = sides.map(({ from }) => from[0] ?? 0);
  const lengths = sides.map(({ to }, side) => Math.max(0, (to.at(-1) ?? 0) - starts[side]));
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const perMs = all > 0 ? Math.max(0, width - GAP * (sides.length - 1)) / all : 0;
  const edges = lengths.map(
    (_, side) => lengths.slice(0, side).reduce((sum, length) => sum + length, 0) * perMs + GAP * side
  );
  const xOf = (side: number, ms: number): number =>
    edges[side] + Math.max(0, Math.min(lengths[side], ms - starts[side])) * perMs;
  const slices = sides.flatMap(({ from, to }, side) =>
    from.map((start, index) => {
      const x = xOf(side, start);
      return { side, index, from: start, to: to[index], x, width: xOf(side, to[index]) - x };
    })
  );
  return { slices, xOf };
}

/** The slice at a place, or the nearest one; −1 where there are none. */
export function sliceAt(slices: readonly StripSlice[], x: number): number {
  let nearest = -1;
  let least = Infinity;
  slices.forEach((slice, at) => {
    const distance = Math.max(slice.x - x, x - slice.x - slice.width, 0);
    if (distance < least) {
      nearest = at;
      least = distance;
    }
  });
  return nearest;
}

/** Slices from one to another, as far as they are of the first one's side. */
export interface StripRange {
  readonly side: number;
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

export function rangeBetween(slices: readonly StripSlice[], anchor: number, other: number): StripRange | undefined {
  const start = slices.at(anchor);
  if (!start) {
    return undefined;
  }
  const [low, high] = [Math.min(anchor, other), Math.max(anchor, other)];
  const within = slices.flatMap((slice, at) => (at >= low && at <= high && slice.side === start.side ? [at] : []));
  const [first, last] = [within[0], within[within.length - 1]];
  return { side: start.side, first, last, from: slices[first].from, to: slices[last].to };
}
