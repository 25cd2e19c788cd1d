import { type DataSourceApi } from '@grafana/data';

import { type TimeWindow } from '../../correlation/range';
import {
  DATASOURCE_TYPE,
  type LabelAnswer,
  type LabelQuestion,
  type ProfileFrameMeta,
  type ProfilingQuery,
} from '../../datasource/query';
import { type RuleStore } from '../../profile/recordingRule';
import { type Result } from '../../profile/result';
import { openDataSource, profileDataSources } from './dataSources';

/** What the panel needs of Spanflame's data source beyond queries. */
export interface ListsProfileTypes {
  getProfileTypes(range: TimeWindow, signal?: AbortSignal): Promise<readonly ProfileTypeOption[]>;
}

export interface ListsSiblings {
  siblingTypes(
    origin: Pick<ProfileFrameMeta, 'profileTypeId' | 'source'>,
    range: TimeWindow,
    signal?: AbortSignal
  ): Promise<readonly ProfileTypeOption[]>;
  labelNames(
    scope: { readonly range: TimeWindow; readonly profileTypeId: string; readonly labelSelector: string },
    signal?: AbortSignal
  ): Promise<Result<readonly string[], unknown>>;
}

export interface ListsLabelValues {
  labelValues(
    name: string,
    scope: { readonly range: TimeWindow; readonly profileTypeId: string; readonly labelSelector: string },
    signal?: AbortSignal
  ): Promise<Result<readonly string[], unknown>>;
}

export interface KnowsOldestProfile {
  /** ms since the epoch; Infinity where there is none. */
  oldestProfile(sinceMs: number, signal?: AbortSignal): Promise<Result<number, unknown>>;
}

export interface TellsLabels {
  labelContributions(
    question: LabelQuestion,
    onProgress: (soFar: LabelAnswer) => void,
    signal?: AbortSignal
  ): Promise<LabelAnswer>;
}

export interface ProfileTypeOption {
  /** `name:sampleType:sampleUnit:periodType:periodUnit`. */
  readonly id: string;
  readonly name: string;
  readonly sampleType: string;
  readonly sampleUnit: string;
}

export type ProfileSource = DataSourceApi<ProfilingQuery>;

export const listsProfileTypes = (source: ProfileSource): source is ProfileSource & ListsProfileTypes =>
  'getProfileTypes' in source && typeof source.getProfileTypes === 'function';

export const listsSiblings = (source: ProfileSource): source is ProfileSource & ListsSiblings =>
  'siblingTypes' in source && typeof source.siblingTypes === 'function' && 'labelNames' in source;

export const listsLabelValues = (source: ProfileSource): source is ProfileSource & ListsLabelValues =>
  'labelValues' in source && typeof source.labelValues === 'function';

export const knowsOldestProfile = (source: ProfileSource): source is ProfileSource & KnowsOldestProfile =>
  'oldestProfile' in source && typeof source.oldestProfile === 'function';

/** The recording rules of a data source; `undefined` where its kind of server has none. */
export const recordingRulesOf = (source: ProfileSource): RuleStore | undefined =>
  'recordingRules' in source ? (source.recordingRules as RuleStore | undefined) : undefined;

export const tellsLabels = (source: ProfileSource): source is ProfileSource & TellsLabels =>
  'labelContributions' in source && typeof source.labelContributions === 'function';

/** The uid to ask: the configured one, else the first data source of Spanflame; `undefined` where there is none. */
export function profileSourceUid(configured: string): string | undefined {
  return configured || profileDataSources()[0]?.uid;
}

/** Opens a data source of Spanflame, and refuses others: they would answer with the samples of every request. */
export async function openProfileSource(uid: string): Promise<ProfileSource> {
  const source = await openDataSource(uid);
  if (source.type !== DATASOURCE_TYPE) {
    throw new Error(`${source.name} is a data source of type ${source.type}, which ignores span and trace ids.`);
  }
  return source as unknown as ProfileSource;
}
