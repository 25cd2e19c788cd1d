import * as v from 'valibot';

import { type PprofSource, SNAPSHOT_PROFILES, type TimeOrderWish } from './query';

/** What cannot be read is taken as absent. */
export const lenient = <T>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T | undefined> =>
  v.fallback(v.optional(schema), undefined);

/** A list of texts, or one; Grafana's own links and older dashboards have both. */
export const texts = v.pipe(
  v.union([v.array(v.unknown()), v.string()]),
  v.transform((saved): readonly string[] | undefined => {
    const list = (Array.isArray(saved) ? saved : [saved]).filter((text): text is string => typeof text === 'string');
    return list.length === 0 ? undefined : list;
  })
);

export const Wish: v.GenericSchema<unknown, TimeOrderWish> = v.object({ track: v.string() });

export const Source: v.GenericSchema<unknown, PprofSource> = v.variant('kind', [
  v.object({ kind: v.literal('snapshot'), profile: v.picklist(SNAPSHOT_PROFILES) }),
  v.object({ kind: v.literal('delta'), profile: v.picklist(SNAPSHOT_PROFILES), seconds: v.number() }),
  v.object({ kind: v.literal('cpu'), seconds: v.number() }),
  v.object({ kind: v.literal('file'), name: v.string() }),
]);
