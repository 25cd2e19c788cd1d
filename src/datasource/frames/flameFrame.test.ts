import { FieldType } from '@grafana/data';

import { parseFolded } from '../../profile/folded';
import { type FlameTree } from '../../profile/flameTree';
import { allSteps, type RunSteps } from '../../profile/steps';
import { type ResolvedQuery } from '../backends/backend';
import { toEmptyFrame, toFlameFrame } from './flameFrame';

const query: ResolvedQuery = {
  profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds',
  labelSelector: '{a="b"}',
  filter: { kind: 'none' },
  range: { from: 1, to: 2 },
  maxNodes: 100,
  needsFiles: false,
  source: undefined,
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
  const frame = await toFlameFrame(tree('main;work 30\nmain;work;hash 50\nmain 20\n'), query, 'A', NONE, now);

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
  ]);
  expect(frame.meta?.notices).toBeUndefined();
});

it('carries what was asked, and exact totals per function', async () => {
  const frame = await toFlameFrame(tree('a;b;a 5\nb 2\n'), query, 'A', NONE, now);
  expect(frame.meta?.custom).toEqual({
    profileTypeId: query.profileTypeId,
    labelSelector: '{a="b"}',
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
  const frame = await toFlameFrame(tree('a 3\n', unit), query, 'A', NONE, now);
  expect([frame.fields[1].config.unit, frame.fields[1].values, frame.fields[2].values]).toEqual([
    shown,
    [value, value],
    [0, value],
  ]);
  expect(frame.meta?.custom?.['functions'].self).toEqual([value]);
});

it('a cut tree says what was cut, and its function table still counts everything', async () => {
  const wide = tree(Array.from({ length: 50 }, (_, at) => `main;f${at} ${at + 1}`).join('\n'));
  const frame = await toFlameFrame(wide, { ...query, maxNodes: 10 }, 'A', { info: ['first'] }, now);

  expect(frame.length).toBeLessThanOrEqual(10);
  expect(frame.meta?.notices).toEqual([
    { severity: 'info', text: 'first' },
    { severity: 'info', text: expect.stringMatching(/^Shown \d+ of 52 nodes, \d+\.\d % in "other"/) },
  ]);
  expect(frame.meta?.custom?.['functions'].name).toHaveLength(51);
});

it('nothing found is a frame without rows that carries the reason, and that Explore does not draw', () => {
  const frame = toEmptyFrame('No samples.', query, 'B', { info: ['The range was widened.'] });
  expect(frame).toMatchObject({ refId: 'B', name: 'response', length: 0 });
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
  const frame = await toFlameFrame(tree('gpj.\u202eexe 1\n'), query, 'A', NONE, now);
  expect(frame.fields[3]?.values).toEqual(['total', 'gpj.\\u202eexe']);
  expect(frame.meta?.custom?.['functions'].name).toEqual(['gpj.\\u202eexe']);
});
