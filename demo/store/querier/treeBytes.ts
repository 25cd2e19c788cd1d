import { type Node } from './nodes';

/**
 * Pyroscope's TREE format: per node the length of its name, the name, self and the number of children, all numbers as
 * varints; depth first, the last child first. The root has no name.
 */
export function treeBytes(root: Node): Buffer {
  const bytes: number[] = [];
  const stack = [{ ...root, name: '' }];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const name = Buffer.from(node.name, 'utf8');
    bytes.push(...varint(name.length), ...name, ...varint(node.self), ...varint(node.children.length));
    stack.push(...node.children);
  }
  return Buffer.from(bytes);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
    bytes.push((rest % 0x80) + 0x80);
  }
  return [...bytes, rest];
}
