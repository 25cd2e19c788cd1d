import { filesFor } from '../profile/frameFilter';
import { err, ok, type Result } from '../profile/result';
import { type BackendKind, type ResolvedQuery, type TimeRange } from './backends/backend';
import { type BackendError } from './backends/error';
import { toIdFilter } from './backends/idFilter';
import { DEFAULT_MAX_NODES, MAX_NODES_LIMIT, type ProfilingQuery } from './query';
import { padRange } from './rangePadding';
import { withoutUnresolved } from './unresolved';

export interface Resolution {
  readonly query: ResolvedQuery;
  /** What was changed on the way, for the user to read. */
  readonly notices: readonly string[];
  /** Why there is nothing to ask yet; absent where there is. */
  readonly nothingPicked?: string;
}

/** Checks ids and fills in defaults. Variables must have been filled in before. */
export function resolveQuery(
  query: ProfilingQuery,
  range: TimeRange,
  backend: BackendKind
): Result<Resolution, BackendError> {
  const spans = givenIds(query.spanSelector);
  const traces = givenIds(query.traceIdSelector);
  const profiles = givenIds(query.profileIdSelector);
  const filter = toIdFilter(spans.ids, traces.ids, profiles.ids);
  if (!filter.ok) {
    return err({ backend, kind: 'invalidQuery', ...filter.error });
  }
  const padded = backend === 'pprof' ? { range } : padRange(range, filter.value);
  const files = filesFor(query.frameFilter);
  const hidesFiles = backend === 'pyroscope' && filter.value.kind === 'span';
  const labels = withoutUnresolved(query.labelSelector);
  const ids = [...new Set([...spans.unresolved, ...traces.unresolved, ...profiles.unresolved])];
  const texts = [...ids, ...labels.unresolved];
  const open = filter.value.kind === 'none' ? ids.filter((text) => !OF_TRACE_VIEW.test(text)) : [];
  const unresolved = [...new Set(texts)].map(
    (text) => `No value was found for ${text}, so the profile is not narrowed by it.`
  );
  return ok({
    query: {
      profileTypeId: query.profileTypeId.trim(),
      labelSelector: labels.selector.trim() === '' ? '{}' : labels.selector,
      filter: filter.value,
      range: padded.range,
      maxNodes: Math.min(Math.max(Math.round(query.maxNodes ?? DEFAULT_MAX_NODES), 1), MAX_NODES_LIMIT),
      needsFiles: files === 'needed' || (files === 'helpful' && !hidesFiles),
      detail: query.detail ?? 'function',
      callSite: query.stackTraceSelector ?? [],
      labelLevels: givenNames(query.labelLevels),
      source: query.source,
    },
    notices: [
      ...unresolved,
      ...(padded.notice ? [padded.notice] : []),
      ...(files === 'helpful' && hidesFiles ? [BY_NAME_ALONE] : []),
    ],
    ...(open.length > 0 && { nothingPicked: nothingPickedWords(open) }),
  });
}

/** Variables that Grafana's trace view fills in: its links narrow where a span has what they name, and may do without. */
const OF_TRACE_VIEW = /^\$\{__/;

const nothingPickedWords = (variables: readonly string[]): string =>
  `Nothing is picked yet: ${variables.join(', ')} ${variables.length === 1 ? 'has' : 'have'} no value. Pick a span, or give the variable an id.`;

/** Names of labels, each once. */
const givenNames = (names: readonly string[] = []): readonly string[] => [
  ...new Set(names.map((name) => name.trim()).filter((name) => name !== '')),
];

const BY_NAME_ALONE =
  'Pyroscope sends no files with the profile of a span, so packages and presets are told by names alone.';

/**
 * Grafana's trace view sends `${__span.tags["pyroscope.profile.id"]}` as it stands when a span lacks the attribute, a
 * dashboard a variable that has no value, and editors empty texts when an input was cleared. None of them is an id.
 */
function givenIds(selector: readonly string[] | undefined): { ids: readonly string[]; unresolved: readonly string[] } {
  const texts = (selector ?? []).map((text) => text.trim()).filter((text) => text !== '');
  return {
    ids: texts.filter((text) => !text.startsWith('$')),
    unresolved: texts.filter((text) => text.startsWith('$')),
  };
}
