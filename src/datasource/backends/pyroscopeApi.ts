import * as v from 'valibot';

import { err, ok, type Result } from '../../profile/result';
import { answerText } from './answerText';
import { type BackendError } from './error';
import { type Http } from './http';
import { jsonAnswer } from './jsonAnswer';
import { mergeProfileRequest } from './mergeProfileRequest';
import { type Rpc, type RpcRequest, Rpcs } from './pyroscopeMessages';
import { readRefusal } from './pyroscopeRefusal';
import { send } from './send';

const BuildInfo = v.object({ data: v.optional(v.object({ version: v.optional(v.string(), '') })) });
const FeatureFlags = v.object({
  featureFlags: v.optional(v.array(v.object({ name: v.string(), enabled: v.optional(v.boolean(), false) })), []),
});

type RuleCall = 'ListRecordingRules' | 'GetRecordingRule' | 'UpsertRecordingRule' | 'DeleteRecordingRule';

const PROTOBUF = 'application/proto';

/** Calls of Pyroscope, but for merged profiles in the JSON form of Connect (https://connectrpc.com/docs/protocol#unary-request). */
export class PyroscopeApi {
  constructor(
    private readonly http: Http,
    /** The client's clock, ms since the epoch. */
    readonly now: () => number = Date.now
  ) {}

  async call<R extends Rpc>(
    rpc: R,
    body: RpcRequest,
    signal: AbortSignal
  ): Promise<Result<v.InferOutput<(typeof Rpcs)[R]>, BackendError>> {
    const schema: v.GenericSchema<unknown, v.InferOutput<(typeof Rpcs)[R]>> = Rpcs[rpc];
    return this.post(`pyroscope/querier.v1.QuerierService/${rpc}`, body, schema, signal);
  }

  /** A merged profile as pprof, not compressed; no bytes where nothing was found. */
  async mergedProfile(request: RpcRequest, signal: AbortSignal): Promise<Result<Uint8Array, BackendError>> {
    const answer = await send(
      'pyroscope',
      this.http,
      {
        method: 'POST',
        path: 'pyroscope/querier.v1.QuerierService/SelectMergeProfile',
        body: { contentType: PROTOBUF, bytes: mergeProfileRequest(request) },
      },
      signal
    );
    if (!answer.ok) {
      return err(readRefusal(answer.error));
    }
    const { contentType, body } = answer.value;
    return body.length === 0 && !contentType.startsWith(PROTOBUF)
      ? err({ backend: 'pyroscope', kind: 'unexpectedAnswer', expected: PROTOBUF, found: answerText(answer.value) })
      : ok(body);
  }

  /** A call about recording rules, which a server without them does not know: 404. */
  rules<T>(
    call: RuleCall,
    body: object,
    schema: v.GenericSchema<unknown, T>,
    signal: AbortSignal
  ): Promise<Result<T, BackendError>> {
    return this.post(`pyroscope/settings.v1.RecordingRulesService/${call}`, body, schema, signal);
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
    const info = answer.ok ? await jsonAnswer('pyroscope', answer.value, BuildInfo, signal) : answer;
    return info.ok ? { ok: true, value: info.value.data?.version ?? '' } : info;
  }

  private async post<T>(
    path: string,
    body: object,
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
    return answer.ok ? jsonAnswer('pyroscope', answer.value, schema, signal) : err(readRefusal(answer.error));
  }
}
