/** @jest-environment jsdom */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { toTempoFrame } from './frame';
import { type OtlpTrace } from './otlp';

const recorded = (name: string): OtlpTrace => {
  const parsed = JSON.parse(readFileSync(path.resolve('tests/fixtures/traces', name), 'utf8'));
  return parsed.response?.body ?? parsed;
};
const columns = (trace: OtlpTrace): Record<string, unknown[]> =>
  Object.fromEntries(toTempoFrame(trace).fields.map(({ name, values }) => [name, values]));

test("a recorded trace of Tempo as the rows of Grafana's trace view", () => {
  const { traceID, spanID, parentSpanID, operationName, serviceName, kind, statusCode, startTime, duration } = columns(
    recorded('tempo-v2.json')
  );
  const rows = spanID.map((id, row) => `${id} ${parentSpanID[row] || '-'} ${operationName[row]}`);
  expect(rows).toEqual([
    '5a6826ef86f78493 - POST /checkout',
    'b62e2151c5466a22 5a6826ef86f78493 auth.Validate',
    '93c0d243733625f9 5a6826ef86f78493 pricing.Calculate',
    '7fb005719fc6ec37 5a6826ef86f78493 db.Query',
  ]);
  expect(new Set(traceID).size).toBe(1);
  expect(traceID[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(serviceName)).toEqual(new Set(['checkout-api']));
  expect(new Set(kind)).toEqual(new Set(['internal']));
  expect(new Set(statusCode)).toEqual(new Set([0]));
  expect(startTime[0]).toBeCloseTo(1795375920489.487445, 3);
  expect(duration[0]).toBeCloseTo(100.317172, 3);
});

test('resource attributes stay with the service, span attributes come before those of the scope', () => {
  const { serviceTags, tags } = columns({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'a' } }] },
        scopeSpans: [
          {
            scope: { name: 's', attributes: [{ key: 'scope', value: { boolValue: true } }] },
            spans: [
              {
                traceId: '00f067aa0ba902b700f067aa0ba902b7',
                spanId: '00f067aa0ba902b7',
                startTimeUnixNano: '1',
                endTimeUnixNano: '2',
                attributes: [
                  { key: 'count', value: { intValue: '3' } },
                  { key: 'list', value: { arrayValue: { values: [{ stringValue: 'x' }, { intValue: 1 }] } } },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
  expect(serviceTags).toEqual([[{ key: 'service.name', value: 'a' }]]);
  expect(tags).toEqual([
    [
      { key: 'count', value: 3 },
      { key: 'list', value: '["x",1]' },
      { key: 'scope', value: true },
    ],
  ]);
});

test('ids come as hex, from hex or from base64', () => {
  const span = (traceId: string, spanId: string): OtlpTrace => ({
    batches: [{ scopeSpans: [{ spans: [{ traceId, spanId, startTimeUnixNano: 0, endTimeUnixNano: 0 }] }] }],
  });
  const hex = columns(span('00F067AA0BA902B700F067AA0BA902B7', '00F067AA0BA902B7'));
  const base64 = columns(span('APBnqgupArcA8GeqC6kCtw==', 'APBnqgupArc='));
  expect([hex.traceID, hex.spanID]).toEqual([['00f067aa0ba902b700f067aa0ba902b7'], ['00f067aa0ba902b7']]);
  expect([base64.traceID, base64.spanID]).toEqual([hex.traceID, hex.spanID]);
  expect(base64.serviceName).toEqual(['OTLPResourceNoServiceName']);
});
