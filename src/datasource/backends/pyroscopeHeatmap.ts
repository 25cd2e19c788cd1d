import { err, ok, type Result } from '../../profile/result';
import { type HeatmapAnswer, type HeatmapQuery, type HeatmapSlot } from './backend';
import { wholeSeconds } from './duration';
import { type BackendError } from './error';
import { type PyroscopeApi } from './pyroscopeApi';
import { whyEmpty } from './pyroscopeEmpty';
import { toExemplars } from './pyroscopeExemplars';
import { type HeatmapSeriesMessage, type RpcRequest } from './pyroscopeMessages';
import { selectionRequest } from './pyroscopeSelection';

const KINDS: Readonly<Record<HeatmapQuery['of'], Pick<RpcRequest, 'queryType' | 'exemplarType'>>> = {
  individual: { queryType: 'HEATMAP_QUERY_TYPE_INDIVIDUAL', exemplarType: 'EXEMPLAR_TYPE_INDIVIDUAL' },
  span: { queryType: 'HEATMAP_QUERY_TYPE_SPAN', exemplarType: 'EXEMPLAR_TYPE_SPAN' },
};

/**
 * How many profiles or spans had which value, through SelectHeatmap, which servers have since 1.19 and on v2 storage. A
 * slot at T covers (T − step, T]; the last one may end after the range. A step is a whole number of seconds.
 */
export async function pyroscopeHeatmap(
  api: PyroscopeApi,
  query: HeatmapQuery,
  signal: AbortSignal
): Promise<Result<HeatmapAnswer, BackendError>> {
  const selection = selectionRequest(query);
  if (!selection.ok) {
    return selection;
  }
  const request = { ...selection.value.request, step: wholeSeconds(query.step) / 1000, ...KINDS[query.of] };
  const answer = await api.call('SelectHeatmap', request, signal);
  if (!answer.ok) {
    return err(await refusal(api, answer.error, query, signal));
  }
  const { series } = answer.value;
  const slots = toSlots(series);
  return ok(
    slots.length === 0
      ? { kind: 'empty', reason: await whyNone(api, query, signal) }
      : {
          kind: 'heatmap',
          slots,
          exemplars: series.flatMap((each) => each.slots.flatMap((slot) => toExemplars(slot.exemplars, each.labels))),
          notices: [],
        }
  );
}

/** v2 storage is what it takes; a server before 1.19 does not know the address, and neither does one that is no Pyroscope. */
async function refusal(
  api: PyroscopeApi,
  error: BackendError,
  { range }: HeatmapQuery,
  signal: AbortSignal
): Promise<BackendError> {
  if (error.kind === 'notFound') {
    const known = await api.call('ProfileTypes', { start: range.from, end: range.to }, signal);
    return known.ok ? unsupported('heatmaps come with Pyroscope 1.19, and this one is older') : error;
  }
  return error.kind === 'unsupported'
    ? unsupported(
        `heatmaps are on v2 storage only, and a server with both storages has them for ranges that begin after it went over to v2 (it says: ${error.detail})`
      )
    : error;
}

const unsupported = (detail: string): BackendError => ({
  backend: 'pyroscope',
  kind: 'unsupported',
  wanted: 'heatmap',
  detail,
});

/** Profiles without spans are no reason to say that there are no profiles. */
async function whyNone(api: PyroscopeApi, query: HeatmapQuery, signal: AbortSignal): Promise<string> {
  const { profileTypeId, labelSelector } = query;
  return query.of === 'span'
    ? `Pyroscope has no samples with a span id for ${profileTypeId} ${labelSelector} in this range.`
    : whyEmpty(api, query, signal);
}

/** One heatmap of all series: counts of the same time and the same buckets are added up. */
function toSlots(series: readonly HeatmapSeriesMessage[]): readonly HeatmapSlot[] {
  const byPlace = new Map<string, { readonly time: number; readonly buckets: Map<number, number> }>();
  for (const { timestamp, yMin, counts } of series.flatMap(({ slots }) => slots)) {
    const place = JSON.stringify([timestamp, yMin]);
    const { buckets } = byPlace.get(place) ?? { buckets: new Map<number, number>() };
    // Edges are whole numbers: a narrow range of values has several buckets with the same one.
    yMin.forEach((edge, at) => buckets.set(edge, (buckets.get(edge) ?? 0) + counts[at]));
    byPlace.set(place, { time: timestamp, buckets });
  }
  return [...byPlace.values()]
    .filter(({ buckets }) => buckets.size > 0)
    .sort((a, b) => a.time - b.time)
    .map(({ time, buckets }) => {
      const ascending = [...buckets].sort(([a], [b]) => a - b);
      return {
        time,
        valueMin: Float64Array.from(ascending, ([edge]) => edge),
        counts: Float64Array.from(ascending, ([, count]) => count),
      };
    });
}
