import { gridOfUploads, type UploadGrid } from '../../profile/statistics/uploadGrid';
import { type ResolvedQuery, type TimeRange } from '../backends/backend';
import { type ComparedStore } from './elsewhere';

/**
 * A range that is shorter than this is looked at as a whole; of a longer one its first and its last minutes. No usual range
 * is as long: the clock moves between Grafana's readings of both ends, so the last 15 minutes last some ms more at times.
 */
const WHOLE_MILLIS = 16 * 60_000;
const PROBE_MILLIS = 5 * 60_000;
const STEP = 1000;
/** What comes more often than this is more than one process, each with uploads of its own. */
const LEAST_INTERVAL = 3000;
/** An upload more or less makes no difference to slices that hold so many. */
const MANY_UPLOADS = 50;
const USUAL_INTERVAL = 15_000;

/**
 * When profiles were uploaded, from a series with a step of a second, in which only seconds with an upload have a value.
 * `undefined` where they came at all times, as from many processes, or where it makes no difference.
 */
export async function findUploads(
  { backend }: ComparedStore,
  { profileTypeId, labelSelector, range }: ResolvedQuery,
  slices: number,
  signal: AbortSignal
): Promise<UploadGrid | undefined> {
  if (backend.kind === 'pprof' || (range.to - range.from) / slices > MANY_UPLOADS * USUAL_INTERVAL) {
    return undefined;
  }
  const answers = await Promise.all(
    probes(range).map((probe) =>
      backend.series(
        {
          profileTypeId,
          labelSelector,
          range: probe,
          step: STEP,
          groupBy: [],
          limit: undefined,
          exemplars: false,
          finest: true,
        },
        signal
      )
    )
  );
  const points = answers.flatMap((answer) =>
    answer.ok && answer.value.kind === 'series' ? answer.value.series.flatMap(({ times }) => [...times]) : []
  );
  // A point stands for the second before it.
  const grid = gridOfUploads([...new Set(points)].map((time) => time - STEP / 2));
  return grid && grid.interval >= LEAST_INTERVAL ? grid : undefined;
}

const probes = ({ from, to }: TimeRange): readonly TimeRange[] =>
  to - from <= WHOLE_MILLIS
    ? [{ from, to }]
    : [
        { from, to: from + PROBE_MILLIS },
        { from: to - PROBE_MILLIS, to },
      ];
