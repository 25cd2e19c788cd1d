import { type Profile } from 'pprof-format';

interface Node {
  readonly name: string;
  readonly children: Map<string, Node>;
  self: number;
  total: number;
}

/** Columns of a flame graph frame. */
export interface ObjectTreeRows {
  readonly level: number[];
  readonly label: string[];
  readonly value: number[];
  readonly self: number[];
}

/**
 * The call tree as one would write it on top of pprof-format: an object with a map of children for each node, then the
 * `maxNodes` heaviest in pre-order, the rest of each node's children in one row `other`.
 */
export function objectTree(profile: Profile, sampleType: number, maxNodes: number): ObjectTreeRows {
  const text = profile.stringTable.strings;
  const functions = new Map(profile.function.map((fn) => [fn.id, text[Number(fn.name)]]));
  const locations = new Map(
    profile.location.map(({ id, line }) => [id, line.map((l) => functions.get(l.functionId) ?? '')])
  );
  const root: Node = { name: 'total', children: new Map(), self: 0, total: 0 };
  const totals: number[] = [];
  const nodes: Node[] = [root];
  for (const sample of profile.sample) {
    const value = Number(sample.value[sampleType]);
    let node = root;
    root.total += value;
    for (let i = sample.locationId.length - 1; i >= 0; i--) {
      const names = locations.get(sample.locationId[i]) ?? [];
      for (let frame = names.length - 1; frame >= 0; frame--) {
        let child = node.children.get(names[frame]);
        if (child === undefined) {
          child = { name: names[frame], children: new Map(), self: 0, total: 0 };
          node.children.set(names[frame], child);
          nodes.push(child);
        }
        child.total += value;
        node = child;
      }
    }
    node.self += value;
  }
  nodes.forEach(({ total }) => totals.push(total));
  return cut(root, totals.sort((a, b) => b - a)[maxNodes] ?? 0);
}

function cut(root: Node, threshold: number): ObjectTreeRows {
  const rows: ObjectTreeRows = { level: [], label: [], value: [], self: [] };
  const write = (node: Node, level: number): void => {
    rows.level.push(level);
    rows.label.push(node.name);
    rows.value.push(node.total);
    rows.self.push(node.self);
    const children = [...node.children.values()].sort((a, b) => b.total - a.total);
    children.filter(({ total }) => total > threshold).forEach((child) => write(child, level + 1));
    const other = children.reduce((sum, { total }) => (total > threshold ? sum : sum + total), 0);
    if (other > 0) {
      rows.level.push(level + 1);
      rows.label.push('other');
      rows.value.push(other);
      rows.self.push(other);
    }
  };
  write(root, 0);
  return rows;
}
