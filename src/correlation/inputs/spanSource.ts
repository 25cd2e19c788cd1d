import { type SpanTag } from '../spanTable';

/** Spans as one input holds them, read row by row: ids as written, times in ms since the epoch, `NaN` for no time. */
export interface SpanSource {
  readonly length: number;
  /** The trace source says that spans are missing. */
  readonly partial: boolean;
  /** What the reader had to assume, one sentence each. */
  readonly notices?: readonly string[];
  traceId(row: number): unknown;
  spanId(row: number): unknown;
  parentId(row: number): unknown;
  name(row: number): string;
  service(row: number): string;
  startMs(row: number): number;
  durationMs(row: number): number;
  profileId(row: number): unknown;
  tags(row: number): readonly SpanTag[];
  serviceTags(row: number): readonly SpanTag[];
  kind(row: number): string;
  hasError(row: number): boolean;
  warnings(row: number): readonly string[];
}
