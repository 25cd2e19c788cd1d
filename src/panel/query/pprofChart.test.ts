import { type DataFrame } from '@grafana/data';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { pprofFileSource } from '../../../tests/pprofFileSource';
import { PANEL_TYPE, type ProfileFrameMeta } from '../../datasource/query';
import { type FlameTree } from '../../profile/flameTree';
import { openProfileFile } from '../../profile/formats/openProfileFile';
import { choiceChart } from '../../profile/formats/profileFile';
import { allSteps } from '../../profile/steps';
import { applySteps } from '../../profile/view/applySteps';
import { readFlameFrame, type ShownTree } from '../flame/frameTree';

/** Unpacked, as jsdom has no streams that unpack. */
const FILE = new Uint8Array(
  gunzipSync(readFileSync(join(__dirname, '../../../tests/fixtures/timeOrder/node-ddtrace-wall.pb.gz')))
);
const WALL = 1;
const TRACK = 'Main Event Loop, thread 0';

const askFile = pprofFileSource(FILE);
const ask: typeof askFile = (wanted, panel) =>
  askFile({ profileTypeId: 'node:wall:nanoseconds:wall:nanoseconds', ...wanted }, panel);

async function frameOf(...asked: Parameters<typeof ask>): Promise<DataFrame> {
  const { data, errors } = await ask(...asked);
  expect(errors ?? []).toEqual([]);
  return data[0] as DataFrame;
}

const metaOf = ({ meta }: DataFrame): ProfileFrameMeta => meta?.custom as unknown as ProfileFrameMeta;

function treeOf(frame: DataFrame): ShownTree {
  const tree = readFlameFrame(frame);
  if (!tree.ok) {
    throw new Error(tree.error);
  }
  return tree.value;
}

async function localChart(): Promise<FlameTree> {
  const file = await openProfileFile(FILE, 'wall.pb.gz');
  const chart = file.ok && allSteps(choiceChart(file.value, WALL, 0));
  if (!chart || !chart.ok) {
    throw new Error('no chart');
  }
  return chart.value;
}

const rowsOf = ({ level, names, nameIndex, self, total, times, files }: FlameTree) => ({
  rows: Array.from(level, (depth, row) => [depth, names[nameIndex[row]], files?.names[files.index[row]] ?? '']),
  values: [self, total, times?.start, times?.end].map((column) => Array.from(column ?? [])),
});

const inOrder = { timeOrder: { track: TRACK }, maxNodes: 100_000 };

it('sums say which threads have an order, and have no columns of calls', async () => {
  const frame = await frameOf({});
  expect(metaOf(frame).order).toEqual({
    kind: 'ordered',
    tracks: [TRACK],
    note: '1 of 267 samples say no time and are left out.',
  });
  expect(frame.fields.map(({ name }) => name)).toEqual([
    ...['level', 'value', 'self', 'label', 'folded', 'truncated', 'file'],
  ]);
});

it('the calls of a thread come as the local file has them', async () => {
  const frame = await frameOf(inOrder);
  const tree = treeOf(frame);
  const local = await localChart();
  expect(rowsOf(tree)).toEqual(rowsOf(local));
  expect(tree.times).toMatchObject({ unit: 'ns', unplaced: local.times?.unplaced });
  expect(metaOf(frame).calls).toEqual({ unplaced: local.times?.unplaced });
  expect(metaOf(frame).cutNotices).toBeUndefined();
});

it('a frame filter and a call site leave what steps of the view leave', async () => {
  const rule = { action: 'dropStacks', by: 'function', match: 'exact', pattern: 'parse' } as const;
  const filtered = treeOf(await frameOf({ ...inOrder, frameFilter: { presets: [], rules: [rule] } }));
  const local = applySteps(await localChart(), [{ kind: 'dropFunction', name: 'parse' }]);
  expect(local.level.length).toBeLessThan((await localChart()).level.length);
  expect(rowsOf(filtered)).toEqual(rowsOf(local));

  const path = ['processTimers', 'listOnTimeout'];
  const below = treeOf(await frameOf({ ...inOrder, stackTraceSelector: path }));
  expect(rowsOf(below)).toEqual(rowsOf(applySteps(await localChart(), [{ kind: 'focusPath', path }])));
  expect(below.level.length).toBeGreaterThan(3);
});

it('of more calls than are wanted the shortest are left out, and it says so', async () => {
  const frame = await frameOf({ ...inOrder, maxNodes: 50 });
  const tree = treeOf(frame);
  const whole = await localChart();
  expect(tree.level.length).toBeLessThanOrEqual(50);
  expect(tree.total[0]).toBe(whole.total[0]);
  const { leftOut = NaN } = tree.times ?? {};
  const longer = Array.from(whole.level.keys()).filter(
    (row) => row === 0 || (whole.times?.end[row] ?? NaN) - (whole.times?.start[row] ?? NaN) > leftOut
  );
  expect(tree.level).toHaveLength(longer.length);
  expect(metaOf(frame).cutNotices).toEqual([
    expect.stringMatching(
      `^Shown ${longer.length} of ${whole.level.length} calls: those of at most [\\d.]+ ms are left out\\.$`
    ),
  ]);
});

it.each([
  ['a thread that is not there', { timeOrder: { track: 'Worker' } }, PANEL_TYPE, 'The profile has no such thread.'],
  [
    'another panel',
    inOrder,
    'flamegraph',
    'cannot be used: calls one after the other are drawn by the panel of Spanflame only',
  ],
])('%s gets no calls, and the reason', async (_, wanted, panel, reason) => {
  const { data, errors = [] } = await ask(wanted, panel);
  const notices = (data as DataFrame[]).flatMap(({ meta }) => meta?.notices ?? []).map(({ text }) => text);
  expect([...errors.map(({ message }) => message), ...notices].join(' ')).toContain(reason);
  expect((data as DataFrame[]).every(({ length }) => length === 0)).toBe(true);
});
