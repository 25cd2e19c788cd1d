import { type FrameFilter } from '../../profile/frameFilter';
import { type FrameDetail } from '../../profile/frameNames';
import { type BackendKind, type IdFilter, type ResolvedQuery } from '../backends/backend';
import { type ProfileQuestion } from '../query';

/** What asks for the same profile again; fields that narrow nothing are absent. */
export function questionOf(query: ResolvedQuery, frameFilter: FrameFilter | undefined): ProfileQuestion {
  const { profileTypeId, labelSelector, filter, callSite, labelLevels, source } = query;
  return {
    profileTypeId,
    labelSelector,
    ...(filter.kind === 'span' && { spanSelector: filter.ids }),
    ...(filter.kind === 'trace' && { traceIdSelector: filter.ids }),
    ...(filter.kind === 'profile' && { profileIdSelector: filter.ids }),
    ...(callSite.length > 0 && { stackTraceSelector: callSite }),
    ...(labelLevels.length > 0 && { labelLevels }),
    ...(frameFilter && { frameFilter }),
    ...(source && { source }),
  };
}

/** Pyroscope sends files and lines with merged profiles only, and of those it has none for a span. */
export const detailsOf = (backend: BackendKind, filter: IdFilter): readonly FrameDetail[] =>
  backend === 'pyroscope' && filter.kind === 'span' ? ['function'] : ['function', 'file', 'line', 'address'];
