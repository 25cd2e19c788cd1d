import { type FlameTree } from '../../../profile/flameTree';
import {
  type Exemplar,
  type HeatmapAnswer,
  type HeatmapSlot,
  type Labels,
  type ProfileAnswer,
  type Series,
  type SeriesAnswer,
} from '../backend';

export type Answer = ProfileAnswer | SeriesAnswer | HeatmapAnswer;

/** What an object or a string takes beside its content, in V8 and on 64 bits. */
const HEADER = 24;

/** About how much memory an answer takes, rather more than less: its columns exactly, each character as 2 bytes. */
export function answerBytes(answer: Answer): number {
  switch (answer.kind) {
    case 'profile':
      return HEADER + treeBytes(answer.tree) + textBytes(answer.notices);
    case 'series':
      return HEADER + sum(answer.series, seriesBytes) + textBytes(answer.notices);
    case 'heatmap':
      return HEADER + sum(answer.slots, slotBytes) + sum(answer.exemplars, exemplarBytes) + textBytes(answer.notices);
    case 'empty':
      return HEADER + textBytes([answer.reason]);
  }
}

function treeBytes({ names, level, nameIndex, self, total, right, files, folded }: FlameTree): number {
  const columns = [level, nameIndex, self, total, right?.self, right?.total, files?.index, folded];
  return sum(columns, (column) => column?.byteLength ?? 0) + textBytes(names) + textBytes(files?.names ?? []);
}

const seriesBytes = ({ labels, times, values, exemplars }: Series): number =>
  HEADER + labelBytes(labels) + times.byteLength + values.byteLength + sum(exemplars, exemplarBytes);

const slotBytes = ({ valueMin, counts }: HeatmapSlot): number => HEADER + valueMin.byteLength + counts.byteLength;

const exemplarBytes = ({ profileId, spanId, traceId, labels }: Exemplar): number =>
  HEADER + textBytes([profileId ?? '', spanId ?? '', traceId ?? '']) + labelBytes(labels);

const labelBytes = (labels: Labels): number => HEADER + textBytes(Object.entries(labels).flat());

const textBytes = (texts: readonly string[]): number => sum(texts, (text) => HEADER + 2 * text.length);

const sum = <T>(values: readonly T[], measure: (value: T) => number): number =>
  values.reduce((total, value) => total + measure(value), 0);
