import * as v from 'valibot';

import { type Result } from '../../profile/result';
import { type BackendError } from './error';
import { type Http, type HttpRequest, type QueryParameters, queryText } from './http';
import { jsonAnswer } from './jsonAnswer';
import { send } from './send';

// Answers of Parca's QueryService through its REST gateway, which writes default values out, int64 as text, and null for
// an absent message. Source: https://github.com/parca-dev/parca/blob/main/proto/parca/query/v1alpha1/query.proto
const ValueType = v.object({ type: v.string(), unit: v.string() });
const wholeNumber = v.pipe(v.string(), v.regex(/^-?\d+$/), v.transform(Number));
const time = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.check((millis) => !Number.isNaN(millis), 'a time')
);
const MetricsSeries = v.object({
  labelset: v.object({ labels: v.array(v.object({ name: v.string(), value: v.string() })) }),
  samples: v.array(v.object({ timestamp: time, value: wholeNumber, duration: wholeNumber })),
  sampleType: v.nullish(ValueType),
});
const Calls = {
  types: v.object({
    types: v.array(
      v.object({
        name: v.string(),
        sampleType: v.string(),
        sampleUnit: v.string(),
        periodType: v.string(),
        periodUnit: v.string(),
        delta: v.boolean(),
      })
    ),
  }),
  has_profile_data: v.object({ hasData: v.boolean() }),
  labels: v.object({ labelNames: v.array(v.string()) }),
  query: v.object({ pprof: v.string() }),
  query_range: v.object({ series: v.array(MetricsSeries) }),
};
type Call = keyof typeof Calls;
const LabelValues = v.object({ labelValues: v.array(v.string()) });

export type ParcaSeries = v.InferOutput<typeof MetricsSeries>;
export type ParcaType = v.InferOutput<(typeof Calls)['types']>['types'][number];

/** Proxies and servers refuse long URLs, some of them above 2 kB; what comes before the query is not known here. */
const LONGEST_QUERY = 1500;

/** Parca's HTTP API: each answer is read by its schema, and what is not as expected is a `BackendError`. */
export class ParcaApi {
  constructor(private readonly http: Http) {}

  async call<C extends Call>(
    call: C,
    parameters: QueryParameters,
    signal: AbortSignal
  ): Promise<Result<v.InferOutput<(typeof Calls)[C]>, BackendError>> {
    const schema: v.GenericSchema<unknown, v.InferOutput<(typeof Calls)[C]>> = Calls[call];
    const request =
      call === 'query' || call === 'query_range'
        ? asFormWhereLong(`parca/api/profiles/${call}`, parameters)
        : get(`parca/api/profiles/${call}`, parameters);
    return this.ask(request, schema, signal);
  }

  /** The name becomes part of the path, so it must be a plain one. */
  async labelValues(
    name: string,
    parameters: QueryParameters,
    signal: AbortSignal
  ): Promise<Result<readonly string[], BackendError>> {
    const answer = await this.ask(get(`parca/api/profiles/labels/${name}/values`, parameters), LabelValues, signal);
    return answer.ok ? { ok: true, value: answer.value.labelValues } : answer;
  }

  private async ask<T>(
    request: HttpRequest,
    schema: v.GenericSchema<unknown, T>,
    signal: AbortSignal
  ): Promise<Result<T, BackendError>> {
    const answer = await send('parca', this.http, request, signal);
    return answer.ok ? jsonAnswer('parca', answer.value, schema, signal) : answer;
  }
}

const get = (path: string, query: QueryParameters): HttpRequest => ({
  method: 'GET',
  path,
  ...(Object.keys(query).length > 0 && { query }),
});

/** The gateway reads a posted form as it reads a query, on addresses that are declared for GET too. */
function asFormWhereLong(path: string, parameters: QueryParameters): HttpRequest {
  const text = queryText(parameters);
  return text.length <= LONGEST_QUERY
    ? get(path, parameters)
    : { method: 'POST', path, body: { contentType: 'application/x-www-form-urlencoded', text } };
}
