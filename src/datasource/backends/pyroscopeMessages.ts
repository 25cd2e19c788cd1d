import * as v from 'valibot';

import { safeIntegerFromJson } from '../../profile/int64';
import { type Labels } from './backend';

// Answers of Pyroscope's querier.v1 service. protojson leaves out zero values and empty lists, so everything is
// optional, and writes 64-bit integers as text.
// Source: https://github.com/grafana/pyroscope/blob/main/api/querier/v1/querier.proto, api/types/v1/types.proto
const names = v.optional(v.array(v.string()), []);

const int64 = v.optional(
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value) => safeIntegerFromJson(value)),
    v.number()
  ),
  0
);
const double = v.optional(v.number(), 0);

const labels = v.optional(
  v.pipe(
    v.array(v.object({ name: v.string(), value: v.optional(v.string(), '') })),
    v.transform((pairs): Labels => Object.fromEntries(pairs.map(({ name, value }) => [name, value])))
  ),
  []
);

const Exemplar = v.object({
  timestamp: int64,
  value: int64,
  profileId: v.optional(v.string(), ''),
  spanId: v.optional(v.string(), ''),
  traceId: v.optional(v.string(), ''),
  labels,
});
const exemplars = v.optional(v.array(Exemplar), []);

const Point = v.object({ timestamp: int64, value: double, exemplars });
const Series = v.object({ labels, points: v.optional(v.array(Point), []) });

const Slot = v.pipe(
  v.object({
    timestamp: int64,
    yMin: v.optional(v.array(v.number()), []),
    counts: v.optional(v.array(v.number()), []),
    exemplars,
  }),
  v.check(({ yMin, counts }) => yMin.length === counts.length)
);
const HeatmapSeries = v.object({ labels, slots: v.optional(v.array(Slot), []) });

/** The calls that are used, and what they answer. */
export const Rpcs = {
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
  SelectSeries: v.object({ series: v.optional(v.array(Series), []) }),
  /** Since 1.5. Without profiles the times are absent, or the ends of int64; with both storages the oldest is absent. */
  GetProfileStats: v.object({
    dataIngested: v.optional(v.boolean(), false),
    oldestProfileTime: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(Number)), 0),
  }),
  /** Since 1.19, on v2 storage. */
  SelectHeatmap: v.object({ series: v.optional(v.array(HeatmapSeries), []) }),
};
export type Rpc = keyof typeof Rpcs;

export type ExemplarMessage = v.InferOutput<typeof Exemplar>;
export type SeriesMessage = v.InferOutput<typeof Series>;
export type HeatmapSeriesMessage = v.InferOutput<typeof HeatmapSeries>;

/** The JSON bodies of those calls; times are ms since the epoch. */
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
  readonly profileIdSelector?: readonly string[];
  /** Functions from the root down, by exact name. */
  readonly stackTraceSelector?: { readonly callSite: ReadonlyArray<{ readonly name: string }> };
  /** Seconds. */
  readonly step?: number;
  readonly groupBy?: readonly string[];
  readonly limit?: number;
  readonly exemplarType?: 'EXEMPLAR_TYPE_INDIVIDUAL' | 'EXEMPLAR_TYPE_SPAN';
  readonly queryType?: 'HEATMAP_QUERY_TYPE_INDIVIDUAL' | 'HEATMAP_QUERY_TYPE_SPAN';
}
