import { type QueryResultMeta, type QueryResultMetaNotice } from '@grafana/data';

import { type TimeOrder } from '../../profile/chart/callTimes';
import { type MissingPart } from '../backends/backend';
import { errorWords } from '../errorWords';

/** What a frame says beside its values. */
export interface FrameNotes {
  readonly warnings?: readonly string[];
  readonly info: readonly string[];
  /** For information too: what was cut off, for which the flame view has words of its own. */
  readonly cut?: readonly string[];
  /** Whether there is an order in time that can be asked for; not among the notices. */
  readonly order?: TimeOrder;
}

/** The `meta.notices` of a frame, warnings first and what was cut off last; nothing where there is nothing to say. */
export function noticesOf({ warnings = [], info, cut = [] }: FrameNotes): Pick<QueryResultMeta, 'notices'> {
  const notices = [
    ...warnings.map((text): QueryResultMetaNotice => ({ severity: 'warning', text })),
    ...[...info, ...cut].map((text): QueryResultMetaNotice => ({ severity: 'info', text })),
  ];
  return notices.length > 0 ? { notices } : {};
}

/** Which parts of a range are not in an answer, and why; each reason once. */
export function missingWords(missing: readonly MissingPart[] | undefined): readonly string[] {
  if (missing === undefined || missing.length === 0) {
    return [];
  }
  const reasons = [...new Set(missing.map(({ error }) => errorWords(error)))];
  const parts = missing.map(({ range }) => `${timeText(range.from)} to ${timeText(range.to)}`);
  const listed = parts.length > 3 ? [...parts.slice(0, 3), `${parts.length - 3} more`] : parts;
  return [
    `Partial: ${missing.length} ${missing.length === 1 ? 'part' : 'parts'} of the range could not be read (${listed.join(', ')}). ${reasons.join(' ')}`,
  ];
}

/** In UTC, to the minute: `2026-11-22 18:05`. */
const timeText = (time: number): string => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const progressWords = (done: number, of: number): string => `${done} of ${of} parts so far.`;
