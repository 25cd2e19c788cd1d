import fc from 'fast-check';

import {
  clampWindow,
  contentHeight,
  levelAt,
  type LevelScale,
  levelsInSight,
  panBy,
  scrollToLevel,
  spanOf,
  topOfLevel,
  wholeTree,
  windowAround,
  windowBetween,
  windowOfRow,
  zoomAt,
} from '../../src/panel/flame/layout/camera';
import { BarList } from '../../src/panel/flame/layout/barList';
import { type FlameLayout, layOut, levelCount } from '../../src/panel/flame/layout/flameLayout';
import { anyMarked } from '../../src/panel/flame/layout/markCounts';
import { type BarRequest, collectBars, rowAtValue } from '../../src/panel/flame/layout/visibleBars';
import { isBelow, rowAfter, type Step } from '../../src/panel/flame/layout/walk';
import { type FlameTree } from '../../src/profile/flameTree';
import { measureTree } from '../../src/profile/prune/treeShape';
import { parentRows, subtreeEnds } from '../../src/profile/treeRows';
import { anyChart } from './charts';
import { anyTree, sum } from './trees';

/** A tree with rows of few pixels and less, and with two sides at times. */
const tree = fc
  .tuple(anyTree(-1000), fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 20 }), fc.boolean())
  .map(([one, values, isComparison]): FlameTree => {
    const self = one.self.map((_, row) => values[row % values.length]);
    return isComparison ? { ...one, right: { self, total: self } } : one;
  });

/** As well, or calls in the order of time. */
const treeOrChart = fc.oneof(tree, anyChart);

const share = fc.double({ min: 0, max: 1, noNaN: true });

interface View {
  readonly tree: FlameTree;
  readonly layout: FlameLayout;
  readonly bars: BarList;
  readonly request: BarRequest;
}

const view: fc.Arbitrary<View> = fc
  .record({
    tree: treeOrChart,
    ends: fc.tuple(share, share),
    width: fc.integer({ min: 1, max: 400 }),
    minWidth: fc.integer({ min: 2, max: 8 }),
    levels: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 9 })),
    marks: fc.option(fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 7 })),
  })
  .map(({ tree: of, ends, width, minWidth, levels, marks }) => {
    const layout = layOut(of);
    const whole = wholeTree(layout).to;
    const window = clampWindow(layout, { from: Math.min(...ends) * whole, to: Math.max(...ends) * whole });
    const isMarked =
      marks &&
      anyMarked(
        layout,
        Uint8Array.from(of.level, (_, row) => marks[row % marks.length])
      );
    const request = {
      window,
      width,
      minWidth,
      levels: { first: levels[0], after: levels[1] },
      isMarked: isMarked ?? undefined,
    };
    const bars = new BarList();
    collectBars(bars, layout, request);
    return { tree: of, layout, bars, request };
  });

const barsOfLevel = ({ bars }: View, level: number): number[] =>
  Array.from({ length: bars.count }, (_, bar) => bar).filter((bar) => bars.level[bar] === level);

const startOf = (layout: FlameLayout, row: number): number => layout.left[layout.order.indexOf(row)];
const endOf = (layout: FlameLayout, row: number): number => layout.right[layout.order.indexOf(row)];

describe('the layout', () => {
  it('weighs rows as pruning does', () => {
    fc.assert(
      fc.property(tree, (of) => {
        const shape = measureTree(of);
        const layout = layOut(of);
        expect(layout.weight).toEqual(shape.weight);
        expect(layout.total).toBe(shape.weight[0]);
      })
    );
  });

  it('has children inside their parents, side by side', () => {
    fc.assert(
      fc.property(treeOrChart, (of) => {
        const layout = layOut(of);
        const parent = parentRows(of.level);
        for (let level = 0; level < levelCount(layout); level++) {
          const rows = layout.order.subarray(layout.levelStart[level], layout.levelStart[level + 1]);
          rows.forEach((row, at) => {
            expect(of.level[row]).toBe(level);
            const above = parent[row];
            expect(at === 0 || startOf(layout, row) >= endOf(layout, rows[at - 1])).toBe(true);
            expect(
              level === 0 ||
                (startOf(layout, row) >= startOf(layout, above) && endOf(layout, row) <= endOf(layout, above))
            ).toBe(true);
          });
        }
        expect(layout.order).toHaveLength(layout.weight.filter((weight) => weight > 0).length);
      })
    );
  });

  it('has calls where they were in time, as wide as they were long', () => {
    fc.assert(
      fc.property(anyChart, (of) => {
        const layout = layOut(of);
        for (const row of layout.order) {
          expect([startOf(layout, row), endOf(layout, row)]).toEqual([of.times?.start[row], of.times?.end[row]]);
        }
        const lasting = Array.from(of.total).filter((value) => value > 0);
        expect(layout.order).toHaveLength(lasting.length);
        expect(layout.total).toBe(of.times?.end[0]);
      })
    );
  });
});

describe('bars in sight', () => {
  it('never overlap on a level, lie within the view, and each has a pixel', () => {
    fc.assert(
      fc.property(view, (of) => {
        const { left, right, count, level } = of.bars;
        for (let bar = 0; bar < count; bar++) {
          expect(left[bar]).toBeLessThan(right[bar]);
          expect(left[bar]).toBeGreaterThanOrEqual(bar > 0 && level[bar] === level[bar - 1] ? right[bar - 1] : 0);
          expect(right[bar]).toBeLessThanOrEqual(of.request.width);
        }
      }),
      { numRuns: 500 }
    );
  });

  it('stand where their rows are, to two pixels', () => {
    fc.assert(
      fc.property(view, ({ bars, layout, request: { window, width } }) => {
        const pixel = (value: number): number =>
          Math.max(0, Math.min(width, ((value - window.from) / spanOf(window)) * width));
        for (let bar = 0; bar < bars.count; bar++) {
          const first = layout.order[bars.first[bar]];
          const last = layout.order[bars.after[bar] - 1];
          expect(Math.abs(bars.left[bar] - pixel(startOf(layout, first)))).toBeLessThanOrEqual(2);
          expect(Math.abs(bars.right[bar] - pixel(endOf(layout, last)))).toBeLessThanOrEqual(2);
        }
      }),
      { numRuns: 500 }
    );
  });

  it('stand for each row in sight exactly once, and so for all its weight', () => {
    fc.assert(
      fc.property(view, (of) => {
        const { bars, layout, request } = of;
        const pixel = spanOf(request.window) / request.width;
        for (let level = request.levels.first; level < Math.min(request.levels.after, levelCount(layout)); level++) {
          const own = barsOfLevel(of, level);
          own.slice(1).forEach((bar, at) => expect(bars.first[bar]).toBeGreaterThanOrEqual(bars.after[own[at]]));
          const rows = own.flatMap((bar) => Array.from(layout.order.subarray(bars.first[bar], bars.after[bar])));
          const inSight = Array.from(
            layout.order.subarray(layout.levelStart[level], layout.levelStart[level + 1])
          ).filter(
            // What covers less than half a pixel at an edge may be left out.
            (row) =>
              endOf(layout, row) > request.window.from + pixel && startOf(layout, row) < request.window.to - pixel
          );
          expect(rows).toEqual(expect.arrayContaining(inSight));
          const weightOf = (of: number[]): number => sum(of.map((row) => layout.weight[row]));
          expect(weightOf(rows)).toBeGreaterThanOrEqual(weightOf(inSight));
        }
      })
    );
  });

  it('merge narrow rows alone, whose gaps are narrow too, and tell marked from unmarked', () => {
    fc.assert(
      fc.property(view, ({ bars, layout, request: { window, width, minWidth, isMarked } }) => {
        const narrow = (minWidth * spanOf(window)) / width;
        for (let bar = 0; bar < bars.count; bar++) {
          const rows = layout.order.subarray(bars.first[bar], bars.after[bar]);
          if (rows.length > 1) {
            rows.forEach((row, at) => {
              expect(layout.weight[row]).toBeLessThanOrEqual(narrow * (1 + 1e-9));
              expect(at === 0 || startOf(layout, row) - endOf(layout, rows[at - 1]) <= narrow * (1 + 1e-9)).toBe(true);
            });
            if (isMarked) {
              const length = endOf(layout, rows[rows.length - 1]) - startOf(layout, rows[0]);
              const steps = Array.from(rows, (_, at) => isMarked(bars.first[bar] + at, bars.first[bar] + at + 1));
              const unmarkedTail = steps.length - 1 - steps.lastIndexOf(true);
              const tail = rows.subarray(rows.length - unmarkedTail);
              const tailLength =
                tail.length === 0 ? 0 : endOf(layout, tail[tail.length - 1]) - startOf(layout, tail[0]);
              // A marked run has no unmarked stretch as long as two narrow bars at its end.
              expect(!steps.includes(true) || tailLength <= 2 * narrow * (1 + 1e-9) || length <= narrow).toBe(true);
            }
          }
        }
      })
    );
  });

  it('are hit where they were drawn, and nowhere else', () => {
    fc.assert(
      fc.property(view, (of) => {
        const { bars, request } = of;
        for (let level = -1; level < request.levels.after + 1; level++) {
          const own = barsOfLevel(of, level);
          for (let x = -1; x <= request.width; x++) {
            const drawn = own.find((bar) => bars.left[bar] <= x && x < bars.right[bar]) ?? -1;
            expect(bars.at(level, x)).toBe(drawn);
          }
        }
      }),
      { numRuns: 60 }
    );
  });

  it('of a run, the row at a value is found', () => {
    fc.assert(
      fc.property(treeOrChart, share, (of, at) => {
        const layout = layOut(of);
        const level = levelCount(layout) - 1;
        if (level >= 0) {
          const [first, after] = [layout.levelStart[level], layout.levelStart[level + 1]];
          const value = at * layout.total;
          const row = rowAtValue(layout, first, after, value);
          const covering = layout.order.subarray(first, after).find((other) => value < endOf(layout, other));
          expect(row).toBe(covering ?? layout.order[after - 1]);
        }
      })
    );
  });
});

describe('the window', () => {
  const state = fc.tuple(tree, share, share).map(([of, a, b]) => {
    const layout = layOut(of);
    const whole = wholeTree(layout).to;
    return { layout, whole, window: clampWindow(layout, { from: Math.min(a, b) * whole, to: Math.max(a, b) * whole }) };
  });
  const isWithin = (inner: { from: number; to: number }, outer: { from: number; to: number }): boolean => {
    const slack = 1e-9 * Math.max(1, outer.to);
    return inner.from >= outer.from - slack && inner.to <= outer.to + slack && inner.from < inner.to;
  };

  it('stays within the tree, whatever is done to it', () => {
    fc.assert(
      fc.property(
        state,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        share,
        fc.double({ min: -3, max: 3, noNaN: true }),
        ({ layout, whole, window }, factor, point, by) => {
          expect(isWithin(zoomAt(layout, window, factor, point), { from: 0, to: whole })).toBe(true);
          expect(isWithin(panBy(layout, window, by), { from: 0, to: whole })).toBe(true);
          expect(spanOf(panBy(layout, window, by))).toBeCloseTo(spanOf(window), 6);
        }
      )
    );
  });

  it('comes back when it is zoomed in and out again around one point', () => {
    fc.assert(
      fc.property(
        state,
        fc.double({ min: 1, max: 20, noNaN: true }),
        share,
        ({ layout, whole, window }, factor, point) => {
          fc.pre(spanOf(window) > 1e-6 * whole);
          const back = zoomAt(layout, zoomAt(layout, window, factor, point), 1 / factor, point);
          expect(Math.abs(back.from - window.from)).toBeLessThan(1e-6 * whole);
          expect(Math.abs(back.to - window.to)).toBeLessThan(1e-6 * whole);
        }
      )
    );
  });

  it('of a row is where the row is, and around it holds it', () => {
    fc.assert(
      fc.property(tree, (of) => {
        const layout = layOut(of);
        for (const row of layout.order) {
          const own = windowOfRow(layout, row);
          expect(own).toEqual({ from: startOf(layout, row), to: endOf(layout, row) });
          expect(isWithin(own, windowAround(layout, row))).toBe(true);
        }
        expect(windowOfRow(layout, undefined)).toEqual(wholeTree(layout));
      })
    );
  });

  it('on its way starts and arrives, and never leaves the two that it is between', () => {
    fc.assert(
      fc.property(state, share, share, share, ({ layout, whole, window }, a, b, progress) => {
        const other = clampWindow(layout, { from: Math.min(a, b) * whole, to: Math.max(a, b) * whole });
        expect(windowBetween(window, other, 1)).toBe(other);
        expect(windowBetween(window, other, 0).from).toBeCloseTo(window.from, 9);
        const between = windowBetween(window, other, progress);
        const hull = { from: Math.min(window.from, other.from), to: Math.max(window.to, other.to) };
        expect(isWithin(between, hull)).toBe(true);
      })
    );
  });
});

describe('levels', () => {
  const scale: fc.Arbitrary<LevelScale> = fc
    .record({
      direction: fc.constantFrom('flame', 'icicle'),
      levels: fc.integer({ min: 1, max: 10_000 }),
      rowHeight: fc.constantFrom(20, 25, 26.666, 40),
      viewHeight: fc.integer({ min: 1, max: 900 }),
      scroll: share,
    })
    .map(({ scroll, ...of }) => {
      const still = { ...of, scrollTop: 0 };
      return { ...still, scrollTop: Math.round(scroll * (contentHeight(still) - of.viewHeight)) };
    });

  it('are found at the heights that they are drawn at', () => {
    fc.assert(
      fc.property(scale, share, (of, at) => {
        const level = Math.floor(at * (of.levels - 1));
        expect(levelAt(of, topOfLevel(of, level) + of.rowHeight / 2)).toBe(level);
        const { first, after } = levelsInSight(of);
        const middle = topOfLevel(of, level) + of.rowHeight / 2;
        expect(middle < 0 || middle > of.viewHeight - 1 || (level >= first && level < after)).toBe(true);
        expect(after - first).toBeLessThanOrEqual(Math.ceil(of.viewHeight / of.rowHeight) + 1);
      })
    );
  });

  it('are in sight after scrolling to them', () => {
    fc.assert(
      fc.property(scale, share, (of, at) => {
        fc.pre(of.viewHeight >= of.rowHeight);
        const level = Math.floor(at * (of.levels - 1));
        const scrolled = { ...of, scrollTop: scrollToLevel(of, level, 2) };
        expect(topOfLevel(scrolled, level)).toBeGreaterThan(-1e-6);
        expect(topOfLevel(scrolled, level) + of.rowHeight).toBeLessThanOrEqual(of.viewHeight + 1e-6);
      })
    );
  });
});

describe('steps from row to row', () => {
  it('of calls lead through a level in the order of time, whatever the callers', () => {
    fc.assert(
      fc.property(anyChart, (of) => {
        const layout = layOut(of);
        const parent = parentRows(of.level);
        for (let level = 0; level < levelCount(layout); level++) {
          const rows = Array.from(layout.order.subarray(layout.levelStart[level], layout.levelStart[level + 1]));
          expect(rows.map((row) => rowAfter(layout, row, 'nextSibling'))).toEqual([...rows.slice(1), undefined]);
          expect(rows.map((row) => rowAfter(layout, row, 'previousSibling'))).toEqual([
            undefined,
            ...rows.slice(0, -1),
          ]);
          for (const row of rows) {
            const last = rows.filter((other) => parent[other] === parent[row]).at(-1);
            expect(rowAfter(layout, row, 'lastSibling')).toBe(last);
          }
        }
      })
    );
  });

  it('lead from a row without a weight to nothing but what is above it', () => {
    const SIDEWAYS: readonly Step[] = ['firstChild', 'previousSibling', 'nextSibling', 'firstSibling', 'lastSibling'];
    fc.assert(
      fc.property(treeOrChart, (of) => {
        const layout = layOut(of);
        const end = subtreeEnds(of.level);
        layout.weight.forEach((weight, row) => {
          if (!(weight > 0)) {
            const above = Array.from(layout.order).filter((other) => other < row && row < end[other]);
            expect(rowAfter(layout, row, 'parent') ?? -1).toBe(Math.max(-1, ...above));
            expect(SIDEWAYS.map((step) => rowAfter(layout, row, step))).toEqual(SIDEWAYS.map(() => undefined));
          }
        });
      })
    );
  });

  it('end at rows with a weight, and lead back', () => {
    const back: ReadonlyArray<[Step, Step]> = [
      ['nextSibling', 'previousSibling'],
      ['previousSibling', 'nextSibling'],
    ];
    fc.assert(
      fc.property(tree, (of) => {
        const layout = layOut(of);
        const parent = parentRows(of.level);
        const end = subtreeEnds(of.level);
        for (const row of layout.order) {
          const go = (from: number, step: Step): number | undefined => rowAfter(layout, from, step);
          for (const [there, home] of back) {
            const other = go(row, there);
            expect(other === undefined || (layout.weight[other] > 0 && go(other, home) === row)).toBe(true);
            expect(other === undefined || parent[other] === parent[row]).toBe(true);
          }
          const child = go(row, 'firstChild');
          const firstOwn = Array.from(layout.order)
            .sort((a, b) => a - b)
            .find((other) => other !== row && parent[other] === row);
          expect(child).toBe(firstOwn);
          expect(go(row, 'parent')).toBe(of.level[row] === 0 ? undefined : parent[row]);
          const family = Array.from(layout.order)
            .filter((other) => of.level[other] === of.level[row] && parent[other] === parent[row])
            .sort((a, b) => a - b);
          expect([go(row, 'firstSibling'), go(row, 'lastSibling')]).toEqual([family[0], family[family.length - 1]]);
          for (const above of layout.order) {
            expect(isBelow(layout, row, above)).toBe(above < row && row < end[above]);
          }
        }
      })
    );
  });
});
