import { DEFAULT_MAX_NODES, type ProfilingQuery } from '../query';
import { uses } from './fields';
import { idProblem } from './idProblem';

/** What the options are set to, a phrase each, for the row when it is closed. */
export function optionsSummary(query: ProfilingQuery): string[] {
  const { groupBy = [], limit, maxNodes = DEFAULT_MAX_NODES, includeExemplars, includeHeatmap, heatmapType } = query;
  const of = heatmapType === 'span' ? 'spans' : 'profiles';
  const phrases = [
    ...(uses(query, 'groupBy') ? [groupBy.length > 0 ? `Group by: ${groupBy.join(', ')}` : 'One series'] : []),
    ...(uses(query, 'limit') && limit !== undefined ? [`Limit: ${limit}`] : []),
    ...(uses(query, 'exemplars') && includeExemplars ? ['Exemplars'] : []),
    ...(uses(query, 'heatmap') && includeHeatmap ? [`Heatmap of ${of}`] : []),
    ...(uses(query, 'ids') ? idPhrases(query) : []),
    ...(uses(query, 'maxNodes') ? [`Max nodes: ${maxNodes}`] : []),
    ...(uses(query, 'detail') ? shapePhrases(query) : []),
  ];
  return phrases.length > 0 ? phrases : ['Defaults'];
}

const shapePhrases = ({ detail = 'function', labelLevels = [] }: ProfilingQuery): readonly string[] => [
  ...(detail === 'function' ? [] : [`Frames by ${detail}`]),
  ...(labelLevels.length > 0 ? [`Levels: ${labelLevels.join(', ')}`] : []),
];

/** A problem is not to be hidden by a closed row. */
function idPhrases(query: ProfilingQuery): readonly string[] {
  const problem = idProblem(query);
  const phrase = (what: string, ids: readonly string[] = []): readonly string[] =>
    ids.length > 0 ? [`${what}: ${ids.join(', ')}`] : [];
  return problem
    ? [`Cannot be used: ${problem.detail}`]
    : [
        ...phrase('Span ID', query.spanSelector),
        ...phrase('Trace ID', query.traceIdSelector),
        ...phrase('Profile ID', query.profileIdSelector),
      ];
}
