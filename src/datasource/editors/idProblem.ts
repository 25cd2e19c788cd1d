import { type IdProblem, toIdFilter } from '../backends/idFilter';
import { type ProfilingQuery } from '../query';

export type IdPart = Partial<Pick<ProfilingQuery, IdProblem['field']>>;

const FIELDS = [
  ['spanSelector', 'Span ID'],
  ['traceIdSelector', 'Trace ID'],
  ['profileIdSelector', 'Profile ID'],
] as const;

/** Why ids cannot be used. Variables cannot be checked before the query is run. */
export function idProblem(query: IdPart): IdProblem | undefined {
  const given = FIELDS.filter(([field]) => (query[field]?.length ?? 0) > 0);
  const [first, second] = given;
  if (first && second) {
    const names = `${first[1]} and ${second[1]}`;
    return { field: first[0], detail: `${names} cannot be used together. Clear one of them.` };
  }
  const texts = (field: IdProblem['field']): readonly string[] =>
    (query[field] ?? []).filter((id) => !id.includes('$') && !id.includes('[['));
  const filter = toIdFilter(texts('spanSelector'), texts('traceIdSelector'), texts('profileIdSelector'));
  return filter.ok ? undefined : filter.error;
}
