import { createPyroscope } from '../../src/datasource/backends/pyroscope';
import { resolveQuery } from '../../src/datasource/resolveQuery';
import { type Attempt, attempts } from '../../src/correlation/ladder';
import { readSpans } from '../../src/correlation/readSpans';
import { DEFAULT_SETTINGS } from '../../src/correlation/settings';
import { type SpanTable } from '../../src/correlation/spanTable';
import { verdict } from '../../src/correlation/verdict/verdict';
import { type FlameTree } from '../../src/profile/flameTree';
import { formatTree } from '../../src/profile/formatTree';
import { tempoFrame } from '../fixtures/traces/frames';
import { all, flamegraphOf, named, namingLabels, queryOf, signal, treeOf } from './pyroscopeRecordings';
import { type Exchange, replay } from './replay';

/** The six recorded traces of Tempo. Their samples were recorded from Pyroscope by trace id and by span id. */
const TRACES = [
  'incident-v1-4976655de42be855af07299363dc4f32',
  'tempo-v1',
  'incident-v1-e4882c7eb195d7bfaf5afa7e9df5c300',
  'incident-v2-77d995564b61df061ebf659e5dad3697',
  'tempo-v2',
  'incident-v2-f79e1114df3170b5d72d34e5c83f3cd8',
].map((file): [string, SpanTable] => [file, readSpans([tempoFrame(`${file}.json`)])]);

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
/** Nodes as they were asked for when the answers were recorded. */
const SETTINGS = { ...DEFAULT_SETTINGS, maxNodes: 8192 };

const ofSpansAndTraces = all.filter(({ name }) => /^incident-(span|trace)-v\d-/.test(name));

/** Before a trace is asked for, a trace that nobody has and everything are: the server's answers to those. */
function probes({ request }: Exchange): Exchange[] {
  const [none, everything] = named('stacktraces-trace-selector-none', 'stacktraces-flamegraph');
  const { profileTypeID, labelSelector, start, end } = request.body ?? {};
  const base = { profileTypeID, labelSelector, start, end };
  return [
    { ...none, request: { ...none.request, body: { ...base, traceIdSelector: ['0123456789abcdef0123456789abcdef'] } } },
    { ...everything, request: { ...everything.request, body: base } },
  ];
}
const server = () =>
  createPyroscope(namingLabels(replay('pyroscope', [...ofSpansAndTraces, ...ofSpansAndTraces.flatMap(probes)])));

/** The recordings were asked for up to the last whole millisecond of a span, and the ladder's windows end at the next. */
const asRecorded = ({ query, range }: Attempt) => {
  const resolved = resolveQuery({ refId: 'A', ...query }, { ...range, to: range.to - 1 }, 'pyroscope');
  if (!resolved.ok) {
    throw new Error(JSON.stringify(resolved.error));
  }
  return resolved.value.query;
};

/** Climbs the ladder of a span as the panel does: the first question that has samples answers. */
async function climb(table: SpanTable, row: number): Promise<{ attempt: Attempt; tree: FlameTree } | undefined> {
  const question = { profileTypeId: CPU, nowMs: Infinity };
  const backend = server();
  for (const attempt of attempts(table, row, SETTINGS, question).filter(({ automatic }) => automatic)) {
    const answer = await backend.profile(asRecorded(attempt), signal);
    if (!answer.ok || answer.value.kind === 'profile') {
      return { attempt, tree: treeOf(answer) };
    }
  }
  return undefined;
}

/** What the server answered when it was asked for all samples of a trace. */
const recordedFor = (table: SpanTable): Exchange =>
  all.find(({ name }) => name.startsWith('incident-trace-v') && name.endsWith(table.traces[0].traceId)) as Exchange;

test.each(TRACES)('%s resolves to the samples that the server holds for exactly that trace', async (_, table) => {
  const exchange = recordedFor(table);
  const found = await climb(table, 0);

  if (flamegraphOf(exchange).total === undefined) {
    expect(found).toBeUndefined();
    return;
  }
  const ofTrace = treeOf(await server().profile(queryOf(exchange), signal));
  expect(found?.attempt.rung).toBe('span');
  expect(found && formatTree(found.tree)).toBe(formatTree(ofTrace));
  expect(found?.tree.total[0]).toBe(Number(flamegraphOf(exchange).total));
});

test('five of the six have samples', () => {
  expect(TRACES.map(([, table]) => Number(flamegraphOf(recordedFor(table)).total ?? 0) / 1e6)).toEqual([
    0, 10, 10, 10, 20, 20,
  ]);
});

test.each(TRACES.slice(1))('%s: a span below resolves to the request around it', async (_, table) => {
  for (let row = 1; row < table.length; row++) {
    const found = await climb(table, row);
    expect([found?.attempt.rung, found?.attempt.of]).toEqual(['localRoot', { kind: 'above', row: 0 }]);
    expect(found?.tree.total[0]).toBe(Number(flamegraphOf(recordedFor(table)).total));
  }
});

test.each(TRACES)(
  '%s: by its trace id, in the window of the ladder, it is the question that was recorded',
  (_, table) => {
    const byTrace = attempts(table, 0, SETTINGS, { profileTypeId: CPU, nowMs: Infinity }).find(
      ({ rung }) => rung === 'trace'
    );
    expect(byTrace && asRecorded(byTrace)).toEqual(queryOf(recordedFor(table)));
  }
);

test('the verdict on the slowest of them', async () => {
  const [, table] = TRACES[4];
  const found = await climb(table, 0);
  const total = found?.tree.total[0] ?? 0;
  // 100.3 ms from its start to its end, 20 ms in the flame graph, pricing.Calculate 76.5 ms of it.
  expect(
    verdict(table, 0, { of: { kind: 'span', row: 0 } }, { profileTypeId: CPU, total, unit: 'ns' }, SETTINGS).text
  ).toBe(
    '100 ms wall, 20 ms CPU: the flame graph explains 20 % of it; 76 % is the child pricing.Calculate; 2 samples only, so shares are rough'
  );
});
