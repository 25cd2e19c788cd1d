import { type DataQuery, type DataSourceRef } from '@grafana/schema';
import * as v from 'valibot';

import { type ComparedSide, type ComparedWindow, type RequestRate } from './query';
import { lenient, Source, texts } from './savedFields';

const time = v.pipe(v.number(), v.finite(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const Window: v.GenericSchema<unknown, ComparedWindow> = v.variant('kind', [
  v.object({ kind: v.picklist(['previous', 'same', 'quietest']) }),
  v.object({ kind: v.literal('earlier'), by: v.string() }),
  v.object({ kind: v.literal('fixed'), from: time, to: time }),
  v.object({ kind: v.literal('beforeChange'), label: v.string() }),
]);
const Reference: v.GenericSchema<unknown, DataSourceRef> = v.looseObject({
  uid: v.optional(v.string()),
  type: v.optional(v.string()),
});

/** The other side of a comparison; without a window that can be read it is the time just before. */
export const Side: v.GenericSchema<unknown, ComparedSide> = v.looseObject({
  window: v.fallback(Window, { kind: 'previous' }),
  labelSelector: lenient(v.string()),
  profileTypeId: lenient(v.string()),
  spanSelector: lenient(texts),
  traceIdSelector: lenient(texts),
  profileIdSelector: lenient(texts),
  source: lenient(Source),
  datasource: lenient(Reference),
});

/** All of it or nothing: a query means nothing to another data source. */
export const Rate: v.GenericSchema<unknown, RequestRate> = v.looseObject({
  datasource: Reference,
  query: v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((query): DataQuery => ({ refId: '', ...query }))
  ),
});
