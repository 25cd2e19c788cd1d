/**
 * Reads Pyroscope's TREE format into folded stacks, as an oracle for its flame graphs: depth first, the last child
 * first, per node the length of its name, the name, self and the number of children; the root has no name.
 */
export function readPyroscopeTree(base64: string): string[] {
  const bytes = Buffer.from(base64, 'base64');
  const lines: string[] = [];
  let position = 0;
  const uvarint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[position++];
      value += (byte & 127) * factor;
      if (byte < 128) {
        return value;
      }
    }
  };
  const pending: string[][] = [[]];
  while (pending.length > 0) {
    const parents = pending.pop() ?? [];
    const length = uvarint();
    const name = bytes.toString('utf8', position, (position += length));
    const self = uvarint();
    const children = uvarint();
    const stack = name === '' ? parents : [...parents, name];
    if (self > 0) {
      lines.push(`${stack.join(';')} ${self}`);
    }
    pending.push(...Array.from({ length: children }, () => stack));
  }
  return position === bytes.length ? lines : ['not all bytes were read'];
}
