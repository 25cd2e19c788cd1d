import { Function, Label, Line, Location, Profile, Sample, StringTable, ValueType } from 'pprof-format';

import { type SampleType } from '../../../src/profile/profile';

export interface Frame {
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
}

export interface Stack {
  /** Root first. */
  readonly frames: readonly Frame[];
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

interface StacksProfile {
  readonly type: SampleType;
  readonly period: SampleType | undefined;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly durationMillis: number;
}

/** Stacks of another format as pprof, so that everything that is stored is one. */
export function stacksToPprof(stacks: Iterable<Stack>, about: StacksProfile): Uint8Array {
  const stringTable = new StringTable();
  const valueType = ({ type, unit }: SampleType): ValueType =>
    new ValueType({ type: stringTable.dedup(type), unit: stringTable.dedup(unit) });
  const frames = new Map<string, Frame>();
  const ids = new Map<string, number>();
  const idOf = (frame: Frame): number => {
    const key = JSON.stringify([frame.name, frame.file, frame.line]);
    frames.set(key, frame);
    const id = ids.get(key) ?? ids.size + 1;
    ids.set(key, id);
    return id;
  };
  const sample = [...stacks].map(
    (stack) =>
      new Sample({
        locationId: stack.frames.map(idOf).reverse(),
        value: [stack.value],
        label: Object.entries(stack.labels ?? {}).map(
          ([key, text]) => new Label({ key: stringTable.dedup(key), str: stringTable.dedup(text) })
        ),
      })
  );
  const all = [...frames.values()];
  return new Profile({
    stringTable,
    sample,
    sampleType: [valueType(about.type)],
    periodType: about.period && valueType(about.period),
    period: about.period ? 1 : 0,
    timeNanos: BigInt(about.time) * 1_000_000n,
    durationNanos: BigInt(about.durationMillis) * 1_000_000n,
    location: all.map(
      ({ line = 0 }, row) => new Location({ id: row + 1, line: [new Line({ functionId: row + 1, line })] })
    ),
    function: all.map(
      ({ name, file = '' }, row) =>
        new Function({ id: row + 1, name: stringTable.dedup(name), filename: stringTable.dedup(file) })
    ),
  }).encode();
}
