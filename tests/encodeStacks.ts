import { Function, Label, Line, Location, Profile, Sample, StringTable, ValueType } from 'pprof-format';

/** A stack as text, `main;work 7`, or with labels of its sample: a number becomes a numeric label. */
export type Stack = string | { readonly stack: string; readonly labels: Readonly<Record<string, string | bigint>> };

/**
 * Encodes stacks, root first, as a pprof protobuf by pprof-format: one sample for each, of type `samples`, with a
 * location and a function for each name. Negative values go in as the 64 bits that they are, since pprof-format writes
 * a negative number wrongly.
 */
export function encodeStacks(stacks: readonly Stack[]): Uint8Array {
  const stringTable = new StringTable();
  const ids = new Map<string, number>();
  const idOf = (name: string): number => {
    const id = ids.get(name) ?? ids.size + 1;
    ids.set(name, id);
    return id;
  };
  const sample = stacks.map((given) => {
    const { stack, labels } = typeof given === 'string' ? { stack: given, labels: {} } : given;
    const [, frames, value] = /^(.*) (-?\d+)$/.exec(stack) ?? ['', '', '0'];
    return new Sample({
      locationId: frames.split(';').filter(Boolean).reverse().map(idOf),
      value: [BigInt.asUintN(64, BigInt(value))],
      label: Object.entries(labels).map(([key, text]) => {
        const content = typeof text === 'string' ? { str: stringTable.dedup(text) } : { num: BigInt.asUintN(64, text) };
        return new Label({ key: stringTable.dedup(key), ...content });
      }),
    });
  });
  const names = Array.from(ids.keys());
  return new Profile({
    sampleType: [new ValueType({ type: stringTable.dedup('samples'), unit: stringTable.dedup('count') })],
    sample,
    location: names.map((_, i) => new Location({ id: i + 1, line: [new Line({ functionId: i + 1, line: 1 })] })),
    function: names.map((name, i) => new Function({ id: i + 1, name: stringTable.dedup(name) })),
    stringTable,
  }).encode();
}
