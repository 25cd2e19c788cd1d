import { type Measure } from '../../../profile/measure';
import { type SampleType } from '../../../profile/profile';
import { type Labels, type MissingPart, type Series, type SeriesAnswer, type TimeRange } from '../backend';
import { type Gathering } from './askParts';
import { canonicalKey } from './canonicalKey';

/**
 * Puts the points of each label set behind one another. The largest series of a part need not be those of the whole range:
 * parts should be asked for more (`askedLimit`) than the whole is cut to (`limit`).
 */
export class SeriesGathering implements Gathering<SeriesAnswer, SeriesAnswer> {
  nothing: SeriesAnswer | undefined;
  private measure: Measure | undefined;
  private sampleType: SampleType | undefined;
  private readonly notices = new Set<string>();
  private readonly byLabels = new Map<string, Piece[]>();
  /** Parts in which a series may be that was not among the largest. */
  private readonly cutParts = new Set<number>();

  constructor(
    private readonly limit: number | undefined,
    private readonly askedLimit: number | undefined
  ) {}

  async add(answer: SeriesAnswer, { from }: TimeRange): Promise<void> {
    if (answer.kind === 'empty') {
      this.nothing ??= answer;
      return;
    }
    this.measure ??= answer.measure;
    this.sampleType ??= answer.sampleType;
    answer.notices.forEach((notice) => this.notices.add(notice));
    if (this.askedLimit !== undefined && answer.series.length >= this.askedLimit) {
      this.cutParts.add(from);
    }
    for (const series of answer.series) {
      const key = canonicalKey(series.labels);
      const pieces = this.byLabels.get(key) ?? [];
      pieces.push({ from, series });
      this.byLabels.set(key, pieces);
    }
  }

  async soFar(missing: readonly MissingPart[]): Promise<SeriesAnswer | undefined> {
    const { measure, sampleType } = this;
    if (measure === undefined) {
      return undefined;
    }
    const all = [...this.byLabels.values()];
    const shown = this.limit === undefined ? all : largest(all, this.limit);
    return {
      kind: 'series',
      measure,
      ...(sampleType && { sampleType }),
      series: shown.map(join),
      notices: [...this.notices, ...this.gapNotice(shown)],
      ...(missing.length > 0 && { missing }),
    };
  }

  private gapNotice(shown: readonly Piece[][]): readonly string[] {
    const hasGap = shown.some((pieces) =>
      [...this.cutParts].some((from) => !pieces.some((piece) => piece.from === from))
    );
    return hasGap
      ? [`Read in parts, each with its ${this.askedLimit} largest series: a series has no points where it was not one.`]
      : [];
  }
}

/** A series of one part, and where that part starts. */
interface Piece {
  readonly from: number;
  readonly series: Series;
}

function largest(all: readonly Piece[][], limit: number): readonly Piece[][] {
  const weight = new Map(all.map((pieces) => [pieces, weightOf(pieces)]));
  return [...all].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0)).slice(0, limit);
}

const weightOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { series }) => series.values.reduce((total, value) => total + value, sum), 0);

function join(pieces: readonly Piece[]): Series {
  const inOrder = [...pieces].sort((a, b) => a.from - b.from).map(({ series }) => series);
  const labels: Labels = inOrder[0].labels;
  return {
    labels,
    times: concat(inOrder.map(({ times }) => times)),
    values: concat(inOrder.map(({ values }) => values)),
    exemplars: inOrder.flatMap(({ exemplars }) => exemplars),
  };
}

function concat(columns: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(columns.reduce((length, column) => length + column.length, 0));
  let at = 0;
  for (const column of columns) {
    all.set(column, at);
    at += column.length;
  }
  return all;
}
