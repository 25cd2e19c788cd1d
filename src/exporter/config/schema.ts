import * as v from 'valibot';

import { durationMillis } from '../../datasource/backends/duration';
import { METRIC_PREFIX } from '../../profile/metricNames';

const LABEL = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;

const text = v.pipe(v.string('text is expected here'), v.nonEmpty('it is empty'));

const wholeNumber = (least: number) =>
  v.pipe(
    v.number('a number is expected here'),
    v.integer('a whole number is expected here'),
    v.minValue(least, `it is at least ${least}`)
  );

const duration = v.pipe(
  v.string('a duration is expected here, such as 15s or 1m'),
  v.check((given) => durationMillis(given) !== undefined, 'a duration is written as 15s, 1m or 1m30s'),
  v.transform((given) => durationMillis(given) ?? 0)
);

const metricLabel = v.pipe(
  text,
  v.regex(LABEL, 'a label of a metric has letters, digits and _, begins with no digit and not with __')
);

const metricPart = v.pipe(text, v.regex(/^[a-zA-Z_][a-zA-Z0-9_]*$/, 'a metric has letters, digits and _ in its name'));

/** A secret never stands in the file itself. */
const secret = v.union(
  [v.strictObject({ env: text }), v.strictObject({ file: text })],
  'a secret is read from a variable, { env: NAME }, or from a file, { file: path }'
);

const address = v.pipe(
  text,
  v.check((given) => /^https?:$/.test(protocolOf(given)), 'an address begins with http:// or https://')
);

const access = {
  tenant: v.optional(text),
  basicAuth: v.optional(v.strictObject({ user: text, password: secret })),
  bearer: v.optional(secret),
  timeout: v.optional(duration, '10s'),
};

const backend = v.strictObject({
  kind: v.picklist(['pyroscope', 'parca', 'pprof'], 'a backend is pyroscope, parca or pprof'),
  url: v.pipe(
    address,
    v.transform((given) => given.replace(/\/+$/, ''))
  ),
  ...access,
});

const remoteWrite = v.strictObject({
  url: address,
  every: v.optional(duration, '15s'),
  labels: v.optional(v.record(metricLabel, text), {}),
  ...access,
});

const profileType = v.union(
  [
    text,
    v.strictObject({
      id: text,
      metric: v.optional(metricPart),
      unit: v.optional(metricPart),
      scale: v.optional(v.pipe(v.number('a number is expected here'), v.gtValue(0, 'it is above 0'))),
    }),
  ],
  'a profile type is its id, or { id, metric, unit, scale }'
);

const functions = v.strictObject({
  always: v.optional(v.array(text), []),
  match: v.optional(text),
  top: v.optional(wholeNumber(0), 100),
  max: v.optional(wholeNumber(1)),
});

const feed = v.strictObject({
  name: v.optional(text),
  backend: text,
  selector: v.optional(text, '{}'),
  types: v.pipe(
    v.array(profileType, 'a list of profile types is expected here'),
    v.nonEmpty('it names no profile type')
  ),
  labels: v.optional(v.record(text, metricLabel, 'labels map names of the profiles to names of the metric')),
  add: v.optional(v.record(metricLabel, v.string('text is expected here')), {}),
  functions: v.optional(functions, {}),
  profileEvery: v.optional(duration),
  profileFor: v.optional(duration),
});

/** The file as it is written. */
export const FILE = v.strictObject({
  listen: v.optional(
    v.pipe(text, v.regex(/^(\[[^\]]+\]|[^:]+):\d{1,5}$/, 'it is written host:port, e.g. 0.0.0.0:9464')),
    '127.0.0.1:9464'
  ),
  step: v.optional(duration, '15s'),
  lag: v.optional(duration, '30s'),
  backlog: v.optional(wholeNumber(1), 20),
  maxSeries: v.optional(wholeNumber(1), 50_000),
  prefix: v.optional(
    v.pipe(v.string(), v.regex(/^([a-zA-Z_][a-zA-Z0-9_]*)?$/, 'it has letters, digits and _')),
    METRIC_PREFIX
  ),
  remoteWrite: v.optional(remoteWrite),
  backends: v.record(text, backend, 'backends are expected here, each by its name'),
  feeds: v.pipe(v.array(feed, 'a list of feeds is expected here'), v.nonEmpty('it names no feed')),
});

export type ConfigFile = v.InferOutput<typeof FILE>;
/** What requests carry to be let in. */
export type AccessEntry = Pick<ConfigFile['backends'][string], keyof typeof access>;
export type FeedEntry = ConfigFile['feeds'][number];

function protocolOf(given: string): string {
  try {
    return new URL(given).protocol;
  } catch {
    return '';
  }
}
