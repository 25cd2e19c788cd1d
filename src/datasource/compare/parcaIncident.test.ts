import { CoreApp, type DataFrame, type DataQueryRequest, dateTime } from '@grafana/data';
import { DecompressionStream } from 'node:stream/web';
import { lastValueFrom } from 'rxjs';

import { answerTargets } from '../answerTargets';
import { type Http } from '../backends/http';
import { createBackends } from '../createBackends';
import { migrateQuery } from '../migrateQuery';
import { type ComparisonMeta, type ProfilingQuery } from '../query';
import { answererOf } from '../../../tests/answererOf';
import { recordings, replay } from '../../../tests/conformance/replay';

/** Browsers have it, jsdom has not. */
Object.assign(globalThis, { DecompressionStream });

const V1 = { from: Date.parse('2026-11-22T19:37:35.030Z'), to: Date.parse('2026-11-22T19:39:15.049Z') };
const V2 = { from: Date.parse('2026-11-22T19:39:15.060Z'), to: Date.parse('2026-11-22T19:40:55.084Z') };

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds:delta';

const all = recordings('parca').filter(({ name }) => name.startsWith('incident-'));
const recorded = replay('parca', all);

/** The recorded Parca. When there were uploads is not in the recording with steps of a second: what it has is answered. */
const http: Http = (request, signal) => {
  if (!request.path.endsWith('query_range')) {
    return recorded(request, signal);
  }
  const side = String(request.query?.start) < new Date(V2.from).toISOString() ? 'v1' : 'v2';
  const body = all.find(({ name }) => name === `incident-cpu-${side}-range`)?.response.body;
  return Promise.resolve({
    status: 200,
    contentType: 'application/json',
    body: new TextEncoder().encode(JSON.stringify(body)),
  });
};

async function compare(target: Partial<ProfilingQuery>): Promise<DataFrame> {
  const range = { from: dateTime(V2.from), to: dateTime(V2.to), raw: { from: dateTime(V2.from), to: dateTime(V2.to) } };
  const request: Partial<DataQueryRequest<ProfilingQuery>> = { app: CoreApp.Dashboard, intervalMs: 15_000, range };
  const query = migrateQuery({
    refId: 'A',
    queryType: 'comparison',
    labelSelector: '{job="checkout-api"}',
    compareWith: { window: { kind: 'fixed', ...V1 } },
    slices: 1,
    ...target,
  });
  const { backend } = createBackends(http, { backend: 'parca' });
  const answers = answerTargets([query], request as DataQueryRequest<ProfilingQuery>, answererOf(backend));
  const { data, errors } = await lastValueFrom(answers);
  expect(errors).toBeUndefined();
  return data[0];
}

const about = (frame: DataFrame): ComparisonMeta => {
  const found = frame.meta?.custom?.comparison;
  if (!found) {
    throw new Error(`no comparison: ${JSON.stringify(frame.meta?.notices)}`);
  }
  return found;
};

// `go tool pprof -top -cum` of the recorded profiles, in percent.
it.each([
  ['main.calculate', 59.17, 70.02],
  ['encoding/json.Unmarshal', 53.98, 61.84],
])('%s has the share of both versions that Parca had', async (name, left, right) => {
  const frame = await compare({ profileTypeId: CPU, normalisation: 'share' });
  const columns = Object.fromEntries(frame.fields.map((field) => [field.name, field.values]));
  const row = columns.label.indexOf(name);
  expect(100 * columns.value[row]).toBeCloseTo(left, 1);
  expect(100 * columns.valueRight[row]).toBeCloseTo(right, 1);
});

// The recorded series have 2.89 s in 90 s, and 4.77 s in 105 s.
it('one profile a side is said to be less, and claims nothing', async () => {
  const { sentence, basis, resolution, findings } = about(await compare({ profileTypeId: CPU }));
  expect(basis.kind).toBe('pooled');
  expect(sentence).toBe('+0.013 cores (0.032 cores → 0.045 cores), spread over many functions.');
  expect(findings).toEqual([]);
  expect(resolution).toContain('There is one profile per side');
});

it('samples are asked for as Parca has them, and the frame says so', async () => {
  const frame = await compare({ profileTypeId: 'process_cpu:samples:count:cpu:nanoseconds:delta' });
  expect(frame.meta?.notices?.map(({ text }) => text)).toEqual([
    'Parca answers for samples:count with cpu in nanoseconds.',
  ]);
});

// 155 in the 6 uploads of one recorded profile, and 165 in the 7 of the other.
it('goroutines are averages over uploads, and of the same service as many', async () => {
  const frame = await compare({ profileTypeId: 'goroutine:goroutine:count:goroutine:count' });
  const { sentence, normalisations, findings } = about(frame);
  expect(sentence).toBe('No change beyond noise: 26 goroutines → 24 goroutines (±9.4).');
  expect(normalisations).toEqual(['absolute', 'share']);
  expect(findings).toEqual([]);
});
