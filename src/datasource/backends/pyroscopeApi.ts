import * as v from 'valibot';

import { type Result } from '../../profile/result';
import { type BackendError } from './error';
import { type Http } from './http';
import { jsonAnswer } from './jsonAnswer';
import { send } from './send';

// Answers of Pyroscope's querier.v1 service. protojson leaves out zero values and empty lists, so everything is
// optional. Source: https://github.com/grafana/pyroscope/blob/main/api/querier/v1/querier.proto
const names = v.optional(v.array(v.string()), []);
const Rpcs = {
  ProfileTypes: v.object({
    profileTypes: v.optional(
      v.array(v.object({ ID: v.string(), name: v.string(), sampleType: v.string(), sampleUnit: v.string() })),
      []
    ),
  }),
  LabelNames: v.object({ names }),
  LabelValues: v.object({ names }),
  SelectMergeStacktraces: v.object({ flamegraph: v.optional(v.unknown()) }),
  SelectMergeSpanProfile: v.object({ flamegraph: v.optional(v.unknown()) }),
};
type Rpc = keyof typeof Rpcs;

const BuildInfo = v.object({ data: v.optional(v.object({ version: v.optional(v.string(), '') })) });
const FeatureFlags = v.object({
  featureFlags: v.optional(v.array(v.object({ name: v.string(), enabled: v.optional(v.boolean(), false) })), []),
});

/** The JSON bodies of the RPCs that are used; times are ms since the epoch. */
export interface RpcRequest {
  readonly start?: number;
  readonly end?: number;
  readonly name?: string;
  readonly matchers?: readonly string[];
  readonly profileTypeID?: string;
  readonly labelSelector?: string;
  readonly maxNodes?: number;
  readonly spanSelector?: readonly string[];
  readonly traceIdSelector?: readonly string[];
}

export class PyroscopeApi {
  constructor(private readonly http: Http) {}

  async call<R extends Rpc>(
    rpc: R,
    body: RpcRequest,
    signal: AbortSignal
  ): Promise<Result<v.InferOutput<(typeof Rpcs)[R]>, BackendError>> {
    const schema: v.GenericSchema<unknown, v.InferOutput<(typeof Rpcs)[R]>> = Rpcs[rpc];
    return this.post(`pyroscope/querier.v1.QuerierService/${rpc}`, body, schema, signal);
  }

  /** Names of the feature flags that are on; servers before 1.14 have no such service. */
  async enabledFeatures(signal: AbortSignal): Promise<Result<readonly string[], BackendError>> {
    const path = 'pyroscope/capabilities.v1.FeatureFlagsService/GetFeatureFlags';
    const answer = await this.post(path, {}, FeatureFlags, signal);
    return answer.ok
      ? { ok: true, value: answer.value.featureFlags.filter(({ enabled }) => enabled).map(({ name }) => name) }
      : answer;
  }

  /** Empty in 2.0.0 and in binaries that were built by hand. */
  async version(signal: AbortSignal): Promise<Result<string, BackendError>> {
    const answer = await send(
      'pyroscope',
      this.http,
      { method: 'GET', path: 'pyroscope/api/v1/status/buildinfo' },
      signal
    );
    const info = answer.ok ? jsonAnswer('pyroscope', answer.value, BuildInfo) : answer;
    return info.ok ? { ok: true, value: info.value.data?.version ?? '' } : info;
  }

  private async post<T>(
    path: string,
    body: RpcRequest,
    schema: v.GenericSchema<unknown, T>,
    signal: AbortSignal
  ): Promise<Result<T, BackendError>> {
    const request = {
      method: 'POST' as const,
      path,
      body: { contentType: 'application/json', text: JSON.stringify(body) },
      // Label names such as `service.name` are left out unless the client says that it can read them.
      headers: { Accept: '*/*; allow-utf8-labelnames=true' },
    };
    const answer = await send('pyroscope', this.http, request, signal);
    return answer.ok ? jsonAnswer('pyroscope', answer.value, schema) : answer;
  }
}
