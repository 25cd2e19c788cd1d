import { type FlameTree } from '../../../src/profile/flameTree';
import { functionTotals } from '../../../src/profile/functions';
import { functionEdges } from './functionEdges';

const MOST_NODES = 100;

/**
 * The graph of calls in Graphviz' language, in the form that Go's pprof writes it: a node for each of the largest
 * functions, an edge for each caller and callee.
 *
 * Format: https://graphviz.org/doc/info/lang.html
 */
export function toDot(tree: FlameTree, maxNodes: number): string {
  const { name: names, self, total } = functionTotals(tree);
  const shown = names
    .map((name, row) => ({ name, self: self[row], total: total[row] }))
    .sort((left, right) => right.total - left.total)
    .slice(0, Math.min(maxNodes, MOST_NODES));
  const idOf = new Map(shown.map(({ name }, row) => [name, row + 1]));
  const nodes = shown.map((one, row) => {
    const label = quoted(`${one.name}\\n${one.self} of ${one.total}`);
    return `N${row + 1} [label=${label} id="node${row + 1}" shape=box tooltip=${quoted(one.name)}]`;
  });
  const edges = functionEdges(tree)
    .filter(({ caller, callee }) => idOf.has(caller) && idOf.has(callee))
    .map(({ caller, callee, value }) => {
      const tooltip = quoted(`${caller} -> ${callee} (${value})`);
      return `N${idOf.get(caller)} -> N${idOf.get(callee)} [label=" ${value}" tooltip=${tooltip}]`;
    });
  const head = `subgraph cluster_L { "Type: ${tree.sampleType.type}" [shape=box fontsize=16] }`;
  return ['digraph "unnamed" {', 'node [style=filled fillcolor="#f8f8f8"]', head, ...nodes, ...edges, '}', ''].join(
    '\n'
  );
}

const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;
