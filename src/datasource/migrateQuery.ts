import * as v from 'valibot';

import { type BackendKind } from './backends/backend';
import { type FrameFilter, type FrameRule, type ProfilingQuery } from './query';
import { Rate, Side } from './savedComparison';
import { lenient, Source, texts, Wish } from './savedFields';

const Rule: v.GenericSchema<unknown, FrameRule> = v.looseObject({
  action: v.picklist(['keepStacks', 'dropStacks', 'hideFrames']),
  by: v.picklist(['function', 'package', 'file']),
  match: v.picklist(['text', 'regex', 'exact']),
  pattern: v.string(),
});
const readable = <T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, readonly T[]> =>
  v.pipe(
    v.fallback(v.array(v.unknown()), []),
    v.transform((list) => list.flatMap((item) => (v.is(schema, item) ? [v.parse(schema, item)] : [])))
  );
const Filter: v.GenericSchema<unknown, FrameFilter> = v.looseObject({
  presets: readable(v.string()),
  rules: readable(Rule),
});
/** All of it or nothing: with a name left out it would be another one. */
const CallSite = v.pipe(
  v.array(v.string()),
  v.transform((names): readonly string[] | undefined => (names.length === 0 ? undefined : names))
);
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const Known = v.object({
  queryType: v.fallback(
    v.picklist(['profile', 'metrics', 'both', 'functions', 'functionSeries', 'labels', 'labelChanges', 'comparison']),
    'profile'
  ),
  profileTypeId: lenient(v.string()),
  labelSelector: lenient(v.string()),
  groupBy: lenient(texts),
  limit: lenient(count),
  spanSelector: lenient(texts),
  traceIdSelector: lenient(texts),
  profileIdSelector: lenient(texts),
  maxNodes: lenient(count),
  includeExemplars: lenient(v.boolean()),
  includeHeatmap: lenient(v.boolean()),
  heatmapType: lenient(v.picklist(['individual', 'span'])),
  stackTraceSelector: lenient(CallSite),
  detail: lenient(v.picklist(['function', 'file', 'line', 'address'])),
  labelLevels: lenient(texts),
  frameFilter: lenient(Filter),
  functions: lenient(texts),
  functionPattern: lenient(v.string()),
  label: lenient(v.string()),
  allowCostly: lenient(v.boolean()),
  source: lenient(Source),
  timeOrder: lenient(Wish),
  compareWith: lenient(Side),
  normalisation: lenient(v.picklist(['absolute', 'share', 'perSecond', 'perRequest'])),
  requestRate: lenient(Rate),
  slices: lenient(count),
});

/**
 * Reads a saved query, ours or one of Grafana's Pyroscope or Parca data source; without a query type it asks for a
 * profile. Fields and rules that cannot be read are taken as absent; fields that this version does not know are left as
 * they are, so that switching back loses nothing.
 */
export function migrateQuery(saved: unknown): ProfilingQuery {
  const rest = typeof saved === 'object' && saved !== null ? saved : {};
  const known = v.parse(Known, rest);
  const query: ProfilingQuery = {
    refId: '',
    ...rest,
    ...known,
    profileTypeId: known.profileTypeId ?? '',
    labelSelector: known.labelSelector?.trim() ? known.labelSelector : '{}',
    version: 1,
  };
  return query;
}

/** An edited frame filter with the rules of the saved one that this version cannot read, behind its own. */
export function keepUnread(saved: unknown, edited: FrameFilter | undefined): FrameFilter | undefined {
  const list = v.is(v.object({ rules: v.array(v.unknown()) }), saved) ? saved.rules : [];
  const unread = list.filter((rule) => !v.is(Rule, rule)) as FrameRule[];
  const { presets = [], rules = [] } = edited ?? {};
  return edited || unread.length > 0 ? { ...edited, presets, rules: [...rules, ...unread] } : undefined;
}

/** Whether there is enough to ask for; the others are not run. */
export function isComplete(query: ProfilingQuery, backend: BackendKind): boolean {
  switch (query.queryType) {
    case 'labels':
      return true;
    case 'labelChanges':
      return Boolean(query.label);
    default:
      return query.profileTypeId !== '' || (backend === 'pprof' && query.source !== undefined);
  }
}
