import { isShortTraceId, parseSpanId, parseTraceId } from './ids';
import { type SpanSource } from './inputs/spanSource';

/** The rows of all sources one behind the other, as they came, with readable ids. */
export interface Rows {
  readonly length: number;
  readonly sources: readonly SpanSource[];
  /** Which source a row is from, and its row there. */
  readonly source: Int32Array;
  readonly sourceRow: Int32Array;
  /** Distinct ids, in the order of their first row; `trace` points into it. */
  readonly traceIds: readonly string[];
  readonly trace: Int32Array;
  readonly services: readonly string[];
  readonly service: Int32Array;
  readonly spanId: readonly string[];
  readonly parentId: readonly string[];
  readonly profileId: readonly string[];
  isServer(row: number): boolean;
}

export function gatherRows(sources: readonly SpanSource[]): Rows {
  const length = sources.reduce((sum, source) => sum + source.length, 0);
  const column = (): Int32Array => new Int32Array(length);
  const [sourceOf, sourceRow, trace, service] = [column(), column(), column(), column()];
  const texts = (): string[] => new Array<string>(length).fill('');
  const [spanId, parentId, profileId] = [texts(), texts(), texts()];
  const traces = new Distinct();
  const services = new Distinct();
  const traceIds = readTraceIds(sources);
  let row = 0;
  sources.forEach((source, s) => {
    for (let i = 0; i < source.length; i++, row++) {
      sourceOf[row] = s;
      sourceRow[row] = i;
      trace[row] = traces.indexOf(traceIds.get(source.traceId(i)) ?? '');
      service[row] = services.indexOf(source.service(i));
      spanId[row] = parseSpanId(source.spanId(i)) ?? '';
      parentId[row] = parseSpanId(source.parentId(i)) ?? '';
      profileId[row] = parseSpanId(source.profileId(i)) ?? '';
    }
  });
  return {
    length,
    sources,
    source: sourceOf,
    sourceRow,
    traceIds: traces.values,
    trace,
    services: services.values,
    service,
    spanId,
    parentId,
    profileId,
    isServer: (r) => sources[sourceOf[r]].kind(sourceRow[r]) === 'server',
  };
}

/**
 * The trace id for each way that one is written. Where one tracer of a trace cut its id to 64 bits and another did not,
 * both stand for the long one. Ids that are unreadable are one trace, named by an empty text.
 */
function readTraceIds(sources: readonly SpanSource[]): Map<unknown, string> {
  const ids = new Map<unknown, string>();
  for (const source of sources) {
    let last: unknown;
    for (let row = 0; row < source.length; row++) {
      const written = source.traceId(row);
      if (written !== last && !ids.has(written)) {
        ids.set(written, parseTraceId(written) ?? '');
      }
      last = written;
    }
  }
  const longByShort = new Map(
    [...ids.values()].filter((id) => id && !isShortTraceId(id)).map((id) => [id.slice(-16), id])
  );
  ids.forEach((id, written) => ids.set(written, (id && longByShort.get(id.slice(-16))) || id));
  return ids;
}

/** Values in the order of their first appearance. */
class Distinct {
  readonly values: string[] = [];
  private readonly index = new Map<string, number>();

  indexOf(value: string): number {
    const known = this.index.get(value);
    if (known !== undefined) {
      return known;
    }
    this.index.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}
