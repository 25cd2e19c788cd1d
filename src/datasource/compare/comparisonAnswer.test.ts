import { CoreApp, type DataFrame, type DataQueryRequest, type DataQueryResponse, dateTime } from '@grafana/data';
import { lastValueFrom, toArray } from 'rxjs';

import { answererOf } from '../../../tests/answererOf';
import { foldedTree } from '../../../tests/foldedTree';
import { stampedBackend, type Stamped, type StampedOptions } from '../../../tests/stampedBackend';
import { type FlameTree } from '../../profile/flameTree';
import { err, ok } from '../../profile/result';
import { type Answerer, answerTargets } from '../answerTargets';
import { type ResolvedQuery } from '../backends/backend';
import { type PartedBackend } from '../backends/layers/splitBackend';
import { FOLDED_IN_SLICES, markFolded } from '../backends/serverFolding';
import { migrateQuery } from '../migrateQuery';
import { type ComparisonMeta, type ProfilingQuery } from '../query';
import { type Elsewhere } from './elsewhere';

const CPU = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds';
const SELECTOR = '{service_name="checkout"}';
const START = 1_795_000_000_000;
const MINUTE = 60_000;
const RANGE = { from: START + 10 * MINUTE, to: START + 20 * MINUTE };

/** A sample of each stack every 10 s from `from` to `to` min after the start, with some noise. */
function uploads(from: number, to: number, stacks: Readonly<Record<string, number>>, version?: string): Stamped[] {
  const times = Array.from({ length: (to - from) * 6 }, (_, at) => START + from * MINUTE + at * 10_000 + 5000);
  return times.flatMap((time, at) =>
    Object.entries(stacks).map(([stack, value], row) => ({
      time,
      stack,
      value: value + ((at * 7 + row * 3) % 5),
      ...(version !== undefined && { version }),
    }))
  );
}

/** The last stack shows how little one sample is. */
const EVEN = { 'main;work': 500, 'main;auth': 300, 'main;tick': 1 };
const even = uploads(0, 20, EVEN);
const dearer = [...uploads(0, 10, EVEN), ...uploads(10, 20, { 'main;work': 900, 'main;auth': 300, 'main;tick': 1 })];

async function ask(
  answerer: Partial<Answerer> & { readonly backend: PartedBackend },
  target: Partial<ProfilingQuery> = {},
  range = RANGE
): Promise<DataQueryResponse> {
  const request: Partial<DataQueryRequest<ProfilingQuery>> = {
    app: CoreApp.Dashboard,
    intervalMs: 15_000,
    range: { from: dateTime(range.from), to: dateTime(range.to), raw: { from: dateTime(0), to: dateTime(0) } },
  };
  const query = migrateQuery({
    refId: 'A',
    queryType: 'comparison',
    profileTypeId: CPU,
    labelSelector: SELECTOR,
    ...target,
  });
  const answers = answerTargets([query], request as DataQueryRequest<ProfilingQuery>, {
    ...answererOf(answerer.backend),
    ...answerer,
  });
  return (await lastValueFrom(answers.pipe(toArray()))).slice(-1)[0];
}

const store = (samples: readonly Stamped[], options?: StampedOptions) => stampedBackend(samples, options);
const aboutOf = (frame: DataFrame): ComparisonMeta | undefined => frame.meta?.custom?.comparison;
const noticesOf = (frame: DataFrame): readonly string[] => (frame.meta?.notices ?? []).map(({ text }) => text);
const columns = (frame: DataFrame): Record<string, readonly unknown[]> =>
  Object.fromEntries(frame.fields.map(({ name, values }) => [name, values]));

describe('the range before', () => {
  it('is the left side of a frame that Grafana draws as a difference', async () => {
    const { data, errors } = await ask({ backend: store(dearer) });
    expect(errors).toBeUndefined();
    const [frame] = data;
    expect(frame).toMatchObject({ name: 'response', meta: { preferredVisualisationType: 'flamegraph' } });
    const { label, value, valueRight, insignificant } = columns(frame);
    expect(label).toEqual(['total', 'main', 'work', 'auth', 'tick']);
    const row = label.indexOf('work');
    // 500 and 900 ns and a little more, six times a minute.
    expect(value[row]).toBeCloseTo(50.2, 0);
    expect(valueRight[row]).toBeCloseTo(90.2, 0);
    expect(insignificant[row]).toBe(false);
    expect(insignificant[label.indexOf('auth')]).toBe(true);
    expect(aboutOf(frame)?.sentence).toMatch(/100 % from 1 place: work under main\.$|from 1 place: work under main\.$/);
    expect(aboutOf(frame)?.findings[0].began?.at).toBe(RANGE.from);
    expect(JSON.parse(JSON.stringify(frame.meta?.custom))).toEqual(frame.meta?.custom);
  });

  it('marks what the server folded, and says it once', async () => {
    const samples = uploads(0, 20, { ...EVEN, 'main;other': 20 });
    const inner = store(samples);
    const folding: PartedBackend = {
      ...inner,
      profile: async (query, signal) => {
        const answer = await inner.profile(query, signal);
        return answer.ok && answer.value.kind === 'profile'
          ? ok({ ...answer.value, tree: markFolded(answer.value.tree) })
          : answer;
      },
    };
    const shown = async (backend: PartedBackend) => {
      const [frame] = (await ask({ backend })).data;
      const { label, folded, truncated } = columns(frame);
      const row = label.indexOf('other');
      return [folded[row], truncated[row], noticesOf(frame).filter((notice) => notice.includes('folded'))];
    };
    expect(await shown(folding)).toEqual([-1, true, [FOLDED_IN_SLICES]]);
    expect(await shown(inner)).toEqual([0, false, []]);
  });

  it('finds nothing where nothing changed', async () => {
    const [frame] = (await ask({ backend: store(even) })).data;
    expect(aboutOf(frame)?.findings).toEqual([]);
    expect(columns(frame).insignificant.every((is) => is === true)).toBe(true);
  });

  it('asks for each slice once, four at a time, and says what each side asks for by itself', async () => {
    const backend = store(dearer, { delay: 2 });
    let [now, most] = [0, 0];
    const counting: PartedBackend = {
      ...backend,
      profile: async (query, signal) => {
        most = Math.max(most, ++now);
        const answer = await backend.profile(query, signal);
        now--;
        return answer;
      },
    };
    const [frame] = (await ask({ backend: counting }, { slices: 12 })).data;
    const slices = backend.asked.filter(({ method }) => method === 'profile').map(({ range }) => range);
    expect(most).toBeLessThanOrEqual(4);
    expect(new Set(slices.map(({ from }) => from)).size).toBe(slices.length);
    expect(slices.length).toBeLessThanOrEqual(26);
    expect(aboutOf(frame)).toMatchObject({
      left: { title: '10 min before', range: { from: START, to: RANGE.from }, question: { labelSelector: SELECTOR } },
      right: { title: 'This range', range: RANGE, datasource: 'u' },
      normalisations: ['absolute', 'share', 'perSecond'],
    });
  });

  it('with slices that fail is compared without them, and says so', async () => {
    const fail: StampedOptions['fail'] = ({ from, to }) =>
      from <= RANGE.from + MINUTE && to >= RANGE.from + MINUTE && to - from < 5 * MINUTE
        ? { backend: 'pyroscope', kind: 'timeout', detail: 'no answer' }
        : undefined;
    const [frame] = (await ask({ backend: store(dearer, { fail }) })).data;
    expect(aboutOf(frame)?.sentence).toContain('work under main');
    expect(noticesOf(frame)[0]).toMatch(/^Partial: \d part/);
  });

  it('that has no samples leaves the right side alone', async () => {
    const { data, errors } = await ask({ backend: store(uploads(10, 20, EVEN)) });
    expect(errors).toBeUndefined();
    expect(aboutOf(data[0])).toBeUndefined();
    expect(columns(data[0]).label).toContain('work');
    expect(noticesOf(data[0])[0]).toBe(
      'There is nothing to compare with. 10 min before: no samples. Only the right side is shown.'
    );
  });

  it('of a short range falls back to two profiles, and says so', async () => {
    const [frame] = (await ask({ backend: store(dearer) }, {}, { from: RANGE.from, to: RANGE.from + 20_000 })).data;
    expect(aboutOf(frame)?.basis.kind).toBe('pooled');
    expect(aboutOf(frame)?.resolution).toContain('There is one profile per side');
  });

  it('stops asking when nobody listens', async () => {
    const backend = store(dearer, { delay: 20 });
    const range = { from: dateTime(RANGE.from), to: dateTime(RANGE.to), raw: { from: dateTime(0), to: dateTime(0) } };
    const query = migrateQuery({ refId: 'A', queryType: 'comparison', profileTypeId: CPU, labelSelector: SELECTOR });
    const request = { app: CoreApp.Dashboard, intervalMs: 15_000, range };
    const subscription = answerTargets(
      [query],
      request as DataQueryRequest<ProfilingQuery>,
      answererOf(backend)
    ).subscribe();
    await new Promise((resolve) => setTimeout(resolve, 90));
    subscription.unsubscribe();
    const asked = backend.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(asked).toBeGreaterThan(0);
    expect(backend.asked.length).toBe(asked);
  });
});

describe('other windows', () => {
  const DAY = 24 * 60;
  it.each<[string, ProfilingQuery['compareWith'], readonly Stamped[], string]>([
    [
      'a day earlier',
      { window: { kind: 'earlier', by: '1d' } },
      [...uploads(10 - DAY, 20 - DAY, EVEN), ...dearer],
      '1d earlier',
    ],
    ['a fixed one', { window: { kind: 'fixed', from: START, to: START + 5 * MINUTE } }, dearer, '2026-'],
    [
      'before a deploy',
      { window: { kind: 'beforeChange', label: 'version' } },
      [...uploads(0, 15, EVEN, 'v1'), ...uploads(15, 20, { 'main;work': 900, 'main;auth': 300, 'main;tick': 1 }, 'v2')],
      'Before version=v2',
    ],
    [
      'the quietest part of the day',
      { window: { kind: 'quietest' } },
      [
        ...uploads(10 - 600, 10 - 580, EVEN),
        ...uploads(-580, 10, { 'main;work': 5000 }),
        ...uploads(10, 20, { 'main;work': 900, 'main;auth': 300, 'main;tick': 1 }),
      ],
      'Quietest 10 min',
    ],
  ])('%s', async (_, compareWith, samples, title) => {
    const [frame] = (await ask({ backend: store(samples) }, { compareWith })).data;
    expect(noticesOf(frame).filter((text) => text.includes('Only'))).toEqual([]);
    expect(aboutOf(frame)?.left.title).toContain(title);
    expect(aboutOf(frame)?.sentence).toContain('work under main');
  });

  it('the quietest part of the day is none in which the process came', async () => {
    const samples = [...uploads(-60, -48, EVEN), ...dearer];
    const [frame] = (await ask({ backend: store(samples) }, { compareWith: { window: { kind: 'quietest' } } })).data;
    const { from, to } = aboutOf(frame)!.left.range;
    const [first, last] = [START - 60 * MINUTE, START - 48 * MINUTE];
    expect([from >= first && to <= last, from >= START && to <= RANGE.from]).toContain(true);
    expect(aboutOf(frame)?.sentence).toContain('work under main');
  });

  it.each<[string, ProfilingQuery['compareWith'], string]>([
    ['no deploy', { window: { kind: 'beforeChange', label: 'version' } }, 'No new value of the label version came up'],
    ['no other part of the day', { window: { kind: 'quietest' } }, 'no other part with samples'],
  ])('%s in the range leaves the query itself', async (_, compareWith, words) => {
    const [frame] = (await ask({ backend: store(uploads(10, 20, EVEN, 'v1')) }, { compareWith })).data;
    expect(noticesOf(frame)[0]).toContain(words);
    expect(columns(frame).label).toContain('work');
  });
});

describe('another data source', () => {
  const other = (trees: (query: ResolvedQuery) => FlameTree, seconds?: number): PartedBackend => ({
    ...store(dearer),
    kind: 'pprof',
    profileTypes: async () => ok([]),
    profile: async (query) =>
      ok({ kind: 'profile', tree: trees(query), notices: [], ...(seconds !== undefined && { seconds }) }),
  });
  const reaching = (backend: PartedBackend): Answerer['elsewhere'] => {
    const elsewhere: Elsewhere = {
      store: async () =>
        ok({ backend, pprof: undefined, datasource: { uid: 'p', name: 'Laptop' }, minStepMillis: undefined }),
      requestRate: async () => err('There is no rate.'),
    };
    return async () => elsewhere;
  };
  const compareWith = { window: { kind: 'same' }, datasource: { uid: 'p' } } as const;
  const file = (unit: string, type = 'cpu'): FlameTree => ({
    ...foldedTree('main;work 30', 'main;auth 18'),
    sampleType: { type, unit },
  });

  it('in another unit is counted in that of the query, as one profile', async () => {
    const elsewhere = reaching(other(() => file('microseconds'), 600));
    const [frame] = (await ask({ backend: store(dearer), elsewhere }, { compareWith, normalisation: 'absolute' })).data;
    const { label, value } = columns(frame);
    // 30 µs, of a profile as long as the window.
    expect(value[label.indexOf('work')]).toBeCloseTo(30_000, 0);
    expect(aboutOf(frame)).toMatchObject({ basis: { kind: 'pooled' }, left: { title: 'Laptop', datasource: 'p' } });
  });

  it('that does not tell its time is compared by share', async () => {
    const elsewhere = reaching(other(() => file('nanoseconds')));
    const [frame] = (await ask({ backend: store(dearer), elsewhere }, { compareWith })).data;
    expect(aboutOf(frame)).toMatchObject({ normalisation: 'share', normalisations: ['share'] });
    expect(noticesOf(frame)).toContain(
      'One side does not tell how much time it is of, so shares of the total are compared.'
    );
  });

  it.each([
    [file('bytes', 'alloc_space'), 'the left one is alloc_space in bytes, the right one cpu in nanoseconds'],
    [file('nanoseconds', 'inuse_space'), 'is a state of a moment'],
  ])('that measures something else cannot be compared', async (tree, words) => {
    const elsewhere = reaching(other(() => tree, 600));
    const [frame] = (await ask({ backend: store(dearer), elsewhere }, { compareWith })).data;
    expect(aboutOf(frame)).toBeUndefined();
    expect(noticesOf(frame)[0]).toContain(words);
    expect(columns(frame).label).toContain('work');
  });

  it('that cannot be used leaves the query itself', async () => {
    const elsewhere: Elsewhere = {
      store: async () => err('The data source x cannot be used: not found'),
      requestRate: async () => err(''),
    };
    const target = { compareWith } as const;
    const [frame] = (await ask({ backend: store(dearer), elsewhere: async () => elsewhere }, target)).data;
    expect(noticesOf(frame)[0]).toBe("The data source x cannot be used: not found Only the query's own side is shown.");
  });
});

describe('a rate of requests', () => {
  const requestRate = { datasource: { uid: 'prom' }, query: { refId: 'A' } };
  const rates = (left: number, right: number): Answerer['elsewhere'] => {
    const elsewhere: Elsewhere = {
      store: async () => err('none'),
      requestRate: async (_, { from }) =>
        ok({
          times: Float64Array.of(from + 5 * MINUTE),
          values: Float64Array.of(from < RANGE.from ? left : right),
          series: [],
        }),
    };
    return async () => elsewhere;
  };

  it('tells traffic from cost per request', async () => {
    const doubled = [
      ...uploads(0, 10, EVEN),
      ...uploads(10, 20, { 'main;work': 1000, 'main;auth': 600, 'main;tick': 2 }),
    ];
    const [frame] = (await ask({ backend: store(doubled), elsewhere: rates(50, 100) }, { requestRate })).data;
    expect(aboutOf(frame)?.split).toMatch(/^\+.* by traffic/);
    expect(aboutOf(frame)?.normalisations).toContain('perRequest');
    const target = { requestRate, normalisation: 'perRequest' } as const;
    const [perRequest] = (await ask({ backend: store(doubled), elsewhere: rates(50, 100) }, target)).data;
    expect(aboutOf(perRequest)?.sentence).toMatch(/^No change beyond noise/);
  });

  describe('of each endpoint', () => {
    /** The label `version` stands for an endpoint. */
    const perEndpoint = (
      left: Readonly<Record<string, number>>,
      right: Readonly<Record<string, number>>,
      label = 'version'
    ): Answerer['elsewhere'] => {
      const elsewhere: Elsewhere = {
        store: async () => err('none'),
        requestRate: async (_, { from }) => {
          const means = Object.entries(from < RANGE.from ? left : right);
          return ok({
            times: Float64Array.of(from + 5 * MINUTE),
            values: Float64Array.of(means.reduce((sum, [, mean]) => sum + mean, 0)),
            series: means.map(([value, mean]) => ({ labels: { job: 'checkout', [label]: value }, mean })),
          });
        },
      };
      return async () => elsewhere;
    };
    const costing = (from: number, to: number, cart: number, pay: number): readonly Stamped[] => [
      ...uploads(from, to, { 'main;cart': cart }, 'cart'),
      ...uploads(from, to, { 'main;pay': pay }, 'pay'),
    ];
    // Of 100 requests a second 80, then 50, are of the cart: 10 units each, and 100 each of the payment.
    const shifted = [...costing(0, 10, 800, 2000), ...costing(10, 20, 500, 5000)];
    const dearerPay = [...costing(0, 10, 800, 2000), ...costing(10, 20, 800, 3000)];
    const [before, after] = [
      { cart: 80, pay: 20 },
      { cart: 50, pay: 50 },
    ];
    const splitOf = async (samples: readonly Stamped[], elsewhere: Answerer['elsewhere'], target = {}) =>
      aboutOf((await ask({ backend: store(samples), elsewhere }, { requestRate, ...target })).data[0])?.split;

    it('tells a change of mix', async () => {
      expect(await splitOf(shifted, perEndpoint(before, after))).toMatch(
        /^\+2\.7e-7 cores by mix of requests \(version\)\.$/
      );
    });

    it('tells whose requests cost more', async () => {
      expect(await splitOf(dearerPay, perEndpoint(before, before))).toMatch(
        /^\+1e-7 cores by cost per request \(mostly of pay\)\.$/
      );
    });

    it.each<[string, Answerer['elsewhere'], object, string]>([
      ['another label', perEndpoint(before, after, 'route'), {}, 'the profile has no label route'],
      ['one series', rates(100, 100), {}, 'the rate of requests is one series'],
      ['other values', perEndpoint({ a: 80, b: 20 }, { a: 50, b: 50 }), {}, 'only 0 % of the profile has a version'],
      [
        'a filter',
        perEndpoint(before, after),
        {
          frameFilter: { presets: [], rules: [{ action: 'hideFrames', by: 'function', match: 'text', pattern: 'x' }] },
        },
        'what a filter or ids leave',
      ],
    ])('with %s is no mix, and says so', async (_, elsewhere, target, words) => {
      const split = await splitOf(shifted, elsewhere, target);
      expect(split).toContain('by cost per request and mix of requests. The mix of requests is not told apart: ');
      expect(split).toContain(words);
    });
  });

  it('that cannot be had is told, and values are per second', async () => {
    const elsewhere: Elsewhere = {
      store: async () => err('none'),
      requestRate: async () => err('Prometheus did not tell the rate of requests: bad query'),
    };
    const target = { requestRate, normalisation: 'perRequest' } as const;
    const [frame] = (await ask({ backend: store(dearer), elsewhere: async () => elsewhere }, target)).data;
    expect(aboutOf(frame)?.normalisation).toBe('perSecond');
    expect(noticesOf(frame)[0]).toContain('bad query');
  });
});

it('per request without a rate is per second, and says so', async () => {
  const [frame] = (await ask({ backend: store(dearer) }, { normalisation: 'perRequest' })).data;
  expect(aboutOf(frame)?.normalisation).toBe('perSecond');
  expect(noticesOf(frame)).toContain('Without a rate of requests, values are compared per second.');
});

it.each<[Partial<ProfilingQuery>, string]>([
  [{ compareWith: { window: { kind: 'earlier', by: 'soon' } } }, '"soon" is no time to go back by'],
  [{ compareWith: { window: { kind: 'fixed', from: 5, to: 1 } } }, 'it'],
  [{ compareWith: { window: { kind: 'beforeChange', label: '' } } }, 'no label is chosen'],
  [{ compareWith: { window: { kind: 'same' }, labelSelector: '{a=' } }, 'at character'],
  [{ slices: 500 }, 'at most 20 slices'],
])('what nobody could answer asks nothing: %o', async (target, words) => {
  const backend = store(dearer);
  const { errors } = await ask({ backend }, target);
  expect(errors?.[0]?.message).toContain(words);
  expect(backend.asked).toEqual([]);
});
