import Pbf from 'pbf';

import { type SeriesLabels, type Snapshot } from './snapshot';

/** Rows of a snapshot, and the labels that all of them have besides. A series' own label goes before a common one. */
export interface Batch {
  readonly snapshot: Snapshot;
  readonly from: number;
  readonly to: number;
  readonly common: Readonly<Record<string, string>>;
  /** ms since the epoch. */
  readonly time: number;
  /** Whether the series end: a marker of that stands a millisecond behind the value. */
  readonly isLast: boolean;
}

/**
 * A batch as `prometheus.WriteRequest` of remote write 1.0. Field numbers and order of labels:
 * https://prometheus.io/docs/specs/prw/remote_write_spec/
 */
export function writeRequest(batch: Batch): Uint8Array {
  const writer = new Pbf();
  for (let row = batch.from; row < batch.to; row++) {
    writer.writeMessage(TIME_SERIES, writeSeries, { batch, row });
  }
  return writer.finish();
}

const TIME_SERIES = 1;
const SERIES = { labels: 1, samples: 2 } as const;
const LABEL = { name: 1, value: 2 } as const;
const SAMPLE = { value: 1, timestamp: 2 } as const;

function writeSeries({ batch, row }: { readonly batch: Batch; readonly row: number }, writer: Pbf): void {
  const { snapshot, common, time, isLast } = batch;
  for (const label of sortedLabels(snapshot.name[row] ?? '', snapshot.labels[row] ?? {}, common)) {
    writer.writeMessage(SERIES.labels, writeLabel, label);
  }
  writer.writeMessage(SERIES.samples, writeSample, { value: snapshot.value[row] ?? 0, time });
  if (isLast) {
    writer.writeMessage(SERIES.samples, writeStale, time + 1);
  }
}

/** By the bytes of their names, without those that are empty, which a receiver takes for absent. */
function sortedLabels(name: string, own: SeriesLabels, common: Batch['common']): Array<[string, string]> {
  return Object.entries({ ...common, ...own, __name__: name })
    .map(([label, value]): [string, string] => [label, String(value ?? '')])
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function writeLabel([name, value]: readonly [string, string], writer: Pbf): void {
  writer.writeStringField(LABEL.name, name);
  writer.writeStringField(LABEL.value, value);
}

function writeSample({ value, time }: { readonly value: number; readonly time: number }, writer: Pbf): void {
  writer.writeDoubleField(SAMPLE.value, value);
  writer.writeVarintField(SAMPLE.timestamp, time);
}

/** The one NaN that says that a series has ended, 0x7ff0000000000002: JavaScript's numbers don't keep which NaN it is. */
function writeStale(time: number, writer: Pbf): void {
  writer.writeTag(SAMPLE.value, FIXED64);
  writer.writeFixed32(2);
  writer.writeFixed32(0x7ff00000);
  writer.writeVarintField(SAMPLE.timestamp, time);
}

/** Wire type of eight bytes. */
const FIXED64 = 1;
