import { CoreApp } from '@grafana/data';

import { type FrameFilter } from '../profile/frameFilter';
import { parseLabelSelector } from '../profile/labelSelector';
import { err, ok, type Result } from '../profile/result';
import {
  type BackendKind,
  type HeatmapQuery,
  type LabelScope,
  type ResolvedQuery,
  type SeriesQuery,
  type TimeRange,
} from './backends/backend';
import { wholeSeconds } from './backends/duration';
import { type BackendError } from './backends/error';
import { type FunctionSeriesQuery } from './backends/layers/functionSeries';
import { type LabelChangesQuery } from './backends/layers/labelChanges';
import { parseProfileTypeId } from './backends/profileTypeId';
import { type ProfilingQuery } from './query';
import { resolveQuery } from './resolveQuery';

/** One thing to ask of a backend, with all defaults applied. A target is one piece of work, or two for `both`. */
export type Work = { readonly notices: readonly string[] } & (
  | {
      readonly kind: 'profile';
      readonly query: ResolvedQuery;
      readonly frameFilter: FrameFilter | undefined;
      /** Rows of the frame; what is read may have more, so that a filter finds its frames. */
      readonly shownNodes: number;
    }
  | {
      readonly kind: 'functions';
      readonly query: ResolvedQuery;
      readonly frameFilter: FrameFilter | undefined;
      /** RE2; the empty one matches every name. */
      readonly pattern: string;
      readonly limit: number;
    }
  | {
      readonly kind: 'functionSeries';
      readonly query: Omit<FunctionSeriesQuery, 'filter'>;
      readonly frameFilter: FrameFilter | undefined;
    }
  /** Nothing is to be asked: the query is about one span, and the variable that names it is empty. */
  | { readonly kind: 'nothingPicked'; readonly query: ResolvedQuery; readonly reason: string; readonly as: ProfileWork }
  | { readonly kind: 'series'; readonly query: SeriesQuery }
  | { readonly kind: 'heatmap'; readonly query: HeatmapQuery }
  /** The values of a label, or the names of labels. */
  | { readonly kind: 'labels'; readonly scope: LabelScope; readonly label: string | undefined }
  | { readonly kind: 'labelChanges'; readonly query: LabelChangesQuery }
  | {
      readonly kind: 'comparison';
      /** The query's own side, over its whole range; `maxNodes` are those of a slice. */
      readonly query: ResolvedQuery;
      readonly frameFilter: FrameFilter | undefined;
      readonly shownNodes: number;
    }
);

/** What a query about profiles is answered with. */
type ProfileWork = 'profile' | 'functions' | 'functionSeries';

export interface PlanSetting {
  readonly range: TimeRange;
  /** Milliseconds between two points, as the panel has room for them. */
  readonly intervalMillis: number;
  /** Shortest time between two points that the data source is set to. */
  readonly minStepMillis: number | undefined;
  readonly app: string | undefined;
  readonly backend: BackendKind;
}

const DEFAULT_MIN_STEP = 15_000;
const HEATMAP_COLUMNS = 64;
const DEFAULT_FUNCTION_ROWS = 1000;
const DEFAULT_FUNCTION_SERIES = 5;
/** What a server may fold is beyond this, where the client filters frames or counts functions; its own limit is 2^20. */
const WHOLE_TREE_NODES = 131_072;
/** Nodes of one slice of a comparison: what a server folds is no function that could be compared. */
const SLICE_NODES = 16_384;
const SLICE_NODES_TO_FILTER = 32_768;
const NO_LEVELS = 'A comparison has no values of labels above the stacks: it compares the functions below them.';

/** Slices of the past would each be a new profile of now. */
const NO_HISTORY = 'a process has no past profiles, so there are no functions over time';

const NO_ORDER = 'it keeps sums of some seconds, without the order in which calls happened';

/** What a target asks for. Variables must have been filled in before. */
export function planQuery(target: ProfilingQuery, setting: PlanSetting): Result<readonly Work[], BackendError> {
  const query = { ...target, labelSelector: target.labelSelector.trim() === '' ? '{}' : target.labelSelector };
  const problem = problemOf(query, setting);
  if (problem) {
    return err({ backend: setting.backend, kind: 'invalidQuery', ...problem });
  }
  switch (query.queryType) {
    case 'metrics':
      return ok([overTime(query, setting)]);
    case 'both': {
      const profile = profileWork(query, setting);
      return profile.ok && setting.app === CoreApp.Explore
        ? ok([
            ...profile.value,
            overTime({ ...query, spanSelector: [], traceIdSelector: [], profileIdSelector: [] }, setting),
          ])
        : profile;
    }
    case 'labels':
    case 'labelChanges':
      return ok([labelWork(query, setting)]);
    default:
      return profileWork(query, setting);
  }
}

/** Work on profiles: a flame graph, the table of its functions, or functions over time. */
function profileWork(query: ProfilingQuery, setting: PlanSetting): Result<readonly Work[], BackendError> {
  const resolution = resolveQuery(query, setting.range, setting.backend);
  if (!resolution.ok) {
    return resolution;
  }
  const { query: resolved, notices, nothingPicked } = resolution.value;
  const { frameFilter, limit, queryType } = query;
  if (nothingPicked !== undefined) {
    const as = queryType === 'functions' || queryType === 'functionSeries' ? queryType : 'profile';
    return ok([{ kind: 'nothingPicked', query: resolved, reason: nothingPicked, as, notices: [] }]);
  }
  const filters = (frameFilter?.presets.length ?? 0) + (frameFilter?.rules.length ?? 0) > 0;
  const whole = { ...resolved, maxNodes: Math.max(resolved.maxNodes, WHOLE_TREE_NODES) };
  const ofFunctions = { ...whole, detail: 'function' as const, labelLevels: [] };
  switch (query.queryType) {
    case 'functions': {
      const pattern = query.functionPattern ?? '';
      return ok([
        { kind: 'functions', query: ofFunctions, frameFilter, pattern, limit: limit ?? DEFAULT_FUNCTION_ROWS, notices },
      ]);
    }
    case 'functionSeries': {
      if (setting.backend === 'pprof') {
        return err({ backend: 'pprof', kind: 'unsupported', detail: NO_HISTORY });
      }
      const functions = query.functions ?? [];
      const step = stepOf(setting);
      const series = { profile: ofFunctions, functions, limit: limit ?? DEFAULT_FUNCTION_SERIES, step };
      return ok([{ kind: 'functionSeries', query: series, frameFilter, notices }]);
    }
    case 'comparison': {
      const { maxNodes: shownNodes } = resolved;
      const least = filters || resolved.callSite.length > 0 ? SLICE_NODES_TO_FILTER : SLICE_NODES;
      const maxNodes = Math.min(Math.max(shownNodes, least), WHOLE_TREE_NODES);
      const said = resolved.labelLevels.length > 0 ? [...notices, NO_LEVELS] : notices;
      return ok([
        {
          kind: 'comparison',
          query: { ...resolved, maxNodes, labelLevels: [] },
          frameFilter,
          shownNodes,
          notices: said,
        },
      ]);
    }
    default: {
      const { timeOrder } = query;
      if (timeOrder && setting.backend !== 'pprof') {
        return err({ backend: setting.backend, kind: 'unsupported', detail: NO_ORDER });
      }
      const { maxNodes: shownNodes } = resolved;
      const read = filters || resolved.callSite.length > 0 ? whole : resolved;
      return ok([
        { kind: 'profile', query: timeOrder ? { ...read, timeOrder } : read, frameFilter, shownNodes, notices },
      ]);
    }
  }
}

function overTime(query: ProfilingQuery, setting: PlanSetting): Work {
  const { range } = setting;
  const profileTypeId = query.profileTypeId.trim();
  const asked = { profileTypeId, labelSelector: query.labelSelector, range };
  const notices = notNarrowed(query);
  if (query.includeHeatmap) {
    const step = wholeSeconds(Math.max(stepOf(setting), (range.to - range.from) / HEATMAP_COLUMNS));
    return { kind: 'heatmap', query: { ...asked, step, of: query.heatmapType ?? 'individual' }, notices };
  }
  const { groupBy = [], limit, includeExemplars: exemplars = false } = query;
  const names = groupBy.filter((name) => name.trim() !== '');
  return { kind: 'series', query: { ...asked, step: stepOf(setting), groupBy: names, limit, exemplars }, notices };
}

/** Servers keep sums over time without ids and stacks. */
function notNarrowed(query: ProfilingQuery): readonly string[] {
  const ids = [query.spanSelector, query.traceIdSelector, query.profileIdSelector].flatMap((list) => list ?? []);
  const narrowing = [
    ...(ids.some((id) => id.trim() !== '') ? ['ids'] : []),
    ...(query.stackTraceSelector?.length ? ['the call site'] : []),
    ...(query.frameFilter?.rules.length ? ['the frame filter'] : []),
  ];
  return query.queryType === 'metrics' && narrowing.length > 0
    ? [`The series is of all samples: ${new Intl.ListFormat('en').format(narrowing)} narrow profiles only.`]
    : [];
}

function labelWork(query: ProfilingQuery, setting: PlanSetting): Work {
  const { range } = setting;
  const scope = { range, profileTypeId: query.profileTypeId.trim(), labelSelector: query.labelSelector };
  const label = query.label?.trim() || undefined;
  return query.queryType === 'labelChanges' && label !== undefined
    ? { kind: 'labelChanges', query: { ...scope, label, step: stepOf(setting) }, notices: [] }
    : { kind: 'labels', scope, label, notices: [] };
}

const stepOf = ({ intervalMillis, minStepMillis }: PlanSetting): number =>
  Math.max(intervalMillis, minStepMillis ?? DEFAULT_MIN_STEP);

/** What no server could answer; told here, because each of them tells it in its own way, or not at all. */
function problemOf(
  query: ProfilingQuery,
  { range, backend }: PlanSetting
): { field: string; detail: string } | undefined {
  if (range.to <= range.from) {
    const [from, to] = [range.from, range.to].map((time) => new Date(time).toISOString());
    return { field: 'range', detail: `it ends (${to}) before it starts (${from})` };
  }
  const selector = parseLabelSelector(query.labelSelector);
  if (!selector.ok) {
    const { detail, offset } = selector.error;
    return { field: 'labelSelector', detail: `${detail} at character ${offset + 1} of ${query.labelSelector}` };
  }
  const id = query.profileTypeId.trim();
  if (backend === 'pprof' || (query.queryType === 'labels' && id === '')) {
    return undefined;
  }
  const type = parseProfileTypeId(id);
  return type.ok ? undefined : { field: 'profileTypeId', detail: id === '' ? 'none is chosen' : type.error };
}
