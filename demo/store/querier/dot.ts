import { type FlameTree } from '../../../src/profile/flameTree';
import { functionEdges } from './functionEdges';

/**
 * The graph of calls in Graphviz' language, in the form that Go's pprof writes it: a node for each of the largest
 * functions, an edge for each caller and callee.
 *
 * Format: https://graphviz.org/doc/info/lang.html
 */
export function toDot(tree: FlameTree, maxNodes: number): string {
  const { functions, edges } = functionEdges(tree);
  const shown = [...functions]
    .sort(([, left], [, right]) => right.total - left.total)
    .slice(0, Math.min(maxNodes, 100));
  const rowOf = new Map(shown.map(([name], row) => [name, row + 1]));
  const nodes = shown.map(
    ([name, { self, total }], row) =>
      `N${row + 1} [label=${quoted(`${name}\\n${self} of ${total}`)} id="node${row + 1}" shape=box tooltip=${quoted(name)}]`
  );
  const lines = edges
    .filter(({ caller, callee }) => rowOf.has(caller) && rowOf.has(callee))
    .map(
      ({ caller, callee, value }) =>
        `N${rowOf.get(caller)} -> N${rowOf.get(callee)} [label=" ${value}" tooltip=${quoted(`${caller} -> ${callee} (${value})`)}]`
    );
  const head = `subgraph cluster_L { "Type: ${tree.sampleType.type}" [shape=box fontsize=16] }`;
  return ['digraph "unnamed" {', 'node [style=filled fillcolor="#f8f8f8"]', head, ...nodes, ...lines, '}', ''].join(
    '\n'
  );
}

const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;
