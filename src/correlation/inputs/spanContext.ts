import { type SpanTag } from '../spanTable';
import { numberIn, profileIdIn, tagValue, textIn } from './cells';
import { type SpanSource } from './spanSource';
import { spanKind } from './traceFrame';

/**
 * What Grafana hands to extensions beside a span's attributes (`grafana/traceview/resource-attributes`). A structural
 * copy of `PluginExtensionResourceAttributesContext` (@grafana/data 13.0); older versions leave out what is optional.
 */
export interface SpanContext {
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** 12.2 and later. */
  readonly spanAttributes?: Readonly<Record<string, readonly string[]>>;
  /** Of the page, not of the span; ms since the epoch. 12.3 and later. */
  readonly timeRange?: { readonly from: number; readonly to: number };
  readonly datasource?: { readonly type: string; readonly uid: string };
  /** 12.4 and later. */
  readonly traceID?: string;
  readonly spanID?: string;
  /** µs since the epoch. 13.0 and later. */
  readonly spanStartTime?: number;
}

/**
 * Opens a span that is known by its attributes alone, as a trace of one span without end. Without its start it stands
 * for the time of the page.
 */
export function openSpanContext(context: SpanContext): SpanSource {
  const tags = tagsOf(context.spanAttributes);
  const serviceTags = tagsOf(context.attributes);
  const startMs = numberIn(context.spanStartTime) / 1000;
  const isTimed = startMs > 0;
  const { from, to } = context.timeRange ?? { from: Number.NaN, to: Number.NaN };
  return {
    length: 1,
    partial: false,
    notices: [
      isTimed ? 'How long the span took is not known.' : "When the span ran is not known: the page's time is taken.",
    ],
    traceId: () => context.traceID,
    spanId: () => context.spanID,
    parentId: () => undefined,
    name: () => '',
    service: () => textIn(tagValue(serviceTags, 'service.name')),
    startMs: () => (isTimed ? startMs : numberIn(from)),
    durationMs: () => (isTimed ? Number.NaN : numberIn(to) - numberIn(from)),
    profileId: () => profileIdIn(tags),
    tags: () => tags,
    serviceTags: () => serviceTags,
    kind: () => spanKind(undefined, tags),
    hasError: () => false,
    warnings: () => [],
  };
}

const tagsOf = (attributes: unknown): readonly SpanTag[] =>
  Object.entries(attributes ?? {}).flatMap(([key, value]: [string, unknown]) => {
    const first: unknown = Array.isArray(value) ? value[0] : value;
    return first === undefined ? [] : [{ key, value: first }];
  });
