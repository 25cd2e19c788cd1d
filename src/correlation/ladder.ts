import { type Attempt } from './attempt';
import { localRootProfile, ownProfile, traceProfile, unannouncedProfile } from './rungs/idRungs';
import { type Picked, type Question } from './rungs/question';
import { serviceAtThatTime, spanNameProfile } from './rungs/wideRungs';
import { type CorrelationSettings } from './settings';
import { type SpanTable } from './spanTable';

export type { Attempt, AttemptQuery, Rung, Subject } from './attempt';
export type { Question } from './rungs/question';

/**
 * The questions to ask about a span, from narrow to wide. Those that are `automatic` are asked in their order until one
 * has samples; the others are a click away.
 */
export function attempts(
  table: SpanTable,
  row: number,
  settings: CorrelationSettings,
  question: Question
): readonly Attempt[] {
  const picked: Picked = { table, row, settings, question };
  const byId = [
    ...ownProfile(picked),
    ...unannouncedProfile(picked),
    ...localRootProfile(picked),
    ...traceProfile(picked),
  ];
  // A span that stands for others is none of a single request.
  const isOne = !table.isSummary(row);
  return [
    ...byId.map((attempt) => ({ ...attempt, automatic: attempt.automatic && isOne && !isRefused(attempt, question) })),
    ...spanNameProfile(picked),
    ...serviceAtThatTime(picked),
  ];
}

const isRefused = ({ query }: Attempt, { refused = [] }: Question): boolean =>
  refused.includes(query.traceIdSelector ? 'trace' : 'span');
