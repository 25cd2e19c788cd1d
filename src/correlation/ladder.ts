import { type ProfilingQuery } from '../datasource/query';
import { formatLabelSelector, type Matcher } from '../profile/labelSelector';
import { padRange, UPLOAD_WINDOW_MS, type TimeWindow } from './range';
import { knownService, labelsOf, type TagMapping } from './serviceLabels';
import { traceOf, type SpanTable } from './spanTable';

/** From the narrowest question about a span to the widest. */
export type Rung = 'span' | 'localRoot' | 'trace' | 'serviceTime';

/** One question that can be asked about a picked span. */
export interface Attempt {
  readonly rung: Rung;
  readonly query: AttemptQuery;
  readonly range: TimeWindow;
  /** What a button that asks this says. */
  readonly label: string;
  /** What the samples of an answer are, as a noun phrase. */
  readonly why: string;
  /** Asked without a click when the narrower ones have no samples. */
  readonly automatic: boolean;
}

export type AttemptQuery = Pick<
  ProfilingQuery,
  'profileTypeId' | 'labelSelector' | 'spanSelector' | 'traceIdSelector' | 'maxNodes'
>;

export interface LadderSettings {
  readonly profileTypeId: string;
  readonly maxNodes: number;
  /** How far the window reaches beyond the span for questions by id. */
  readonly paddingMs: number;
  readonly tags: readonly TagMapping[];
  /** The tracer labels the samples of every span with that span's own id, not only of a request's first span. */
  readonly allSpans: boolean;
  readonly nowMs: number;
}

/** A span's descendants are asked for by id; more would make the query too long. */
const MAX_SPAN_IDS = 256;

/** The questions to ask about a span, in order, until one has samples. */
export function attempts(table: SpanTable, row: number, settings: LadderSettings): Attempt[] {
  return [
    ownProfile(table, row, settings),
    localRootProfile(table, row, settings),
    traceProfile(table, row, settings),
    serviceAtThatTime(table, row, settings),
  ].filter((attempt) => attempt !== undefined);
}

/** The id that the samples of a span carry, or an empty text. */
const idOf = (table: SpanTable, row: number, { allSpans }: LadderSettings): string =>
  table.profileId[row] || (allSpans ? table.spanId[row] : '');

function ownProfile(table: SpanTable, row: number, settings: LadderSettings): Attempt | undefined {
  if (!idOf(table, row, settings)) {
    return undefined;
  }
  const { spanIds, below } = idsOfRequest(table, row, settings);
  return {
    rung: 'span',
    query: { ...base(table, row, settings), spanSelector: spanIds },
    range: window(table, row, settings),
    label: 'This span',
    why: `samples of exactly this span${below}`,
    automatic: true,
  };
}

/**
 * The nearest ancestor whose samples carry an id, in the same service. SDKs label samples with the id of a request's
 * first span in a process (its local root), so that one stands for its descendants; it never does across services.
 */
function localRoot(table: SpanTable, row: number, settings: LadderSettings): number | undefined {
  for (let above = table.parent[row]; above >= 0; above = table.parent[above]) {
    if (table.service[above] !== table.service[row]) {
      return undefined;
    }
    if (idOf(table, above, settings)) {
      return above;
    }
  }
  return undefined;
}

function localRootProfile(table: SpanTable, row: number, settings: LadderSettings): Attempt | undefined {
  const root = localRoot(table, row, settings);
  if (root === undefined || idOf(table, root, settings) === idOf(table, row, settings)) {
    return undefined;
  }
  const { spanIds } = idsOfRequest(table, root, settings);
  const above = table.parent[root];
  const isFirst = above < 0 || table.service[above] !== table.service[root];
  const what = isFirst ? `the whole request in ${serviceName(table, row)}` : `the span ${table.name[root]} around it`;
  return {
    rung: 'localRoot',
    query: { ...base(table, root, settings), spanSelector: spanIds },
    range: window(table, root, settings),
    label: isFirst ? 'Whole request in its service' : 'The span around it',
    why: `samples of ${what}, not only this span`,
    automatic: true,
  };
}

/**
 * The ids of a span and of those below it in the same service, without a call to another one between. A sample carries
 * the id of the innermost span only, so without them the time spent below would be missing.
 */
function idsOfRequest(
  table: SpanTable,
  row: number,
  settings: LadderSettings
): { readonly spanIds: readonly string[]; readonly below: string } {
  const ids = new Set<string>();
  for (let i = row; i < table.end[row]; i++) {
    if (table.service[i] !== table.service[row]) {
      i = table.end[i] - 1;
    } else if (idOf(table, i, settings)) {
      ids.add(idOf(table, i, settings));
    }
  }
  const spanIds = [...ids].slice(0, MAX_SPAN_IDS);
  const left = ids.size - spanIds.length;
  const below = spanIds.length === 1 ? '' : `, with ${spansBelow(spanIds.length - 1)}`;
  return { spanIds, below: left > 0 ? `${below} (${left} more are left out)` : below };
}

const spansBelow = (spans: number): string =>
  spans === 1
    ? 'the span below it that has samples of its own'
    : `the ${spans} spans below it that have samples of their own`;

function traceProfile(table: SpanTable, row: number, settings: LadderSettings): Attempt | undefined {
  const trace = traceOf(table, row);
  if (!trace.traceId) {
    return undefined;
  }
  const labels = labelsOf(table, row, settings.tags);
  const where = labels.length > 0 ? `in ${serviceName(table, row)}` : 'in all services';
  return {
    rung: 'trace',
    query: { ...base(table, row, settings), traceIdSelector: [trace.traceId] },
    range: padRange(trace.startMs, trace.endMs - trace.startMs, settings.paddingMs, settings.nowMs),
    label: 'Whole trace',
    why: `samples of the whole trace ${where}, not only this span`,
    automatic: true,
  };
}

/** Never asked without a click: it holds the samples of every other request as well. */
function serviceAtThatTime(table: SpanTable, row: number, settings: LadderSettings): Attempt | undefined {
  if (labelsOf(table, row, settings.tags).length === 0) {
    return undefined;
  }
  return {
    rung: 'serviceTime',
    query: base(table, row, settings),
    range: padRange(table.startMs[row], table.durationMs[row], UPLOAD_WINDOW_MS, settings.nowMs),
    label: 'Everything in its service at that time',
    why: `all samples of ${serviceName(table, row)} around that time, of other requests too`,
    automatic: false,
  };
}

function base(table: SpanTable, row: number, settings: LadderSettings): AttemptQuery {
  const matchers: Matcher[] = labelsOf(table, row, settings.tags);
  return {
    profileTypeId: settings.profileTypeId,
    labelSelector: formatLabelSelector(matchers),
    maxNodes: settings.maxNodes,
  };
}

const window = (table: SpanTable, row: number, settings: LadderSettings): TimeWindow =>
  padRange(table.startMs[row], table.durationMs[row], settings.paddingMs, settings.nowMs);

const serviceName = (table: SpanTable, row: number): string => knownService(table, row) ?? 'its service';
