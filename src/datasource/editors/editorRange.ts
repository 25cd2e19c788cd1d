import { type TimeRange as GrafanaRange } from '@grafana/data';

import { type TimeRange } from '../backends/backend';

const HOUR = 3_600_000;
const STEP = 10_000;

/**
 * The range that editors ask for names and types of; the last hour where the host gives none. A range relative to now
 * moves all the time, so it is rounded outwards to 10 s to keep the same question the same.
 */
export function editorRange(range: GrafanaRange | undefined, now = Date.now()): TimeRange {
  const from = range?.from.valueOf() ?? now - HOUR;
  const to = range?.to.valueOf() ?? now;
  return { from: Math.floor(from / STEP) * STEP, to: Math.ceil(to / STEP) * STEP };
}
