import { FieldType } from '@grafana/data';

import { filterFrames } from '../../profile/filterFrames';
import { parseFolded } from '../../profile/folded';
import { type FlameTree } from '../../profile/flameTree';
import { allSteps, type RunSteps } from '../../profile/steps';
import { type ResolvedQuery } from '../backends/backend';
import { markFolded, serverFoldedNotice } from '../backends/serverFolding';
import { migrateQuery } from '../migrateQuery';
import { toEmptyFrame, toFlameFrame } from './flameFrame';
import { type FrameContext } from './frameContext';

const query: ResolvedQuery = {
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{a="b"}',
  filter: { kind: 'none' },
  range: { from: 1, to: 2 },
  maxNodes: 100,
  needsFiles: false,
  detail: 'function',
  callSite: [],
  labelLevels: [],
  source: undefined,
};

const context: FrameContext = {
  target: migrateQuery({ refId: 'A' }),
  datasource: { uid: 'u', name: 'Profiles' },
  traces: undefined,
  linksTo: 'explore',
  drawnBy: 'grafana',
  backend: 'pyroscope',
};

const NONE = { info: [] };
const now: RunSteps = async (steps) => allSteps(steps);

function tree(text: string, unit = 'nanoseconds'): FlameTree {
  const parsed = parseFolded(text, { type: 'cpu', unit });
  if (!parsed.ok) {
    throw new Error(JSON.stringify(parsed.error));
  }
  return parsed.value;
}

it('a tree is a nested-set frame with parents before children', async () => {
  const frame = await toFlameFrame(tree('main;work 30\nmain;work;hash 50\nmain 20\n'), query, context, NONE, now);

  expect(frame).toMatchObject({
    refId: 'A',
    name: 'response',
    length: 4,
    meta: { preferredVisualisationType: 'flamegraph' },
  });
  expect(frame.fields.map(({ name, type, values, config }) => [name, type, values, config.unit])).toEqual([
    ['level', FieldType.number, [0, 1, 2, 3], undefined],
    ['value', FieldType.number, [100, 100, 80, 50], 'ns'],
    ['self', FieldType.number, [0, 20, 30, 50], 'ns'],
    ['label', FieldType.string, ['total', 'main', 'work', 'hash'], undefined],
    ['folded', FieldType.number, [0, 0, 0, 0], undefined],
    ['truncated', FieldType.boolean, [false, false, false, false], undefined],
  ]);
  expect(frame.meta?.notices).toBeUndefined();
});

it('carries what was asked, and exact totals per function', async () => {
  const frame = await toFlameFrame(tree('a;b;a 5\nb 2\n'), query, context, NONE, now);
  expect(frame.meta?.custom).toEqual({
    profileTypeId: query.profileTypeId,
    labelSelector: '{a="b"}',
    detail: 'function',
    details: ['function', 'file', 'line', 'address'],
    range: { from: 1, to: 2 },
    rows: { shown: 5, inFull: 5 },
    foldedShare: 0,
    functions: { name: ['a', 'b'], self: [5, 2], total: [5, 7] },
  });
});

it.each([
  ['nanoseconds', 'ns', 3],
  ['microseconds', 'ns', 3000],
  ['bytes', 'bytes', 3],
  ['count', 'short', 3],
  ['goroutines', 'short', 3],
])('%s are shown in %s', async (unit, shown, value) => {
  const frame = await toFlameFrame(tree('a 3\n', unit), query, context, NONE, now);
  expect([frame.fields[1].config.unit, frame.fields[1].values, frame.fields[2].values]).toEqual([
    shown,
    [value, value],
    [0, value],
  ]);
  expect(frame.meta?.custom?.['functions'].self).toEqual([value]);
});

it('a cut tree says what was cut, and its function table still counts everything', async () => {
  const wide = tree(Array.from({ length: 50 }, (_, at) => `main;f${at} ${at + 1}`).join('\n'));
  const frame = await toFlameFrame(wide, { ...query, maxNodes: 10 }, context, { info: ['first'] }, now);

  expect(frame.length).toBeLessThanOrEqual(10);
  expect(frame.meta?.notices).toEqual([
    { severity: 'info', text: 'first' },
    { severity: 'info', text: expect.stringMatching(/^Shown \d+ of 52 nodes, \d+\.\d % in "other"/) },
  ]);
  expect(frame.meta?.custom?.['functions'].name).toHaveLength(51);
});

it('files come along where they are known', async () => {
  const files = { names: ['', 'main.go'], index: Int32Array.of(0, 1) };
  const frame = await toFlameFrame({ ...tree('main 3\n'), files }, query, context, NONE, now);
  expect(frame.fields[6]).toMatchObject({ name: 'file', values: [0, 1] });
  expect(frame.fields[6]?.config.type?.enum?.text).toEqual(['', 'main.go']);
});

it('lines come along where rows are lines, and functions are no lines', async () => {
  const files = { names: ['', 'a:1.go'], index: Int32Array.of(0, 1, 1) };
  const lines = { ...tree('main a:1.go:7;work a:1.go 3\n'), files };
  const shown = async (detail: ResolvedQuery['detail']) => {
    const { fields, meta } = await toFlameFrame(lines, { ...query, detail }, context, NONE, now);
    return [fields.find(({ name }) => name === 'line')?.values, meta?.custom?.['detail']];
  };
  expect(await shown('line')).toEqual([[null, 7, null], 'line']);
  expect(await shown('address')).toEqual([[null, 7, null], 'address']);
  expect(await shown('file')).toEqual([undefined, 'file']);
  expect(await shown('function')).toEqual([undefined, 'function']);
});

it('says where addresses lie, as far as it is known', async () => {
  const programs = [{ file: '/bin/a', buildId: 'ab', start: 16n, limit: 32n }];
  const metaOf = async (of: FlameTree) => (await toFlameFrame(of, query, context, NONE, now)).meta?.custom;
  expect(await metaOf({ ...tree('0x10 main 3\n'), programs })).toMatchObject({
    programs: [{ file: '/bin/a', buildId: 'ab', start: '0x10', limit: '0x20' }],
  });
  expect(await metaOf(tree('0x10 main 3\n'))).not.toHaveProperty('programs');
});

it('says what is shown where files were asked for and none came', async () => {
  const frame = await toFlameFrame(tree('main 3\n'), { ...query, detail: 'line' }, context, NONE, now);
  expect(frame.meta?.custom?.['detail']).toBe('function');
  expect(frame.fields.map(({ name }) => name)).not.toContain('line');
});

it('carries all that asks for the same again, and counts no values of labels as functions', async () => {
  const asked: ResolvedQuery = {
    ...query,
    filter: { kind: 'span', ids: ['00f067aa0ba902b7'] },
    callSite: ['main'],
    labelLevels: ['span_name'],
    source: { kind: 'file', name: 'a.pb' },
  };
  const frameFilter = { presets: ['go'], rules: [] };
  const target = migrateQuery({ refId: 'A', frameFilter });
  const frame = await toFlameFrame(tree('GET;main 3\n'), asked, { ...context, target }, NONE, now);
  expect(frame.meta?.custom).toMatchObject({
    spanSelector: ['00f067aa0ba902b7'],
    stackTraceSelector: ['main'],
    labelLevels: ['span_name'],
    frameFilter,
    source: { kind: 'file', name: 'a.pb' },
    details: ['function'],
    functions: { name: ['main'], self: [3], total: [3] },
  });
});

it.each([
  ['grafana', 701, 5001],
  ['spanflame', 1001, 6001],
] as const)('drawn by %s, stacks of %i levels and %i siblings are left', async (drawnBy, levels, siblings) => {
  const all = { ...query, maxNodes: 100_000 };
  const deep = tree(`${Array.from({ length: 1000 }, (_, at) => `f${at}`).join(';')} 1\n`);
  const wide = tree(Array.from({ length: 6000 }, (_, at) => `f${at} 1`).join('\n'));
  const rows = await Promise.all(
    [deep, wide].map(async (given) => (await toFlameFrame(given, all, { ...context, drawnBy }, NONE, now)).length)
  );
  expect(rows).toEqual([levels, siblings]);
});

it.each([
  ['grafana', 32_768],
  ['spanflame', 40_005],
] as const)('drawn by %s, as many rows as that can draw are shown', async (drawnBy, rows) => {
  const stacks = Array.from({ length: 40_000 }, (_, at) => `f${at % 4};g${at} ${1 + (at % 7)}`);
  const all = { ...query, maxNodes: 100_000 };
  const frame = await toFlameFrame(tree(stacks.join('\n')), all, { ...context, drawnBy }, NONE, now);
  expect(frame.length).toBeLessThanOrEqual(rows);
  expect(drawnBy === 'grafana' || frame.length === rows).toBe(true);
});

it('nothing found is a frame without rows that carries the reason, and that Explore does not draw', () => {
  const frame = toEmptyFrame('No samples.', query, context, { info: ['The range was widened.'] });
  expect(frame).toMatchObject({ refId: 'A', name: 'response', length: 0 });
  expect(frame.fields.map(({ name, values }) => [name, values])).toEqual([
    ['level', []],
    ['value', []],
    ['self', []],
    ['label', []],
  ]);
  expect(frame.meta?.notices?.map(({ text }) => text)).toEqual(['No samples.', 'The range was widened.']);
  expect(frame.meta?.preferredVisualisationType).toBeUndefined();
});

it('names show the characters that would reorder the text around them, in the graph and in the table', async () => {
  const frame = await toFlameFrame(tree('gpj.\u202eexe 1\n'), query, context, NONE, now);
  expect(frame.fields[3]?.values).toEqual(['total', 'gpj.\\u202eexe']);
  expect(frame.meta?.custom?.['functions'].name).toEqual(['gpj.\\u202eexe']);
});

describe('what the server folded', () => {
  const SAID = 'The server folded 30.0 % of the profile into "other": raise max nodes to see it.';
  const stacks = tree('main;a 50\nmain;other;b 20\nmain;other 0\nmain;a;other 10\nother 20\n');
  const column = async (shown: FlameTree, maxNodes = 100) => {
    const notes = { info: [], cut: serverFoldedNotice(shown) };
    const frame = await toFlameFrame(shown, { ...query, maxNodes }, context, notes, now);
    const { fields, meta } = frame;
    return {
      folded: fields.find(({ name }) => name === 'folded')?.values,
      custom: meta?.custom,
      notices: meta?.notices,
    };
  };

  it('is marked, without a count, and told apart from a function of that name', async () => {
    const { folded, custom } = await column(markFolded(stacks));
    // total main a other other(b) b other
    expect(folded).toEqual([0, 0, 0, -1, 0, 0, -1]);
    expect(custom).toMatchObject({ foldedShare: 0.3, cutNotices: [SAID] });
  });

  it('joins what is cut here', async () => {
    const { folded, custom, notices } = await column(markFolded(stacks), 4);
    expect(folded).toEqual([0, 0, -1, -1]);
    const cut = 'Shown 4 of 7 nodes that the server sent, 100.0 % in "other".';
    expect(custom?.cutNotices).toEqual([SAID, cut]);
    expect(notices?.map(({ text }) => text)).toEqual([SAID, cut]);
  });

  it('is nothing where the server does not fold, whatever its functions are called', async () => {
    const { folded, custom, notices } = await column(stacks);
    expect(folded).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect([custom?.foldedShare, custom?.cutNotices, notices]).toEqual([0, undefined, undefined]);
  });

  it('is marked in what a filter leaves, too', async () => {
    const belowA = { action: 'keepStacks', looksAt: 'name', matches: (name: string) => name === 'a' } as const;
    const { folded } = await column(filterFrames(markFolded(stacks), [belowA]));
    // total main a other
    expect(folded).toEqual([0, 0, 0, -1]);
  });
});
