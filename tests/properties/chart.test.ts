import fc from 'fast-check';

import { cutCallsSteps } from '../../src/profile/chart/cutCalls';
import { sumOfCallsSteps } from '../../src/profile/chart/sumOfCalls';
import { type FlameTree } from '../../src/profile/flameTree';
import { formatTree } from '../../src/profile/formatTree';
import { encodeSpeedscope } from '../../src/profile/formats/encodeSpeedscope';
import { openProfileFile } from '../../src/profile/formats/openProfileFile';
import { choiceChart, choiceTree, contentsOf } from '../../src/profile/formats/profileFile';
import { functionTotals } from '../../src/profile/functions';
import { allSteps } from '../../src/profile/steps';
import { parentRows } from '../../src/profile/treeRows';
import { applySteps } from '../../src/profile/view/applySteps';
import { pathOf, rowOfPath } from '../../src/profile/view/callPath';
import { type ViewStep } from '../../src/profile/view/viewStep';
import { anyChart, eventedProfiles, type SpeedscopeEvents } from './charts';
import { isConsistent } from './trees';

const speedscope = ({ frames, ...profile }: SpeedscopeEvents): string =>
  JSON.stringify({ shared: { frames }, profiles: [{ type: 'evented', name: 't', unit: 'milliseconds', ...profile }] });

async function opened(text: string): Promise<{ readonly chart: FlameTree; readonly sums: FlameTree }> {
  const file = await openProfileFile(new TextEncoder().encode(text), 'x.json');
  if (!file.ok) {
    throw new Error(JSON.stringify(file.error));
  }
  expect(contentsOf(file.value).choices[0].order).toEqual({ kind: 'ordered', tracks: ['t'] });
  const chart = allSteps(choiceChart(file.value, 0, 0));
  return { chart: chart.ok ? chart.value : (undefined as never), sums: allSteps(choiceTree(file.value, 0)) };
}

const timesOf = ({ times }: FlameTree) => times ?? (undefined as never);

const callsOf = (chart: FlameTree): unknown[] =>
  Array.from(chart.level, (level, row) => [
    level,
    chart.names[chart.nameIndex[row]],
    timesOf(chart).start[row],
    timesOf(chart).end[row],
  ]);

/** Rows below their parents, in their order and without overlap, each as long as its total. */
function expectInTime(chart: FlameTree): void {
  const { start, end } = timesOf(chart);
  const parent = parentRows(chart.level);
  const last = parent.map(() => -1);
  for (let row = 0; row < parent.length; row++) {
    expect(end[row]).toBeGreaterThanOrEqual(start[row]);
    if (row > 0) {
      const above = parent[row];
      expect(start[row]).toBeGreaterThanOrEqual(last[above] === -1 ? start[above] : end[last[above]]);
      expect(end[row]).toBeLessThanOrEqual(end[above]);
      last[above] = row;
    }
  }
}

/** Of each function that is worth anything; what is 0 may be absent. */
const totalsByName = (tree: FlameTree): Array<readonly [string, number, number]> => {
  const { name, self, total } = functionTotals(tree);
  return name
    .map((of, row) => [of, Number(self[row].toFixed(6)), Number(total[row].toFixed(6))] as const)
    .filter(([, , all]) => all !== 0)
    .sort(([one], [other]) => (one < other ? -1 : 1));
};

describe('an evented profile', () => {
  it('is drawn as it happened: the calls of the file, where and as long as they are there', async () => {
    await fc.assert(
      fc.asyncProperty(eventedProfiles, async (profile) => {
        const { chart } = await opened(speedscope(profile));
        const { start, end } = timesOf(chart);
        const calls: unknown[] = [];
        const open: number[] = [];
        for (const { type, frame, at } of profile.events) {
          const moment = at - profile.startValue;
          if (type === 'O') {
            open.push(calls.length);
            calls.push([open.length, profile.frames[frame].name, moment]);
          } else {
            (calls[open.pop() ?? 0] as unknown[]).push(moment);
          }
        }
        expect(callsOf(chart).slice(1)).toEqual(calls);
        expect([start[0], end[0]]).toEqual([0, profile.endValue - profile.startValue]);
        expectInTime(chart);
        expect(isConsistent(chart)).toBe(true);
        expect(Array.from(chart.total)).toEqual(Array.from(end, (moment, row) => moment - start[row]));
      })
    );
  });

  it('has the same sums, function by function and path by path', async () => {
    await fc.assert(
      fc.asyncProperty(eventedProfiles, async (profile) => {
        const { chart, sums } = await opened(speedscope(profile));
        expect(totalsByName(chart)).toEqual(totalsByName(sums));
        // The time before the first event and behind the last is no part of the sum.
        const rows = (tree: FlameTree): string => formatTree(tree).split('\n').slice(1).join('\n');
        expect(rows(allSteps(sumOfCallsSteps(chart)))).toBe(rows(sums));
      })
    );
  });

  it('comes back from the file it is saved in', async () => {
    await fc.assert(
      fc.asyncProperty(eventedProfiles, async (profile) => {
        const { chart } = await opened(speedscope(profile));
        const saved = encodeSpeedscope({ tree: chart, name: 'x' });
        const again = await opened(saved.ok ? saved.value : '');
        expect(callsOf(again.chart)).toEqual(callsOf(chart));
        expect(again.chart.self).toEqual(chart.self);
      })
    );
  });
});

const name = fc.constantFrom('main', 'work', 'run', 'other', 'nowhere');
const step: fc.Arbitrary<ViewStep> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('focusFunction', 'dropFunction', 'showFrom', 'hideFunction', 'collapseFunction'),
    name,
  }),
  fc.record({ kind: fc.constant('focusPath' as const), path: fc.array(name, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('collapseRecursion' as const),
    which: fc.constantFrom('direct' as const, 'all' as const),
  })
);

it('a chart that is cut has the longest calls where they were, and every total', () => {
  fc.assert(
    fc.property(anyChart, fc.integer({ min: 1, max: 30 }), (chart, most) => {
      const { start, end } = timesOf(chart);
      const cut = allSteps(cutCallsSteps(chart, timesOf(chart), most));
      const leftOut = timesOf(cut).leftOut ?? -1;
      const rows = Array.from(chart.level.keys());
      const kept = rows.filter((row) => row === 0 || end[row] - start[row] > leftOut);
      expect(Array.from(cut.rowInFull)).toEqual(kept);
      expect(callsOf(cut)).toEqual(callsOf(chart).filter((_, row) => kept.includes(row)));
      expect(Array.from(cut.total)).toEqual(kept.map((row) => chart.total[row]));
      expect(cut.level.length).toBeLessThanOrEqual(most);
      expect(cut.nodesInFull).toBe(chart.level.length);
      expectInTime(cut);
      expect(isConsistent(cut)).toBe(true);
    })
  );
});

describe('steps', () => {
  it('leave of a chart what they leave of its sum, and leave it where it was', () => {
    fc.assert(
      fc.property(anyChart, fc.array(step, { maxLength: 3 }), (chart, steps) => {
        const left = applySteps(chart, steps);
        expect(totalsByName(left)).toEqual(totalsByName(applySteps(allSteps(sumOfCallsSteps(chart)), steps)));
        expectInTime(left);
        const { start, end } = timesOf(left);
        expect(end[0]).toBe(timesOf(chart).end[0]);
        for (let row = 1; row < left.level.length; row++) {
          // What is drawn is as long as what is left: nothing that was dropped is covered by a bar.
          expect(left.total[row]).toBeCloseTo(end[row] - start[row], 6);
        }
      }),
      { numRuns: 500 }
    );
  });

  it('do not add up calls that they leave beside each other', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const calls = ({ nameIndex, names, total }: FlameTree): number =>
          Array.from(nameIndex).filter((of, row) => row > 0 && names[of] === 'run' && total[row] > 0).length;
        expect(calls(applySteps(chart, [{ kind: 'hideFunction', name: 'work' }]))).toBe(calls(chart));
      })
    );
  });
});

describe('a call', () => {
  it('is found again by its path and a moment of it', () => {
    fc.assert(
      fc.property(anyChart, fc.nat(), (chart, nth) => {
        const { start, end } = timesOf(chart);
        const rows = Array.from(chart.level.keys()).filter((row) => row > 0 && end[row] > start[row]);
        fc.pre(rows.length > 0);
        const row = rows[nth % rows.length];
        expect(rowOfPath(chart, pathOf(chart, row), start[row])).toEqual({ row, isWhole: true });
        const first = rowOfPath(chart, pathOf(chart, row));
        expect(first.isWhole).toBe(true);
        expect(first.row).toBeLessThanOrEqual(row);
        expect(pathOf(chart, first.row)).toEqual(pathOf(chart, row));
      })
    );
  });
});
