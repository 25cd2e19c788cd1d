import { type ProfilingQuery } from '../query';

/** What frames say of the query they answer, and what their links open. */
export interface FrameContext {
  /** The query with its variables filled in. */
  readonly target: ProfilingQuery;
  readonly datasource: { readonly uid: string; readonly name: string };
}
