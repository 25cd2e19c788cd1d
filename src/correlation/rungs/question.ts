import { formatLabelSelector, type Matcher } from '../../profile/labelSelector';
import { type Attempt, type AttemptQuery } from '../attempt';
import { clockSkewMs } from '../clockSkew';
import { clampRange, padRange, type TimeWindow } from '../range';
import { knownService, labelsOf } from '../serviceLabels';
import { type CorrelationSettings, ruleFor } from '../settings';
import { serviceOf, type SpanTable } from '../spanTable';

/** What is asked about a span, beside the span itself. */
export interface Question {
  readonly profileTypeId: string;
  readonly nowMs: number;
  /** The time that the page shows. */
  readonly range?: TimeWindow;
  /** Ids that the data source is known to refuse: questions by them are not asked without a click. */
  readonly refused?: ReadonlyArray<'span' | 'trace'>;
}

/** A picked span, and how it is to be matched with profiles. */
export interface Picked {
  readonly table: SpanTable;
  readonly row: number;
  readonly settings: CorrelationSettings;
  readonly question: Question;
}

export const HOUR_MS = 3_600_000;

/** The part of an attempt that is the same for all questions about a service. */
export function baseQuery({ table, row, settings, question }: Picked, more: readonly Matcher[] = []): AttemptQuery {
  return {
    profileTypeId: question.profileTypeId,
    labelSelector: formatLabelSelector([...labelsOf(table, row, settings), ...more]),
    maxNodes: settings.maxNodes,
  };
}

/** The data source that the settings name for the span's service; nothing where they name none. */
export function sourceOf({ table, row, settings }: Picked): Pick<Attempt, 'datasourceUid'> {
  const datasourceUid = ruleFor(settings, serviceOf(table, row))?.datasourceUid;
  return datasourceUid === undefined ? {} : { datasourceUid };
}

/**
 * The time of a span, widened by `paddingMs` and what clocks may differ, within what the server keeps. A span without
 * any time (`startMs` 0) is looked for in the time of the page.
 */
export function windowAround(picked: Picked, startMs: number, durationMs: number, paddingMs: number): TimeWindow {
  const { table, row, settings, question } = picked;
  const skewMs = settings.clockSkewSeconds * 1000 + clockSkewMs(table.warnings(row));
  return startMs > 0
    ? clampRange(
        padRange(startMs, durationMs, paddingMs + skewMs, question.nowMs),
        startMs + durationMs / 2,
        oldestMs(settings, question.nowMs)
      )
    : pageWindow(picked);
}

/** The page's time, or half an hour on both sides of the span; at most a day of it. */
export function pageWindow({ table, row, settings, question }: Picked): TimeWindow {
  const middleMs = table.startMs[row] > 0 ? table.startMs[row] + table.durationMs[row] / 2 : question.nowMs;
  const range = question.range ?? padRange(middleMs, 0, HOUR_MS / 2, question.nowMs);
  return clampRange(range, middleMs, oldestMs(settings, question.nowMs));
}

/** The time of a span (the picked one, unless told), widened by the padding of the settings. */
export const spanWindow = (picked: Picked, row = picked.row): TimeWindow =>
  windowAround(
    { ...picked, row },
    picked.table.startMs[row],
    picked.table.durationMs[row],
    picked.settings.paddingSeconds * 1000
  );

/** The time before which the server has nothing; -Infinity where that is unknown. */
export const oldestMs = ({ retentionHours }: CorrelationSettings, nowMs: number): number =>
  retentionHours > 0 ? nowMs - retentionHours * HOUR_MS : -Infinity;

/** The name of the span's service, for sentences. */
export const serviceName = ({ table, row }: Picked): string => knownService(table, row) ?? 'its service';

/** Whether anything is known that narrows a query to the service of the span. */
export const hasLabels = ({ table, row, settings }: Picked): boolean => labelsOf(table, row, settings).length > 0;
