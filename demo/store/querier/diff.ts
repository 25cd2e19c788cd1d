import { type FlameTree } from '../../../src/profile/flameTree';
import { mergeTrees } from '../../../src/profile/mergeTrees';
import { mergedTree } from '../profiles/mergedTree';
import { type Call } from './call';
import { flamegraphJson, textUnlessZero, toFlamegraph } from './flamegraph';
import { nodeLimit } from './nodeLimit';
import { cutNodes } from './nodes';
import { readFilter, readSelection } from './selection';

/** Diff: two selections side by side, cut together. As the real server, it does not mind different profile types. */
export function diff(call: Call): object {
  const sides = ['left', 'right'].map((side) => ({ ...call, request: call.request.message(side) }));
  const [left, right] = sides.map((side) => {
    const { series, type } = readSelection(side);
    return mergedTree(series, readFilter(side), type.sample);
  });
  const maxNodes = Math.max(...sides.map(({ request }) => nodeLimit(request.number('maxNodes'))));
  return { flamegraph: diffFlamegraph(left, right, maxNodes) };
}

export function diffFlamegraph(left: FlameTree, right: FlameTree, maxNodes: number): object {
  const { graph, leftTicks, rightTicks } = compare(left, right, maxNodes);
  return { ...flamegraphJson(graph), ...textUnlessZero({ leftTicks, rightTicks }) };
}

export interface Comparison {
  readonly graph: ReturnType<typeof toFlamegraph>;
  readonly leftTicks: number;
  readonly rightTicks: number;
}

export function compare(left: FlameTree, right: FlameTree, maxNodes: number): Comparison {
  const none = new Float64Array(right.self.length);
  const { sampleType } = left;
  const onTheRight = { ...right, sampleType, self: none, total: none, right: { self: right.self, total: right.total } };
  const root = cutNodes(mergeTrees([left, onTheRight]), maxNodes);
  return { graph: toFlamegraph(root, 'comparison'), leftTicks: root.total, rightTicks: root.totalRight };
}
