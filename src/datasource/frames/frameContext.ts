import { type BackendKind } from '../backends/backend';
import { type ProfilingQuery } from '../query';
import { type TraceSource } from '../traceSource';

/** What frames say of the query they answer, and what their links open. */
export interface FrameContext {
  /** The query with its variables filled in. */
  readonly target: ProfilingQuery;
  readonly datasource: { readonly uid: string; readonly name: string };
  /** Where the traces of spans are; `undefined` where the settings name no data source of traces. */
  readonly traces: TraceSource | undefined;
  readonly linksTo: LinksTo;
  readonly drawnBy: DrawnBy;
  readonly backend: BackendKind;
}

/** Whose flame graph draws the frame: Grafana's fails on large, deep and wide trees, ours does not (ADR 0016). */
export type DrawnBy = 'grafana' | 'spanflame';

/** Where the user may go: to Explore with a query, or to the app's own page, which asks for no right to Explore. */
export type LinksTo = 'explore' | 'app' | 'nowhere';
