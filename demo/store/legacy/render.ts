import { invalidArgument } from '../connectError';
import { mergedTree } from '../profiles/mergedTree';
import { type Call } from '../querier/call';
import { compare } from '../querier/diff';
import { toDot } from '../querier/dot';
import { type Flamegraph, toFlamegraph } from '../querier/flamegraph';
import { nodeLimit } from '../querier/nodeLimit';
import { cutNodes } from '../querier/nodes';
import { JsonRequest } from '../querier/request';
import { readSelection, type Selection } from '../querier/selection';
import { legacyTime } from './legacyTime';
import { groupTimelines, timeline, timelineRange } from './timeline';

type Parameters = (name: string) => string | null;

/** `GET /pyroscope/render`: a flame graph with its timeline, or text in Graphviz' language. */
export function render(call: Omit<Call, 'request'>, query: URLSearchParams): object | string {
  const selected = selection(call, (name) => query.get(name));
  const tree = mergedTree(selected.series, {}, selected.type.sample);
  const maxNodes = nodeLimit(Number(query.get('maxNodes')));
  if (query.get('format') === 'dot') {
    return toDot(tree, maxNodes);
  }
  const range = timelineRange(selected.range);
  const label = query.get('groupBy');
  return {
    ...flamebearer(toFlamegraph(cutNodes(tree, maxNodes), 'single'), 'single', selected),
    timeline: timeline(label === null ? selected.series : [], range),
    groups: label === null ? null : groupTimelines(selected.series, label, range),
    heatmap: null,
  };
}

/** `GET /pyroscope/render-diff`: the same of two selections, `leftQuery` and `rightQuery`. */
export function renderDiff(call: Omit<Call, 'request'>, query: URLSearchParams): object {
  const sides = ['left', 'right'].map((side) =>
    selection(call, (name) => query.get(`${side}${name.charAt(0).toUpperCase()}${name.slice(1)}`))
  );
  const [left, right] = sides.map(({ series, type }) => mergedTree(series, {}, type.sample));
  const { graph, leftTicks, rightTicks } = compare(left, right, nodeLimit(Number(query.get('maxNodes'))));
  return {
    ...flamebearer(graph, 'double', sides[0]),
    timeline: null,
    groups: null,
    heatmap: null,
    leftTicks,
    rightTicks,
  };
}

function selection(call: Omit<Call, 'request'>, parameter: Parameters): Selection {
  const query = parameter('query');
  if (!query) {
    throw invalidArgument('"query" is required');
  }
  const [, profileTypeID, labelSelector] = /^([^{]*)(\{.*\})$/.exec(query) ?? [];
  if (profileTypeID === undefined) {
    throw invalidArgument('failed to parse "query"');
  }
  const now = Date.now();
  const start = legacyTime(parameter('from'), now);
  const end = legacyTime(parameter('until'), now);
  return readSelection({ ...call, request: new JsonRequest({ profileTypeID, labelSelector, start, end }) });
}

const flamebearer = (graph: Flamegraph, format: 'single' | 'double', { type }: Selection): object => ({
  version: 1,
  flamebearer: { names: graph.names, levels: graph.levels, numTicks: graph.total, maxSelf: graph.maxSelf },
  metadata: {
    format,
    spyName: '',
    sampleRate: type.sample.unit === 'nanoseconds' ? 1_000_000_000 : 100,
    units: type.sample.unit === 'bytes' ? 'bytes' : 'samples',
    name: type.sample.type,
  },
});
