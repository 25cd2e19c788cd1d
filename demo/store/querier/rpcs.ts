import { type Call } from './call';
import { diff } from './diff';
import { labelNames, labelValues, profileTypes, series } from './labels';
import { profileJson } from './profileJson';
import { analyzeQuery, profileStats } from './profileStats';
import { selectHeatmap } from './selectHeatmap';
import { selectSeries } from './selectSeries';
import { featureFlags, version } from './serverInfo';
import { selectMergeProfile, selectMergeSpanProfile, selectMergeStacktraces } from './stacktraces';

type Rpc = (call: Call) => object;

/** The RPCs of Pyroscope that the demo store has, by path. */
export const RPCS: ReadonlyMap<string, Rpc> = new Map<string, Rpc>([
  ['/querier.v1.QuerierService/ProfileTypes', profileTypes],
  ['/querier.v1.QuerierService/LabelNames', labelNames],
  ['/querier.v1.QuerierService/LabelValues', labelValues],
  ['/querier.v1.QuerierService/Series', series],
  ['/querier.v1.QuerierService/SelectMergeStacktraces', selectMergeStacktraces],
  ['/querier.v1.QuerierService/SelectMergeSpanProfile', selectMergeSpanProfile],
  ['/querier.v1.QuerierService/SelectMergeProfile', (call) => profileJson(selectMergeProfile(call))],
  ['/querier.v1.QuerierService/SelectSeries', selectSeries],
  ['/querier.v1.QuerierService/SelectHeatmap', selectHeatmap],
  ['/querier.v1.QuerierService/Diff', diff],
  ['/querier.v1.QuerierService/GetProfileStats', profileStats],
  ['/querier.v1.QuerierService/AnalyzeQuery', analyzeQuery],
  ['/version.v1.Version/Version', version],
  ['/capabilities.v1.FeatureFlagsService/GetFeatureFlags', featureFlags],
]);
