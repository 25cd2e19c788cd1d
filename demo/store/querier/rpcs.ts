import { type ProfileStore } from '../profileStore';
import { labelNames, labelValues, profileTypes, series } from './labels';
import { FEATURE_FLAGS, profileStats } from './profileStats';
import { type JsonRequest } from './request';
import { selectSeries } from './selectSeries';
import { selectMergeStacktraces } from './stacktraces';

/** What a client says about itself in its headers. */
export interface ClientCapabilities {
  readonly utf8LabelNames: boolean;
}

type Rpc = (store: ProfileStore, request: JsonRequest, client: ClientCapabilities) => object;

/** The RPCs of Pyroscope that the demo store has, by path. */
export const RPCS: ReadonlyMap<string, Rpc> = new Map<string, Rpc>([
  ['/querier.v1.QuerierService/ProfileTypes', profileTypes],
  [
    '/querier.v1.QuerierService/LabelNames',
    (store, request, client) => labelNames(store, request, client.utf8LabelNames),
  ],
  ['/querier.v1.QuerierService/LabelValues', labelValues],
  ['/querier.v1.QuerierService/Series', series],
  ['/querier.v1.QuerierService/SelectMergeStacktraces', selectMergeStacktraces],
  ['/querier.v1.QuerierService/SelectMergeSpanProfile', selectMergeStacktraces],
  ['/querier.v1.QuerierService/SelectSeries', selectSeries],
  ['/querier.v1.QuerierService/GetProfileStats', profileStats],
  ['/capabilities.v1.FeatureFlagsService/GetFeatureFlags', () => FEATURE_FLAGS],
]);
