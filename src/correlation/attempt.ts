import { type ProfilingQuery } from '../datasource/query';
import { type TimeWindow } from './range';

/** From the narrowest question about a span to the widest. */
export type Rung = 'span' | 'spanAndBelow' | 'ownId' | 'localRoot' | 'trace' | 'spanName' | 'serviceTime';

/** One question that can be asked about a picked span. */
export interface Attempt {
  readonly rung: Rung;
  /** What the samples of an answer are of. */
  readonly of: Subject;
  readonly query: AttemptQuery;
  readonly range: TimeWindow;
  /** What a button that asks this says. */
  readonly label: string;
  /** What the samples of an answer are, as a noun phrase. */
  readonly why: string;
  /** Asked without a click when the narrower ones have no samples. */
  readonly automatic: boolean;
  /** The data source that has the profiles of the span's service, where the settings name one. */
  readonly datasourceUid?: string;
}

export type Subject =
  /** The picked span, with those below it in its service. */
  | { readonly kind: 'span'; readonly row: number }
  /** A span above it. */
  | { readonly kind: 'above'; readonly row: number }
  | { readonly kind: 'trace' }
  /** Other requests too. */
  | { readonly kind: 'others' };

export type AttemptQuery = Pick<
  ProfilingQuery,
  'profileTypeId' | 'labelSelector' | 'spanSelector' | 'traceIdSelector' | 'maxNodes'
>;
