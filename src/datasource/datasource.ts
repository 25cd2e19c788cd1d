import {
  type AbstractQuery,
  type AdHocVariableFilter,
  CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceApi,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type GetTagResponse,
  type ScopedVars,
  type TestDataSourceResponse,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import { type DataQuery } from '@grafana/schema';
import { type Observable } from 'rxjs';

import { type RuleStore } from '../profile/recordingRule';
import { type Result } from '../profile/result';
import { annotationSupport } from './annotationSupport';
import { answerTargets } from './answerTargets';
import { type LabelScope, type ProfileType, type TimeRange } from './backends/backend';
import { type BackendError } from './backends/error';
import { type PartedBackend } from './backends/layers/splitBackend';
import { type PprofBackend } from './backends/pprofBackend';
import { type IdLabels } from './backends/traceLabel';
import { type ComparedStore } from './compare/elsewhere';
import { createBackends, millisOf } from './createBackends';
import { errorWords } from './errorWords';
import { keptQueries, toAbstractQuery, toLabelSelector } from './explore/abstractQueries';
import { withAdhocFilters } from './filters/adHocFilters';
import { tagKeys, tagValues } from './filters/tags';
import { testDatasource } from './health';
import { createGrafanaHttp } from './httpGrafana';
import { interpolateQuery } from './interpolate';
import { linkTargets } from './linkTargets';
import { isComplete, migrateQuery } from './migrateQuery';
import { type LabelAnswer, type LabelQuestion, type ProfilingQuery } from './query';
import { displayText } from './queryText';
import { ruleStore } from './ruleStore';
import { idLabelsOf, type ProfilingOptions } from './settings';
import { type ProfileOrigin, siblingTypes } from './siblingTypes';
import { ProfilingVariableSupport } from './variables/variableSupport';

/**
 * Asks a server of profiles through Grafana's data source proxy, and answers with flame graph frames. There is no backend:
 * Grafana's trace view draws flame graphs of spans from classes that extend this one only (docs/adr/0021).
 */
export class ProfilingDataSource extends DataSourceWithBackend<ProfilingQuery, ProfilingOptions> {
  readonly backend: PartedBackend;
  /** The same backend where it reads raw pprof: it can capture, and list files. */
  readonly pprof: PprofBackend | undefined;
  /** Labels that carry ids, where a backend looks for ids in labels. */
  readonly idLabels: IdLabels;
  /** For the panel: rules by which profiles are read, as they were written. */
  readonly readingRules: unknown;
  /** For the panel: where source files are on the web, as it was written. */
  readonly repository: { readonly url: unknown; readonly prefix: unknown };

  constructor(private readonly settings: DataSourceInstanceSettings<ProfilingOptions>) {
    super(settings);
    const { jsonData } = settings;
    // Grafana takes this as the shortest interval between two points of a series.
    this.interval = jsonData.minStep || undefined;
    const { backend, pprof } = createBackends(createGrafanaHttp(settings.url ?? ''), jsonData);
    this.backend = backend;
    this.pprof = pprof;
    this.idLabels = idLabelsOf(jsonData);
    this.readingRules = jsonData.readingRules;
    this.repository = { url: jsonData.repositoryUrl, prefix: jsonData.repositoryPrefix };
    this.annotations = annotationSupport;
    this.variables = new ProfilingVariableSupport(this);
  }

  override query(request: DataQueryRequest<ProfilingQuery>): Observable<DataQueryResponse> {
    const targets = request.targets
      .map(migrateQuery)
      .filter((target) => !target.hide && this.filterQuery(target))
      .map((target) => this.fillIn(target, request.scopedVars, request.filters));
    return answerTargets(targets, request, {
      ...this.comparedStore(),
      ...linkTargets(this.settings.jsonData.tracesDatasourceUid),
      elsewhere: async () => (await import('./compare/grafanaElsewhere')).grafanaElsewhere(request),
    });
  }

  /** For comparisons, also those of another data source with this one. */
  comparedStore(): ComparedStore {
    const { uid, name, jsonData } = this.settings;
    const { backend, pprof } = this;
    return { backend, pprof, datasource: { uid, name }, minStepMillis: millisOf(jsonData.minStep) };
  }

  private fillIn(
    query: ProfilingQuery,
    scopedVars: ScopedVars,
    filters: AdHocVariableFilter[] | undefined
  ): ProfilingQuery {
    const filled = interpolateQuery(query, getTemplateSrv(), scopedVars);
    const { compareWith } = filled;
    const other = compareWith?.labelSelector;
    return {
      ...filled,
      labelSelector: withAdhocFilters(filled.labelSelector, filters),
      ...(compareWith && other && { compareWith: { ...compareWith, labelSelector: withAdhocFilters(other, filters) } }),
    };
  }

  override filterQuery(query: ProfilingQuery): boolean {
    return isComplete(migrateQuery(query), this.backend.kind);
  }

  /**
   * Explore opens with series and flame graph, as Grafana's Pyroscope data source does: the series shows when something
   * happened, which is where to look. A process has no series, and a panel shows one thing.
   */
  override getDefaultQuery(app?: CoreApp): Partial<ProfilingQuery> {
    const both = app === CoreApp.Explore && this.backend.kind !== 'pprof';
    return { queryType: both ? 'both' : 'profile', labelSelector: '{}', version: 1 };
  }

  override getQueryDisplayText(query: ProfilingQuery): string {
    return displayText(migrateQuery(query));
  }

  override interpolateVariablesInQueries(
    queries: ProfilingQuery[],
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ): ProfilingQuery[] {
    return queries.map((query) => this.fillIn(migrateQuery(query), scopedVars, filters));
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

  /** For the panel: the sample types of the profile that a frame shows. Rejects with the error in words. */
  async siblingTypes(origin: ProfileOrigin, range: TimeRange, signal = never()): Promise<readonly ProfileType[]> {
    const result = await siblingTypes(this.backend, this.pprof, origin, range, signal);
    if (!result.ok) {
      throw new Error(errorWords(result.error));
    }
    return result.value;
  }

  /**
   * For the panel: which values of labels carry a function's change between both sides of a comparison. Tells what is
   * known so far as it goes on. Rejects with the error in words.
   */
  async labelContributions(
    question: LabelQuestion,
    onProgress: (soFar: LabelAnswer) => void = () => undefined,
    signal = never()
  ): Promise<LabelAnswer> {
    const { labelContributions } = await import('./compare/labelContributions');
    const elsewhere = async () => (await import('./compare/grafanaElsewhere')).grafanaElsewhere(OF_NO_PANEL);
    const result = await labelContributions(question, this.comparedStore(), elsewhere, onProgress, signal);
    if (!result.ok) {
      throw new Error(result.error);
    }
    return result.value;
  }

  /** For the panel: rules by which the server writes metrics; `undefined` where its kind has none. */
  get recordingRules(): RuleStore | undefined {
    return this.backend.recordingRules && ruleStore(this.backend.recordingRules);
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

  /** For the panel: when the oldest profile was taken, as `Backend.oldestProfile` tells it. */
  oldestProfile(since: number, signal = never()): Promise<Result<number, BackendError>> {
    return this.backend.oldestProfile(since, signal);
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
    const { profileTypeId, labelSelector } = this.fillIn(migrateQuery(scope), {}, undefined);
    return { ...scope, profileTypeId, labelSelector };
  }
}

const OF_NO_PANEL = { requestId: '', scopedVars: {}, timezone: 'browser', app: CoreApp.Unknown };

const never = (): AbortSignal => new AbortController().signal;
