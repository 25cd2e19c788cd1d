import { type DataFrame } from '@grafana/data';

import { readInput, type TraceInput } from '../correlation/inputs/readInput';
import { type Missing } from './NothingToShow';
import { readAnswer, type ShownProfile } from './query/runProfileQuery';

/** What the data of a panel holds, in the order in which it is looked for. */
export type PanelContent =
  | Exclude<TraceInput, { kind: 'none' }>
  | { readonly kind: 'profile'; readonly profile: ShownProfile }
  | { readonly kind: 'missing'; readonly missing: Missing };

export function readPanelData(frames: DataFrame[]): PanelContent {
  const input = readInput(frames);
  if (input.kind !== 'none') {
    return input;
  }
  const fields = [...new Set(frames.flatMap((frame) => frame.fields.map(({ name }) => name)))];
  const answer = readAnswer({ data: frames });
  if (answer.kind === 'profile') {
    return { kind: 'profile', profile: answer.profile };
  }
  if (fields.includes('level') && answer.kind === 'empty') {
    const isPicked = frames.every(({ meta }) => meta?.custom?.['emptyAs'] !== 'nothingPicked');
    return { kind: 'missing', missing: { kind: isPicked ? 'emptyProfile' : 'notPicked', reason: answer.reason } };
  }
  const hasRows = frames.some((frame) => frame.length > 0);
  return { kind: 'missing', missing: hasRows ? { kind: 'noTrace', fields } : { kind: 'noData' } };
}
