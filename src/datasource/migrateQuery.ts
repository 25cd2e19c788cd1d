import * as v from 'valibot';

import { type BackendKind } from './backends/backend';
import { type PprofSource, type ProfilingQuery, SNAPSHOT_PROFILES } from './query';

const lenient = <T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T | undefined> =>
  v.fallback(v.optional(schema), undefined);
/** A list of ids, or one; Grafana's own links and older dashboards have both. */
const ids = v.pipe(
  v.union([v.array(v.unknown()), v.string()]),
  v.transform((saved): readonly string[] | undefined => {
    const list = (Array.isArray(saved) ? saved : [saved]).filter((id): id is string => typeof id === 'string');
    return list.length === 0 ? undefined : list;
  })
);
const Source: v.GenericSchema<unknown, PprofSource> = v.variant('kind', [
  v.object({ kind: v.literal('snapshot'), profile: v.picklist(SNAPSHOT_PROFILES) }),
  v.object({ kind: v.literal('delta'), profile: v.picklist(SNAPSHOT_PROFILES), seconds: v.number() }),
  v.object({ kind: v.literal('cpu'), seconds: v.number() }),
  v.object({ kind: v.literal('file'), name: v.string() }),
]);
const Known = v.object({
  profileTypeId: lenient(v.string()),
  labelSelector: lenient(v.string()),
  spanSelector: lenient(ids),
  traceIdSelector: lenient(ids),
  maxNodes: lenient(v.pipe(v.number(), v.integer(), v.minValue(1))),
  source: lenient(Source),
});

/**
 * Reads a saved query, ours or one of Grafana's Pyroscope data source, whose `both` and `metrics` become `profile`.
 * Fields that cannot be read are taken as absent; fields of Grafana that this version does not use are left as they
 * are, so that switching back loses nothing.
 */
export function migrateQuery(saved: unknown): ProfilingQuery {
  const rest = typeof saved === 'object' && saved !== null ? saved : {};
  const known = v.parse(Known, rest);
  const query: ProfilingQuery = {
    refId: '',
    ...rest,
    ...known,
    queryType: 'profile',
    profileTypeId: known.profileTypeId ?? '',
    labelSelector: known.labelSelector?.trim() ? known.labelSelector : '{}',
    version: 1,
  };
  return query;
}

/** Whether there is enough to ask for; the others are not run. */
export const isComplete = (query: ProfilingQuery, backend: BackendKind): boolean =>
  query.profileTypeId !== '' || (backend === 'pprof' && query.source !== undefined);
