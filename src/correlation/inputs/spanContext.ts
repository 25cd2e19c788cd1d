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
