import fc from 'fast-check';

import { parseSpanId, parseTraceId, sameTrace } from '../../src/correlation/ids';
import { readInput } from '../../src/correlation/inputs/readInput';
import { attempts } from '../../src/correlation/ladder';
import { readSpans } from '../../src/correlation/readSpans';
import { DEFAULT_SETTINGS, readSettings } from '../../src/correlation/settings';
import { type SpanTable } from '../../src/correlation/spanTable';
import { spanTime } from '../../src/correlation/verdict/spanTime';
import { parseLabelSelector } from '../../src/profile/labelSelector';
import { frameOf, T0, TRACE_ID } from '../fixtures/traces/frames';

/** Few ids, so that duplicates, orphans and cycles are common. */
const someId = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 12 }).map((n) => n.toString(16)) },
  { weight: 1, arbitrary: fc.constantFrom('', '0', 'x', null, undefined, 7, '${id}') }
);
const someTime = fc.oneof(
  fc.integer({ min: T0, max: T0 + 100 }),
  fc.double(),
  fc.constantFrom(0, -1, Number.NaN, Infinity, -Infinity, 1e300, null, undefined, '<1ms', '12', 'soon')
);
const someTags = fc.oneof(
  fc.constantFrom(null, undefined, 'x', '[{', 7, [null], [{ key: 'pyroscope.profile.id', value: 'a' }]),
  fc.array(
    fc.record({ key: fc.constantFrom('pyroscope.profile.id', 'service.name', '__proto__'), value: fc.anything() })
  )
);
const someSpan = fc.record({
  traceID: fc.constantFrom(TRACE_ID, TRACE_ID.slice(16), '9', '', null),
  spanID: someId,
  parentSpanID: someId,
  operationName: fc.oneof(fc.string(), fc.constantFrom(null, 7)),
  serviceName: fc.constantFrom('a', 'b"}', '', null, 'unknown'),
  startTime: someTime,
  duration: someTime,
  kind: fc.constantFrom('server', 'client', '', null, 7),
  tags: someTags,
  serviceTags: someTags,
  warnings: fc.constantFrom(null, 'x', ['clock skew 5s'], [7]),
});
const someTable = fc.array(someSpan, { maxLength: 40 }).map((rows) => readSpans([frameOf(rows)]));

/** What everything that reads a table relies on. */
function expectSound(table: SpanTable, spans: number): void {
  expect(table.length).toBe(spans);
  expect(table.traces.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(spans);
  for (let row = 0; row < spans; row++) {
    const above = table.parent[row];
    expect(above < row && above >= -1).toBe(true);
    expect(table.depth[row]).toBe(above < 0 ? 0 : table.depth[above] + 1);
    expect(table.end[row] > row && (above < 0 || table.end[row] <= table.end[above])).toBe(true);
    expect(table.durationMs[row] >= 0 && Number.isFinite(table.startMs[row] + table.durationMs[row])).toBe(true);
    expect(/^([0-9a-f]{16})?$/.test(table.spanId[row]) && /^([0-9a-f]{16})?$/.test(table.profileId[row])).toBe(true);
  }
}

describe('spans of any frame', () => {
  it('are a forest in pre-order, none lost, none twice, with times that are times', () => {
    fc.assert(
      fc.property(fc.array(someSpan, { maxLength: 40 }), (rows) =>
        expectSound(readSpans([frameOf(rows)]), rows.length === 0 ? 0 : rows.length)
      )
    );
  });

  it('stand in the order of their starts among siblings', () => {
    fc.assert(
      fc.property(someTable, (table) => {
        for (let row = 0; row < table.length; row++) {
          const next = table.end[row];
          const isSibling = next < table.length && table.parent[next] === table.parent[row] && table.parent[row] >= 0;
          expect(!isSibling || table.startMs[row] <= table.startMs[next]).toBe(true);
        }
      })
    );
  });

  it('give questions that a server can read: ids, selectors, windows of whole milliseconds', () => {
    const question = { profileTypeId: 'cpu', nowMs: T0 + 1000 };
    fc.assert(
      fc.property(someTable, fc.boolean(), (table, allSpans) => {
        for (let row = 0; row < table.length; row++) {
          for (const { query, range } of attempts(table, row, { ...DEFAULT_SETTINGS, allSpans }, question)) {
            expect(Number.isSafeInteger(range.from) && Number.isSafeInteger(range.to)).toBe(true);
            expect(range.from >= 0 && range.to > range.from && range.to - range.from <= 24 * 3_600_000).toBe(true);
            expect(query.spanSelector?.every((id) => /^[0-9a-f]{16}$/.test(id)) ?? true).toBe(true);
            expect(query.traceIdSelector?.every((id) => /^[0-9a-f]{32}$/.test(id)) ?? true).toBe(true);
            expect(parseLabelSelector(query.labelSelector).ok).toBe(true);
          }
        }
      })
    );
  });

  it('have children for no longer than they ran', () => {
    fc.assert(
      fc.property(someTable, (table) => {
        for (let row = 0; row < table.length; row++) {
          const { wallMs, childrenMs, selfMs, biggestChild } = spanTime(table, row);
          expect(childrenMs >= 0 && childrenMs <= wallMs * (1 + 1e-9) && selfMs >= -1e-9 * wallMs).toBe(true);
          expect((biggestChild?.ms ?? 0) <= childrenMs * (1 + 1e-9)).toBe(true);
        }
      })
    );
  });

  it('are read from anything that stands for a trace view or a cell', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (value, spans) => {
        const whole = (trace: unknown) => readSpans([frameOf([{ trace } as never])]);
        whole(value);
        expectSound(whole({ traceID: TRACE_ID, spans }), spans.length);
        readInput([frameOf([{ trace: value, traceID: value, nested: value } as never])]);
      })
    );
  });

  it('nest a thousand deep, and ten thousand', () => {
    for (const depth of [1_000, 10_000]) {
      const rows = Array.from({ length: depth }, (_, i) => ({
        traceID: TRACE_ID,
        spanID: (i + 1).toString(16),
        parentSpanID: i.toString(16),
        operationName: 'x',
        serviceName: 'api',
        startTime: T0,
        duration: 1,
      }));
      const table = readSpans([frameOf(rows.reverse())]);
      expectSound(table, depth);
      expect(table.depth[depth - 1]).toBe(depth - 1);
      expect(
        attempts(table, depth - 1, { ...DEFAULT_SETTINGS, allSpans: true }, { profileTypeId: 'cpu', nowMs: T0 })
      ).not.toEqual([]);
    }
  });
});

describe('ids', () => {
  const digits = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
  const real = (length: number) => digits(length).filter((id) => !/^0+$/.test(id));
  const isDecimal = (text: string): boolean => /^\d{17,20}$/.test(text);

  it('are the same id in each of their forms', () => {
    fc.assert(
      fc.property(real(16), fc.nat(99), (id, n) => {
        const bytes = Buffer.from(id, 'hex');
        const forms = [
          id,
          id.toUpperCase(),
          `0x${id}`,
          `${id}_${n}`,
          ` ${id} `,
          BigInt(`0x${id}`).toString(16),
          bytes.toString('base64'),
        ];
        expect(new Set(forms.map(parseSpanId))).toEqual(new Set([id]));
        const decimal = BigInt(`0x${id}`).toString();
        expect(!isDecimal(decimal) || parseSpanId(decimal) === id).toBe(true);
      })
    );
    fc.assert(
      fc.property(real(32), (id) => {
        const trimmed = id.replace(/^0+/, '');
        const forms = [id, id.toUpperCase(), `0x${id}`, Buffer.from(id, 'hex').toString('base64')];
        expect(new Set(forms.map(parseTraceId))).toEqual(new Set([id]));
        expect(isDecimal(trimmed) || parseTraceId(trimmed) === id).toBe(true);
      })
    );
  });

  it('of anything are canonical or none, and reading them again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), digits(12)), (value) => {
        for (const [parse, form] of [
          [parseSpanId, /^[0-9a-f]{16}$/],
          [parseTraceId, /^[0-9a-f]{32}$/],
        ] as const) {
          const id = parse(value);
          expect(id === undefined || (form.test(id) && parse(id) === id)).toBe(true);
        }
      })
    );
  });

  it('of 64 bits are those of the long id that they end', () => {
    fc.assert(
      fc.property(real(32), (id) => id.endsWith('0'.repeat(16)) || sameTrace(id, parseTraceId(id.slice(16)) ?? ''))
    );
  });
});

describe('settings', () => {
  it('of anything are within their bounds', () => {
    const saved = fc.oneof(
      fc.anything(),
      fc.record(
        Object.fromEntries(Object.keys(DEFAULT_SETTINGS).map((name) => [name, fc.anything()])) as Record<
          string,
          fc.Arbitrary<unknown>
        >,
        { requiredKeys: [] }
      )
    );
    fc.assert(
      fc.property(saved, (value) => {
        const settings = readSettings(value);
        expect(Object.keys(settings).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort());
        expect(settings.paddingSeconds >= 0 && settings.paddingSeconds <= 3600).toBe(true);
        expect(settings.samplesPerSecond >= 1 && Number.isInteger(settings.maxNodes)).toBe(true);
        expect(settings.tags.every(({ tag, label }) => tag !== '' && label !== '')).toBe(true);
      })
    );
  });
});
