import { type DataFrame } from '@grafana/data';

import { readSpans } from '../correlation/readSpans';
import { type SpanTable } from '../correlation/spanTable';
import { type Missing } from './NothingToShow';
import { readAnswer, type ShownProfile } from './query/runProfileQuery';

/** What the data of a panel holds, in the order in which it is looked for. */
export type PanelContent =
  | { readonly kind: 'trace'; readonly table: SpanTable }
  | { readonly kind: 'profile'; readonly profile: ShownProfile }
  | { readonly kind: 'missing'; readonly missing: Missing };

export function readPanelData(frames: DataFrame[]): PanelContent {
  const table = readSpans(frames);
  if (table.length > 0) {
    return { kind: 'trace', table };
  }
  const fields = [...new Set(frames.flatMap((frame) => frame.fields.map(({ name }) => name)))];
  const answer = readAnswer({ data: frames });
  if (answer.kind === 'profile') {
    return { kind: 'profile', profile: answer.profile };
  }
  if (fields.includes('level') && answer.kind === 'empty') {
    return { kind: 'missing', missing: { kind: 'emptyProfile', reason: answer.reason } };
  }
  if ((fields.includes('traceID') || fields.includes('traceIdHidden')) && frames.some((frame) => frame.length > 0)) {
    return { kind: 'missing', missing: { kind: 'searchResult' } };
  }
  const hasRows = frames.some((frame) => frame.length > 0);
  return { kind: 'missing', missing: hasRows ? { kind: 'noTrace', fields } : { kind: 'noData' } };
}
