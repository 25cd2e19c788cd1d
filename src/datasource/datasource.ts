import {
  type AbstractQuery,
  type DataQueryRequest,
  type DataQueryResponse,
  DataSourceApi,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type GetTagResponse,
  LoadingState,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { catchError, map, merge, type Observable, of, scan, timeout } from 'rxjs';

import { err, type Result } from '../profile/result';
import { fromAbortable } from './abortable';
import {
  type Backend,
  type LabelScope,
  type ProfileAnswer,
  type ProfileType,
  type TimeRange,
} from './backends/backend';
import { type BackendError } from './backends/error';
import { createParca } from './backends/parca';
import { createPprof } from './backends/pprof';
import { type PprofBackend } from './backends/pprofBackend';
import { createPyroscope } from './backends/pyroscope';
import { errorWords } from './errorWords';
import { keptQueries, toAbstractQuery, toLabelSelector } from './explore/abstractQueries';
import { tagKeys, tagValues } from './filters/tags';
import { testDatasource } from './health';
import { createGrafanaHttp, LIMIT_MILLIS } from './httpGrafana';
import { interpolateQuery } from './interpolate';
import { isComplete, migrateQuery } from './migrateQuery';
import { type ProfilingQuery } from './query';
import { displayText } from './queryText';
import { type Resolution, resolveQuery } from './resolveQuery';
import { type Answer, bugAnswer, errorAnswer, frameAnswer, toResponse } from './response';
import { backendOf, idLabelsOf, type ProfilingOptions } from './settings';
import { ProfilingVariableSupport } from './variables/variableSupport';

/** Asks a server of profiles through Grafana's data source proxy, and answers with flame graph frames. */
export class ProfilingDataSource extends DataSourceApi<ProfilingQuery, ProfilingOptions> {
  readonly backend: Backend;
  /** The same backend where it reads raw pprof: it can capture, and list files. */
  readonly pprof: PprofBackend | undefined;

  constructor(private readonly settings: DataSourceInstanceSettings<ProfilingOptions>) {
    super(settings);
    const { jsonData } = settings;
    const http = createGrafanaHttp(settings.url ?? '');
    // Grafana takes this as the shortest interval between two points of a series.
    this.interval = jsonData.minStep || undefined;
    const kind = backendOf(jsonData);
    if (kind === 'pprof') {
      this.pprof = createPprof(http, { hasEndpoint: Boolean(jsonData.url), hasFiles: Boolean(jsonData.filesUrl) });
    }
    const server = kind === 'parca' ? createParca(http, idLabelsOf(jsonData)) : createPyroscope(http);
    this.backend = this.pprof ?? server;
    this.variables = new ProfilingVariableSupport(this);
  }

  override query(request: DataQueryRequest<ProfilingQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.map(migrateQuery).filter((target) => !target.hide && this.filterQuery(target));
    if (targets.length === 0) {
      return of({ data: [], state: LoadingState.Done });
    }
    // Each target's answer is passed on as it comes, so that a slow or failing one holds up none of its neighbours.
    return merge(...targets.map((target, at) => this.answer(target, at, request))).pipe(
      scan((answers: readonly Answer[], answer) => [...answers, answer], []),
      map((answers) => toResponse(answers, targets.length))
    );
  }

  private answer(target: ProfilingQuery, at: number, request: DataQueryRequest<ProfilingQuery>): Observable<Answer> {
    const { refId } = target;
    const range = { from: request.range.from.valueOf(), to: request.range.to.valueOf() };
    const resolution = resolveQuery(this.interpolate(target, request.scopedVars), range, this.backend.kind);
    if (!resolution.ok) {
      return of(errorAnswer(at, refId, resolution.error));
    }
    return this.profile(resolution.value).pipe(
      map((result) =>
        result.ok ? frameAnswer(at, refId, result.value, resolution.value) : errorAnswer(at, refId, result.error)
      ),
      catchError((bug: unknown) => of(bugAnswer(at, refId, bug)))
    );
  }

  private profile({ query }: Resolution): Observable<Result<ProfileAnswer, BackendError>> {
    const detail = `no answer within ${LIMIT_MILLIS / 1000} s`;
    return fromAbortable((signal) => this.backend.profile(query, signal)).pipe(
      timeout({
        first: LIMIT_MILLIS,
        with: () => of(err({ backend: this.backend.kind, kind: 'timeout' as const, detail })),
      })
    );
  }

  private interpolate(query: ProfilingQuery, scopedVars: ScopedVars): ProfilingQuery {
    return interpolateQuery(query, getTemplateSrv(), scopedVars);
  }

  override filterQuery(query: ProfilingQuery): boolean {
    return isComplete(migrateQuery(query), this.backend.kind);
  }

  override getDefaultQuery(): Partial<ProfilingQuery> {
    return { queryType: 'profile', labelSelector: '{}', version: 1 };
  }

  override getQueryDisplayText(query: ProfilingQuery): string {
    return displayText(migrateQuery(query));
  }

  override interpolateVariablesInQueries(queries: ProfilingQuery[], scopedVars: ScopedVars): ProfilingQuery[] {
    return queries.map((query) => this.interpolate(migrateQuery(query), scopedVars));
  }

  override testDatasource(): Promise<TestDataSourceResponse> {
    return testDatasource(this.settings, this.backend);
  }

  /** For the panel, which knows this method only: rejects with the error in words. */
  async getProfileTypes(range: TimeRange, signal?: AbortSignal): Promise<readonly ProfileType[]> {
    const result = await this.profileTypes(range, signal);
    if (!result.ok) {
      throw new Error(errorWords(result.error));
    }
    return result.value;
  }

  profileTypes(range: TimeRange, signal = never()): Promise<Result<readonly ProfileType[], BackendError>> {
    return this.backend.profileTypes(range, signal);
  }

  labelNames(scope: LabelScope, signal = never()): Promise<Result<readonly string[], BackendError>> {
    return this.backend.labelNames(this.interpolateScope(scope), signal);
  }

  labelValues(name: string, scope: LabelScope, signal = never()): Promise<Result<readonly string[], BackendError>> {
    return this.backend.labelValues(name, this.interpolateScope(scope), signal);
  }

  override getTagKeys(options: DataSourceGetTagKeysOptions<ProfilingQuery>): Promise<GetTagResponse> {
    return tagKeys(this, options);
  }

  override getTagValues(options: DataSourceGetTagValuesOptions<ProfilingQuery>): Promise<GetTagResponse> {
    return tagValues(this, options);
  }

  async exportToAbstractQueries(queries: ProfilingQuery[]): Promise<AbstractQuery[]> {
    return queries.map((query) => toAbstractQuery(migrateQuery(query)));
  }

  async importFromAbstractQueries(queries: AbstractQuery[]): Promise<ProfilingQuery[]> {
    return queries.map((query) => migrateQuery({ refId: query.refId, labelSelector: toLabelSelector(query) }));
  }

  /** Grafana asks this of data sources that cannot name their labels, as its Parca data source cannot. */
  override async importQueries(queries: DataQuery[], origin: DataSourceApi): Promise<ProfilingQuery[]> {
    return keptQueries(queries, origin.type).map(migrateQuery);
  }

  private interpolateScope(scope: LabelScope): LabelScope {
    const { profileTypeId, labelSelector } = this.interpolate(migrateQuery(scope), {});
    return { ...scope, profileTypeId, labelSelector };
  }
}

const never = (): AbortSignal => new AbortController().signal;
