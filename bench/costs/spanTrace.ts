import { type DataFrame, type FieldType } from '@grafana/data';

/**
 * A trace of so many spans of 20 services: each has up to four children, siblings come in no order, and every tenth span
 * has a profile id. Columns as a trace frame of Grafana's has them.
 */
export function spanTrace(spans: number): DataFrame {
  const id = (i: number): string => (((i + 1) * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0').repeat(2);
  const shuffled = (i: number): number => (i * 7919) % spans;
  const column = (name: string, cell: (i: number) => unknown) => ({
    name,
    type: 'other' as FieldType,
    config: {},
    values: Array.from({ length: spans }, (_, i) => cell(shuffled(i))),
  });
  return {
    length: spans,
    fields: [
      column('traceID', () => '7e925513d776dfc65ae53d248a5ccafc'),
      column('spanID', id),
      column('parentSpanID', (i) => (i === 0 ? '' : id(Math.floor((i - 1) / 4)))),
      column('operationName', (i) => `operation ${i % 50}`),
      column('serviceName', (i) => `service-${i % 20}`),
      column('serviceTags', (i) => [{ key: 'service.name', value: `service-${i % 20}` }]),
      column('startTime', (i) => 1_795_375_920_000 + i / 100),
      column('duration', () => 5.5),
      column('kind', () => 'server'),
      column('tags', (i) => [
        { key: 'attempt', value: i },
        ...(i % 10 === 0 ? [{ key: 'pyroscope.profile.id', value: id(i) }] : []),
      ]),
    ],
  };
}
