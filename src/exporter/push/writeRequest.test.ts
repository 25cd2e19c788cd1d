import { parse } from 'protobufjs';
import { compress, uncompress } from 'snappyjs';

import { type Batch, writeRequest } from './writeRequest';

/** Of prometheus/prometheus, prompb/remote.proto and types.proto. The value is read as eight bytes, to see which NaN it is. */
const { root } = parse(`
  syntax = "proto3";
  message WriteRequest { repeated TimeSeries timeseries = 1; }
  message TimeSeries { repeated Label labels = 1; repeated Sample samples = 2; }
  message Label { string name = 1; string value = 2; }
  message Sample { fixed64 value = 1; int64 timestamp = 2; }
`);

interface Series {
  readonly labels: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  readonly samples: ReadonlyArray<{ readonly value: string; readonly timestamp: string }>;
}

function decode(bytes: Uint8Array): readonly Series[] {
  const type = root.lookupType('WriteRequest');
  return (type.toObject(type.decode(bytes), { longs: String }) as { timeseries?: Series[] }).timeseries ?? [];
}

const TIME = 1_764_000_000_000;
const bits = (value: number): string => new DataView(Float64Array.of(value).buffer).getBigUint64(0, true).toString();

const batchOf = (
  rows: ReadonlyArray<readonly [name: string, labels: Record<string, string | number>, value: number]>,
  over: Partial<Batch> = {}
): Batch => ({
  snapshot: {
    name: rows.map(([name]) => name),
    labels: rows.map(([, labels]) => labels),
    value: Float64Array.from(rows, ([, , value]) => value),
  },
  from: 0,
  to: rows.length,
  common: { job: 'j' },
  time: TIME,
  isLast: false,
  ...over,
});

it.each<[name: string, labels: Record<string, string | number>, sorted: string]>([
  ['sorts labels by their bytes', { service: 's', Zone: 'z', env: 'e' }, 'Zone=z __name__=m env=e job=j service=s'],
  ['leaves out what is empty', { env: '', service: 's' }, '__name__=m job=j service=s'],
  ["prefers a series' own label", { job: 'own' }, '__name__=m job=own'],
  ['writes bounds of a histogram', { le: 0.5 }, '__name__=m job=j le=0.5'],
  ['keeps odd characters', { function_name: 'a"\\\n→😀' }, '__name__=m function_name=a"\\\n→😀 job=j'],
])('%s', (_what, labels, sorted) => {
  const [series] = decode(writeRequest(batchOf([['m', labels, 1]])));
  expect(series?.labels.map(({ name, value }) => `${name}=${value}`).join(' ')).toBe(sorted);
});

it('has a sample of each series, of the rows of the batch alone', () => {
  const rows = [0, 1.5, 1e300, 2 ** 53].map((value) => ['m', {}, value] as const);
  const samples = decode(writeRequest(batchOf(rows, { from: 1, to: 3 }))).map((series) => series.samples);
  expect(samples).toEqual([
    [{ value: bits(1.5), timestamp: String(TIME) }],
    [{ value: bits(1e300), timestamp: String(TIME) }],
  ]);
});

it('ends a series by the NaN that means it, a millisecond behind the last value', () => {
  const [series] = decode(writeRequest(batchOf([['m', {}, 3]], { isLast: true })));
  expect(series?.samples).toEqual([
    { value: bits(3), timestamp: String(TIME) },
    { value: String(0x7ff0000000000002n), timestamp: String(TIME + 1) },
  ]);
});

it('is compressed as the block format of Snappy', () => {
  const bytes = writeRequest(batchOf(Array.from({ length: 500 }, (_, row) => ['m', { row }, row])));
  const block = compress(bytes);
  expect(block.length).toBeLessThan(bytes.length / 3);
  expect(Buffer.compare(uncompress(block), bytes)).toBe(0);
});
