import { createDataFrame, type DataFrame, DataFrameType, FieldType } from '@grafana/data';

import { grafanaUnit } from '../../profile/unit';
import { type HeatmapAnswer, type HeatmapSlot } from '../backends/backend';
import { parseProfileTypeId } from '../backends/profileTypeId';
import { exemplarFrames } from './exemplarFrame';
import { type FrameContext } from './frameContext';
import { type FrameNotes, missingWords, noticesOf } from './notices';

/** A heatmap as Grafana's `heatmap-cells`: a row for each range of values of each time, and a frame of its exemplars. */
export function toHeatmapFrames(
  answer: HeatmapAnswer,
  step: number,
  context: FrameContext,
  notes: FrameNotes
): readonly DataFrame[] {
  const type = parseProfileTypeId(context.target.profileTypeId.trim());
  const pprofUnit = type.ok ? type.value.sampleType.unit : 'count';
  const slots = answer.kind === 'heatmap' ? answer.slots : [];
  const said = notesOf(answer, notes);
  const { unit, scale } = grafanaUnit(pprofUnit);
  const cells = slots.flatMap((slot) => cellsOf(slot, scale));
  const numbers = (name: 'yMin' | 'yMax' | 'count', unitOfField: string) => ({
    name,
    type: FieldType.number,
    config: { unit: unitOfField },
    values: cells.map((cell) => cell[name]),
  });
  const frame = createDataFrame({
    refId: context.target.refId,
    name: 'heatmap',
    meta: { ...(cells.length > 0 && { type: DataFrameType.HeatmapCells }), ...noticesOf(said) },
    fields: [
      { name: 'xMax', type: FieldType.time, config: { interval: step }, values: cells.map(({ xMax }) => xMax) },
      numbers('yMin', unit),
      numbers('yMax', unit),
      numbers('count', 'short'),
      { name: 'yLayout', type: FieldType.number, config: {}, values: cells.map(() => 0) },
    ],
  });
  const exemplars = answer.kind === 'heatmap' ? answer.exemplars : [];
  return [frame, ...exemplarFrames(exemplars, pprofUnit, context)];
}

function notesOf(answer: HeatmapAnswer, { info, warnings = [] }: FrameNotes): FrameNotes {
  return answer.kind === 'empty'
    ? { info: [answer.reason, ...info], warnings }
    : { info: [...info, ...answer.notices], warnings: [...warnings, ...missingWords(answer.missing)] };
}

interface Cell {
  readonly xMax: number;
  readonly yMin: number;
  readonly yMax: number;
  readonly count: number;
}

/** Servers tell lower edges only: the last range is taken to be as high as the one below it. */
function cellsOf({ time, valueMin, counts }: HeatmapSlot, scale: number): readonly Cell[] {
  const last = valueMin.length - 1;
  const height = last > 0 ? valueMin[last] - valueMin[last - 1] : 1;
  return Array.from(counts, (count, at) => ({
    xMax: time,
    yMin: valueMin[at] * scale,
    yMax: (at < last ? valueMin[at + 1] : valueMin[at] + height) * scale,
    count,
  }));
}
