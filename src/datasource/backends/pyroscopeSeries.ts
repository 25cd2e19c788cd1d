import { measureOf } from '../../profile/measure';
import { err, ok, type Result } from '../../profile/result';
import { averageSeries } from './averageSeries';
import { type Series, type SeriesAnswer, type SeriesQuery, type TimeRange } from './backend';
import { wholeSeconds } from './duration';
import { type BackendError } from './error';
import { joinSeries } from './joinSeries';
import { type PyroscopeApi } from './pyroscopeApi';
import { whyEmpty } from './pyroscopeEmpty';
import { toExemplars } from './pyroscopeExemplars';
import { type RpcRequest, type SeriesMessage } from './pyroscopeMessages';
import { selectionRequest } from './pyroscopeSelection';

/** Points that one request may answer per series: what Prometheus allows. */
const MAX_POINTS = 11_000;
/** True of a whole range, and of one whose newer parts have some. */
const NO_EXEMPLARS = 'Exemplars are missing where the server sent none: Pyroscope has them since 1.17, on v2 storage.';

/**
 * Values over time through SelectSeries. A point at T covers (T − step, T], where the step is a whole number of seconds,
 * as v1 storage wants it, and at least `minStepMillis`.
 *
 * The server sums what lies in a step. That is a flow's value, shown per second. A level, such as the heap in use, is read
 * at the minimal step and averaged here, because v2 storage drops the request's `aggregation` without a word (ADR 0012).
 */
export async function pyroscopeSeries(
  api: PyroscopeApi,
  query: SeriesQuery,
  minStepMillis: number,
  signal: AbortSignal
): Promise<Result<SeriesAnswer, BackendError>> {
  const selection = selectionRequest(query);
  if (!selection.ok) {
    return selection;
  }
  const { sampleType, request } = selection.value;
  const measure = measureOf(sampleType);
  const minStep = wholeSeconds(query.finest ? 1 : minStepMillis);
  const step = Math.max(wholeSeconds(query.step), minStep);
  const innerStep = measure === 'flow' ? step : minStep;

  const parts: ReadonlyArray<Result<readonly SeriesMessage[], BackendError>> = await Promise.all(
    windows(query.range, step, innerStep).map(({ from, to }) =>
      select(api, { ...request, start: from, end: to, ...refinements(query), step: innerStep / 1000 }, signal)
    )
  );
  const failed = parts.find((part) => !part.ok);
  if (failed && !failed.ok) {
    return failed;
  }
  const read = joinSeries(parts.map((part) => (part.ok ? part.value.map(toSeries) : [])));
  const grid = { ...query.range, step };
  const series = largest(innerStep < step ? read.map((each) => averageSeries(each, grid)) : read, query.limit).filter(
    ({ times }) => times.length > 0
  );
  if (series.length === 0) {
    return ok({ kind: 'empty', reason: await whyEmpty(api, query, signal) });
  }
  const hasNone = query.exemplars && series.every(({ exemplars }) => exemplars.length === 0);
  return ok({
    kind: 'series',
    measure,
    series: measure === 'flow' ? series.map((each) => perSecond(each, step)) : series,
    notices: hasNone ? [NO_EXEMPLARS] : [],
  });
}

const refinements = ({ groupBy, limit, exemplars }: SeriesQuery): RpcRequest => ({
  ...(groupBy.length > 0 && { groupBy }),
  ...(limit !== undefined && { limit }),
  ...(exemplars && { exemplarType: 'EXEMPLAR_TYPE_INDIVIDUAL' }),
});

/** v1 storage that is asked without a frontend refuses exemplars (501), where others leave them out. */
async function select(
  api: PyroscopeApi,
  { exemplarType, ...request }: RpcRequest,
  signal: AbortSignal
): Promise<Result<readonly SeriesMessage[], BackendError>> {
  const answer = await api.call('SelectSeries', { ...request, ...(exemplarType && { exemplarType }) }, signal);
  if (answer.ok) {
    return ok(answer.value.series);
  }
  return exemplarType && answer.error.kind === 'unsupported' ? select(api, request, signal) : err(answer.error);
}

/**
 * The requests of a range: the steps that are averaged for the range's first point begin before it, and no request is for
 * more than 11,000 points. Each ends 1 ms before the next one, so that no step is read twice.
 */
function windows({ from, to }: TimeRange, step: number, innerStep: number): readonly TimeRange[] {
  const parts: TimeRange[] = innerStep < step ? [{ from: from - step + innerStep, to: from - 1 }] : [];
  const length = MAX_POINTS * innerStep;
  for (let start = from; start <= to; start += length) {
    parts.push({ from: start, to: Math.min(start + length - 1, to) });
  }
  return parts;
}

function toSeries({ labels, points }: SeriesMessage): Series {
  const ascending = [...points].sort((a, b) => a.timestamp - b.timestamp);
  return {
    labels,
    times: Float64Array.from(ascending, ({ timestamp }) => timestamp),
    values: Float64Array.from(ascending, ({ value }) => value),
    exemplars: ascending.flatMap((point) => toExemplars(point.exemplars, labels)),
  };
}

const perSecond = (series: Series, step: number): Series => ({
  ...series,
  values: series.values.map((value) => value / (step / 1000)),
});

/** The server keeps to the limit in each request; several of them can name more series. */
function largest(series: readonly Series[], limit: number | undefined): readonly Series[] {
  if (limit === undefined || series.length <= limit) {
    return series;
  }
  const sum = ({ values }: Series): number => values.reduce((all, value) => all + value, 0);
  return [...series].sort((a, b) => sum(b) - sum(a)).slice(0, limit);
}
