import {
  type ComparedProfile,
  type ComparedSide,
  type ComparisonMeta,
  DEFAULT_MAX_NODES,
  type Normalisation,
  type ProfileFrameMeta,
  type ProfileQuestion,
  type RequestRate,
} from '../../../datasource/query';
import { type TimeWindow } from '../../../correlation/range';
import { type ProfileRequest } from '../../query/runProfileQuery';
import { questionOf } from '../../query/useReshaped';
import { sideOf } from './sideOf';

/** What is asked for in the place of a profile that is shown. What is absent is that profile's own. */
export type Asked =
  | (AskedOf & { readonly kind: 'profile' })
  | (AskedOf & {
      readonly kind: 'comparison';
      readonly compareWith: ComparedSide;
      readonly normalisation?: Normalisation;
      readonly requestRate?: RequestRate;
    });

/** Of what a question is. */
export interface AskedOf {
  readonly range?: TimeWindow;
  /** Uid of the data source. */
  readonly datasource?: string;
  readonly question?: ProfileQuestion;
}

/** The profile that questions are about: what came with it, and the uid of its data source. */
export interface AskedAbout {
  readonly meta: ProfileFrameMeta;
  readonly uid: string;
}

/** The query that asks for it, of which data source. */
export function askedRequest(asked: Asked, { meta, uid }: AskedAbout): { uid: string; request: ProfileRequest } {
  const { range = meta.range, datasource = uid, question = questionOf(meta) } = asked;
  const query = { ...question, detail: meta.detail, maxNodes: DEFAULT_MAX_NODES };
  if (asked.kind === 'profile') {
    return { uid: datasource, request: { range, query } };
  }
  const { compareWith, normalisation, requestRate } = asked;
  const fields = { compareWith, ...(normalisation && { normalisation }), ...(requestRate && { requestRate }) };
  return { uid: datasource, request: { range, query: { ...query, ...fields }, queryType: 'comparison' } };
}

/** One side alone, as a plain profile. */
export const sideAlone = ({ range, datasource, question }: ComparedProfile): Asked => ({
  kind: 'profile',
  range,
  datasource,
  question,
});

/** Both sides changed places: what was before is what came after. */
export const swapped = ({ left, right, normalisation, requestRate }: ComparisonMeta): Asked => ({
  kind: 'comparison',
  range: left.range,
  datasource: left.datasource,
  question: left.question,
  compareWith: sideOf(right, left.question),
  normalisation,
  ...(requestRate && { requestRate }),
});

/** Another question about the same profile. */
export const sameOf = ({ range, datasource, question }: AskedOf): AskedOf => ({
  ...(range && { range }),
  ...(datasource !== undefined && { datasource }),
  ...(question && { question }),
});
