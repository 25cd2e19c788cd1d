import { cpuPprof, type TestSample } from './pprof';

/** A span of a test trace; its samples carry its ids when it has any. */
export interface TestSpan {
  readonly name: string;
  readonly id: string;
  readonly parent?: string;
  /** Milliseconds after the start of the trace. */
  readonly start: number;
  readonly duration: number;
  readonly samples?: readonly TestSample[];
  readonly attributes?: Readonly<Record<string, string>>;
}
export interface TestTrace {
  readonly id: string;
  readonly service: string;
  readonly version: string;
  /** `telemetry.sdk.language` of its process. */
  readonly language?: string;
  readonly spans: readonly TestSpan[];
}

const MINUTE = 60_000;
const handle = 'main;handle';
const hex = (digit: string, digits: number): string => digit.repeat(digits);

/** The checkout service after its change: most of the time is spent pricing. */
export const CHECKOUT: TestTrace = {
  id: hex('a', 32),
  service: 'checkout-api',
  version: 'v2',
  spans: [
    {
      name: 'POST /checkout',
      id: hex('1', 16),
      start: 0,
      duration: 200,
      samples: [{ stack: handle, cpuMillis: 10 }],
    },
    {
      name: 'auth.Validate',
      id: hex('2', 16),
      parent: hex('1', 16),
      start: 2,
      duration: 40,
      samples: [{ stack: `${handle};validate`, cpuMillis: 30 }],
    },
    {
      name: 'pricing.Calculate',
      id: hex('3', 16),
      parent: hex('1', 16),
      start: 45,
      duration: 130,
      samples: [
        { stack: `${handle};calculate`, cpuMillis: 80 },
        { stack: `${handle};calculate;unmarshal`, cpuMillis: 40 },
      ],
    },
    { name: 'json.Unmarshal', id: hex('4', 16), parent: hex('3', 16), start: 50, duration: 45 },
    { name: 'db.Query', id: hex('5', 16), parent: hex('1', 16), start: 180, duration: 15 },
  ],
};

/** A request of the same service whose samples must not show up in another's profile. */
export const OTHER_CHECKOUT: TestTrace = {
  id: hex('b', 32),
  service: 'checkout-api',
  version: 'v1',
  spans: [
    {
      name: 'POST /checkout',
      id: hex('6', 16),
      start: 0,
      duration: 90,
      samples: [{ stack: `${handle};somebodyElse`, cpuMillis: 70 }],
    },
  ],
};

/** A service that nobody profiles. */
export const UNPROFILED: TestTrace = {
  id: hex('c', 32),
  service: 'mailer',
  version: '7',
  spans: [
    { name: 'send', id: hex('7', 16), start: 0, duration: 50, attributes: { 'pyroscope.profile.id': hex('7', 16) } },
  ],
};

export const HOSTILE_NAMES = [
  '<img src=x onerror="globalThis.hacked=1;alert(1)">',
  '"><script>globalThis.hacked=2;alert(2)</script>',
  'javascript:alert(3)',
  '{{constructor.constructor("globalThis.hacked=4")()}}',
  '\u202Egnp.exe',
  '${service}',
];

/** Everything that a user's code can name is an attack. */
export const HOSTILE: TestTrace = {
  id: hex('d', 32),
  service: HOSTILE_NAMES[0],
  version: HOSTILE_NAMES[1],
  spans: [
    {
      name: HOSTILE_NAMES[0],
      id: hex('8', 16),
      start: 0,
      duration: 80,
      attributes: { [HOSTILE_NAMES[0]]: HOSTILE_NAMES[1], url: HOSTILE_NAMES[2] },
      samples: HOSTILE_NAMES.map((name) => ({ stack: `${handle};${name.replaceAll(';', ',')}`, cpuMillis: 10 })),
    },
    { name: HOSTILE_NAMES[1], id: hex('9', 16), parent: hex('8', 16), start: 5, duration: 20 },
  ],
};

const CARTS = 20;
const SLOW_CARTS = 2;

/** Requests of one kind, of which the last two are slow because they wait for a lock that the others do not take. */
export const CART_REQUESTS: readonly TestTrace[] = Array.from({ length: CARTS }, (_, i) => {
  const isSlow = i >= CARTS - SLOW_CARTS;
  const id = (0xe0 + i).toString(16);
  return {
    id: id.padStart(32, 'e'),
    service: 'cart',
    version: 'v1',
    spans: [
      {
        name: 'GET /cart',
        id: id.padStart(16, 'e'),
        start: 0,
        duration: isSlow ? 400 : 50 + i,
        samples: [
          { stack: `${handle};list`, cpuMillis: 40 },
          ...(isSlow ? [{ stack: `${handle};rebuildIndex`, cpuMillis: 200 }] : []),
        ],
      },
    ],
  };
});

/** A service whose SDK does not link spans with profiles, written in Go. */
export const UNLINKED: TestTrace = {
  id: hex('f', 32),
  service: 'stock',
  version: '1',
  language: 'go',
  spans: [{ name: 'GET /stock', id: hex('f', 16), start: 0, duration: 70 }],
};

export const TRACES = [CHECKOUT, OTHER_CHECKOUT, UNPROFILED, HOSTILE, UNLINKED, ...CART_REQUESTS];

/** A service that is profiled once a minute, and whose second version spends twice as long on scoring. */
export const RECOMMENDER = {
  service: 'recommender',
  /** Minutes before now. */
  first: 12,
  changed: 6,
  last: 1,
  load: 'recommend;load',
  score: 'recommend;score',
  loadMillis: 100,
  scoreMillis: { v1: 200, v2: 400 },
} as const;

/**
 * Fills a store by its own write APIs: the traces two minutes ago, their samples uploaded half a minute later, and the
 * recommender's profiles.
 */
export async function fillStore(store: string): Promise<void> {
  await fillTraces(store, Date.now() - 2 * MINUTE);
  const now = Date.now();
  const { service, first, changed, last, load, score, loadMillis, scoreMillis } = RECOMMENDER;
  for (let ago = first; ago >= last; ago--) {
    const version = ago > changed ? 'v1' : 'v2';
    const samples = [
      { stack: load, cpuMillis: loadMillis },
      { stack: score, cpuMillis: scoreMillis[version] },
    ];
    await upload(store, `${service}{version=${version},env=production}`, samples, now - ago * MINUTE);
  }
}

export async function upload(store: string, name: string, samples: readonly TestSample[], time: number): Promise<void> {
  const url = `${store}/ingest?${new URLSearchParams({ name, format: 'pprof' })}`;
  await post(url, 'application/octet-stream', cpuPprof(samples, time));
}

async function fillTraces(store: string, start: number): Promise<void> {
  for (const [order, trace] of TRACES.entries()) {
    await post(`${store}/v1/traces`, 'application/json', JSON.stringify(toOtlp(trace, start + order * 1_000)));
    const samples = trace.spans.flatMap((span) => labelled(trace, span));
    if (samples.length > 0) {
      const name = `${trace.service}{version=${trace === CHECKOUT ? 'v2' : 'v1'},env=production}`;
      await upload(store, name, samples, start + MINUTE / 2);
    }
  }
}

const labelled = (trace: TestTrace, span: TestSpan): readonly TestSample[] =>
  (span.samples ?? []).map((sample) => ({
    ...sample,
    labels: { trace_id: trace.id, span_id: span.id, span_name: span.name },
  }));

const attribute = (key: string, value: string): object => ({ key, value: { stringValue: value } });

function toOtlp({ id, service, version, language, spans }: TestTrace, startMillis: number): object {
  const nanos = (millis: number): string => String(BigInt(startMillis + millis) * 1_000_000n);
  return {
    resourceSpans: [
      {
        resource: {
          attributes: [
            attribute('service.name', service),
            attribute('service.version', version),
            ...(language ? [attribute('telemetry.sdk.language', language)] : []),
          ],
        },
        scopeSpans: [
          {
            scope: { name: 'test' },
            spans: spans.map((span) => ({
              traceId: id,
              spanId: span.id,
              parentSpanId: span.parent,
              name: span.name,
              kind: span.parent ? 1 : 2,
              startTimeUnixNano: nanos(span.start),
              endTimeUnixNano: nanos(span.start + span.duration),
              attributes: Object.entries({
                ...(span.samples ? { 'pyroscope.profile.id': span.id } : {}),
                ...span.attributes,
              }).map(([key, value]) => attribute(key, value)),
            })),
          },
        ],
      },
    ],
  };
}

async function post(url: string, contentType: string, body: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': contentType }, body });
  if (!answer.ok) {
    throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  }
}
