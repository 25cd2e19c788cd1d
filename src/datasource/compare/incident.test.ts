import { CoreApp, type DataFrame, type DataQueryRequest, dateTime } from '@grafana/data';
import { lastValueFrom } from 'rxjs';

import { answerTargets } from '../answerTargets';
import { type TimeRange } from '../backends/backend';
import { type HttpRequest } from '../backends/http';
import { createBackends } from '../createBackends';
import { migrateQuery } from '../migrateQuery';
import { type ComparisonMeta, type ProfilingQuery } from '../query';
import { answererOf } from '../../../tests/answererOf';
import { INCIDENT, incidentHttp, type IncidentOrder } from '../../../tests/incidentHttp';

const SERVICE = '{service_name="checkout-api"}';

async function compare(
  target: Partial<ProfilingQuery>,
  { from, to }: TimeRange,
  order?: IncidentOrder
): Promise<DataFrame> {
  const request: Partial<DataQueryRequest<ProfilingQuery>> = {
    app: CoreApp.Dashboard,
    intervalMs: 15_000,
    range: { from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } },
  };
  const query = migrateQuery({ refId: 'A', queryType: 'comparison', labelSelector: SERVICE, ...target });
  const { backend } = createBackends(incidentHttp(sent, order), {});
  const response = await lastValueFrom(
    answerTargets([query], request as DataQueryRequest<ProfilingQuery>, answererOf(backend))
  );
  expect(response.errors).toBeUndefined();
  expect(response.data).toHaveLength(1);
  return response.data[0];
}

const sent: HttpRequest[] = [];
beforeEach(() => sent.splice(0));

function about(frame: DataFrame): ComparisonMeta {
  const found = frame.meta?.custom?.comparison;
  if (!found) {
    throw new Error(`no comparison: ${JSON.stringify(frame.meta?.notices)}`);
  }
  return found;
}

const V1 = { window: { kind: 'fixed', ...INCIDENT.v1 } } as const;
const slicesAsked = (): number => sent.filter(({ path }) => path.includes('SelectMergeStacktraces')).length;

describe.each(['samples', 'allocations'] as const)('%s of the checkout service, v1 against v2', (type) => {
  const profileTypeId = INCIDENT[type];

  it.each(['perSecond', 'absolute'] as const)('name json.Unmarshal under main.calculate, %s', async (normalisation) => {
    const frame = await compare({ profileTypeId, compareWith: V1, normalisation, slices: 14 }, INCIDENT.v2);
    const { sentence, findings, places, basis, resolution, slices } = about(frame);
    expect(sentence).toMatch(/^\+.*; 95 % from 1 place: encoding\/json\.Unmarshal under main\.calculate\.$/);
    expect(basis).toMatchObject({ kind: 'slices', left: 13, right: 14 });
    expect(resolution).toContain('Tested between 13 and 14 time slices.');
    const [main] = findings;
    expect(main).toMatchObject({ function: 'encoding/json.Unmarshal', kind: 'grew', weight: 'main' });
    const label = frame.fields.find(({ name }) => name === 'label')?.values ?? [];
    const insignificant = frame.fields.find(({ name }) => name === 'insignificant')?.values ?? [];
    expect(places.map(({ row }) => [label[row], insignificant[row]])).toEqual([['encoding/json.Unmarshal', false]]);
    expect(findings.flatMap(({ path }) => path).filter((name) => /auth|crypto|rsa|db/i.test(name))).toEqual([]);
    expect(slices.right.functions['encoding/json.Unmarshal']).toHaveLength(14);
    expect(slicesAsked()).toBe(27);
  });

  it('name it by share too', async () => {
    const frame = await compare({ profileTypeId, compareWith: V1, normalisation: 'share', slices: 14 }, INCIDENT.v2);
    expect(about(frame).sentence).toContain('encoding/json.Unmarshal under main.calculate');
  });

  it.each(['v1', 'v2'] as const)('find nothing in the even slices of %s against its odd ones', async (version) => {
    const { from, to } = INCIDENT[version];
    const middle = from + Math.ceil((to - from) / 20_000) * 10_000;
    const even = { window: { kind: 'fixed', from, to: middle } } as const;
    const frame = await compare({ profileTypeId, compareWith: even }, { from: middle, to }, 'evenFirst');
    const { findings, sentence, basis } = about(frame);
    expect(basis).toMatchObject({ kind: 'slices', left: 7, right: version === 'v1' ? 6 : 7 });
    expect([findings, sentence]).toEqual([[], expect.stringMatching(/^No change beyond noise/)]);
  });

  it.each(['v1', 'v2'] as const)('find nothing in one half of %s against the other', async (version) => {
    const { from, to } = INCIDENT[version];
    const half = from + Math.floor((to - from) / 20_000) * 10_000;
    const frame = await compare({ profileTypeId, slices: 12 }, { from: half, to: 2 * half - from });
    const { findings, sentence, basis } = about(frame);
    expect([findings, basis.kind]).toEqual([[], 'slices']);
    expect(sentence).toMatch(/^No change beyond noise/);
    const insignificant = frame.fields.find(({ name }) => name === 'insignificant')?.values ?? [];
    expect(insignificant.every((is) => is === true)).toBe(true);
  });
});

it('say when it began', async () => {
  const { from } = INCIDENT.v1;
  const frame = await compare(
    { profileTypeId: INCIDENT.samples, slices: 14, compareWith: { window: { kind: 'previous' } } },
    { from: from + 140_000, to: from + 280_000 }
  );
  const [main] = about(frame).findings;
  expect(main.function).toBe('encoding/json.Unmarshal');
  expect(main.began?.at).toBeGreaterThanOrEqual(INCIDENT.v1.to);
  expect(main.began?.at).toBeLessThanOrEqual(INCIDENT.v2.from + 10_000);
});

it('cuts slices between uploads, whatever the range', async () => {
  const { from, to } = INCIDENT.v2;
  const frame = await compare(
    { profileTypeId: INCIDENT.samples, compareWith: V1 },
    { from: from + 3000, to: to + 2000 }
  );
  const { slices } = about(frame);
  const cuts = slices.right.from.slice(1);
  expect(cuts.every((cut) => cut % 10_000 === 0)).toBe(true);
  expect(slices.right.whole.length).toBeGreaterThanOrEqual(12);
});
