import { MAX_NODES_LIMIT, type ProfileFrameMeta } from '../../datasource/query';
import { type FlameTree } from '../../profile/flameTree';
import { err, type Result } from '../../profile/result';
import { readFlameFrame, type ShownTree } from '../flame/frameTree';
import { type LineDetail, type LineSource } from '../flame/lines/lineSource';
import { askOnce } from './askOnce';
import { type ProfileAnswer } from './runProfileQuery';
import { type ProfileOrigin, questionOf, reshapedQuery } from './useReshaped';

/** Whom to ask for the lines of a profile of a data source; both sides of a comparison are asked for together. */
export function lineSourceOf(meta: ProfileFrameMeta | undefined, source: ProfileOrigin | undefined): LineSource {
  if (!meta || !source) {
    return { kind: 'impossible', why: FOREIGN };
  }
  const { detail, details = [] } = meta;
  if (!details.includes('line')) {
    return { kind: 'impossible', why: meta.spanSelector ? OF_SPAN : 'the data source tells functions only.' };
  }
  return detail === 'file'
    ? { kind: 'impossible', why: OF_FILES }
    : {
        kind: 'possible',
        about: JSON.stringify([source.uid, questionOf(meta)]),
        seen: detail,
        ask: (wanted, onAnswer) => askByLine(source, meta, wanted, onAnswer),
        repository: async (signal) => (await import('./repositoryOf')).repositoryOf(source.uid, meta, signal),
      };
}

const FOREIGN =
  'this flame graph is of another data source than Spanflame’s, and came with functions only. Ask the same server by a data source of Spanflame.';
const OF_SPAN =
  'Pyroscope sends no files and lines with the profile of a span. Show the samples of its trace, or of the service at that time.';
const OF_FILES = 'the rows are files here, not functions. Show the frames by function first.';

function askByLine(
  source: ProfileOrigin,
  meta: ProfileFrameMeta,
  detail: LineDetail,
  onAnswer: (answer: Result<FlameTree, string>) => void
): () => void {
  const { query, range } = reshapedQuery(meta, { detail });
  return askOnce(source, { query: { ...query, maxNodes: MAX_NODES_LIMIT }, range }, treeOf, onAnswer);
}

function treeOf(answer: ProfileAnswer): Result<ShownTree, string> {
  if (answer.kind !== 'profile') {
    return err(answer.reason);
  }
  const { frame, meta, notices } = answer.profile;
  return meta?.detail === 'function'
    ? err(['The answer came without files and lines.', ...notices].join(' '))
    : readFlameFrame(frame);
}
