import { MAX_NODES_LIMIT, type ProfileFrameMeta } from '../../datasource/query';
import { type FlameTree } from '../../profile/flameTree';
import { err, type Result } from '../../profile/result';
import { readFlameFrame, type ShownTree } from '../flame/frameTree';
import { type ChartSource } from '../flame/view/chartSource';
import { askOnce } from './askOnce';
import { type ProfileAnswer } from './runProfileQuery';
import { type ProfileOrigin, questionOf } from './useReshaped';

/**
 * Whom to ask for the calls of a profile of a data source in the order of time; `undefined` where its kind of server keeps
 * none, and for comparisons.
 */
export function chartSourceOf(
  meta: ProfileFrameMeta | undefined,
  source: ProfileOrigin | undefined
): ChartSource | undefined {
  if (!meta?.order || !source || meta.comparison) {
    return undefined;
  }
  const { order } = meta;
  return order.kind === 'none'
    ? { kind: 'impossible', why: order.why }
    : {
        kind: 'possible',
        about: JSON.stringify([source.uid, meta.detail, questionOf(meta)]),
        tracks: order.tracks,
        note: order.note,
        ask: (track, onAnswer) => askInTime(source, meta, order.tracks[track], onAnswer),
      };
}

function askInTime(
  source: ProfileOrigin,
  meta: ProfileFrameMeta,
  track: string,
  onAnswer: (chart: Result<FlameTree, string>) => void
): () => void {
  const query = { ...questionOf(meta), detail: meta.detail, timeOrder: { track }, maxNodes: MAX_NODES_LIMIT };
  return askOnce(source, { query, range: meta.range }, chartOf, onAnswer);
}

function chartOf(answer: ProfileAnswer): Result<ShownTree, string> {
  if (answer.kind !== 'profile') {
    return err(answer.reason);
  }
  const tree = readFlameFrame(answer.profile.frame);
  return tree.ok && !tree.value.times ? err('The answer came without the times of calls.') : tree;
}
