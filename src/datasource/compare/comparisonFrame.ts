import { createDataFrame, type DataFrame, type Field, FieldType } from '@grafana/data';

import { noiseRows } from '../../profile/diff/noiseRows';
import { type PrunedTree } from '../../profile/flameTree';
import { pruneTreeSteps } from '../../profile/pruneTree';
import { type SliceComparison } from '../../profile/statistics/compareSlices';
import { type RunSteps, type Steps } from '../../profile/steps';
import { grafanaUnit } from '../../profile/unit';
import { visibleText } from '../../profile/visibleText';
import { fileField, foldedNotice, ROW_LIMITS } from '../frames/flameFrame';
import { type FrameContext } from '../frames/frameContext';
import { type FrameNotes, noticesOf } from '../frames/notices';
import { detailsOf, questionOf } from '../frames/profileQuestion';
import { FLAME_FRAME_NAME, type ProfileFrameMeta } from '../query';
import { type Compared } from './compareSides';
import { comparisonMeta } from './comparisonMeta';
import { type SidePlan } from './sides';

export interface ShownSides {
  readonly left: SidePlan;
  readonly right: SidePlan;
}

/**
 * Both sides as Grafana's nested-set flame graph frame: `value` and `self` are the left's, `valueRight` and `selfRight`
 * the right's, normalised. Of ours beside them `insignificant`, whether what a row has changed by may be noise, and the
 * fields of a single profile. The rows with the largest sum of both sides are shown.
 */
export async function toComparisonFrame(
  compared: Compared,
  sides: ShownSides,
  maxNodes: number,
  context: FrameContext,
  notes: FrameNotes,
  run: RunSteps
): Promise<DataFrame> {
  const limits = ROW_LIMITS[context.drawnBy];
  const pruned = await run(pruneTreeSteps(compared.tree, Math.min(maxNodes, limits.maxNodes), limits));
  return run(frameSteps(compared, pruned, sides, context, notes));
}

function* frameSteps(
  compared: Compared,
  pruned: PrunedTree,
  sides: ShownSides,
  context: FrameContext,
  notes: FrameNotes
): Steps<DataFrame> {
  const { comparison } = compared;
  const { unit, scale } = unitOf(comparison);
  const numbers = (name: string, values: Float64Array): Field => ({
    name,
    type: FieldType.number,
    config: { unit },
    values: Array.from(values, (value) => value * scale),
  });
  const names = pruned.names.map(visibleText);
  const noise = noiseRows(compared.tree, comparison, compared.findings);
  const insignificant = Array.from(pruned.rowInFull, (row) => row < 0 || noise[row] === 1);
  yield;
  const { query } = sides.right;
  const { frameFilter } = context.target;
  const about = comparisonMeta(compared, sides, pruned, context.target, scale);
  yield;
  const { functions } = about;
  const cut = foldedNotice(pruned);
  const custom: ProfileFrameMeta & Record<string, unknown> = {
    ...questionOf(query, frameFilter),
    detail: pruned.files ? query.detail : 'function',
    details: detailsOf(context.backend, query.filter),
    range: query.range,
    rows: { shown: pruned.level.length, inFull: pruned.nodesInFull },
    foldedShare: pruned.foldedShare,
    functions: { name: functions.name, self: functions.selfRight, total: functions.totalRight },
    comparison: about,
    ...(cut.length > 0 && { cutNotices: cut }),
  };
  const right = pruned.right ?? { self: new Float64Array(0), total: new Float64Array(0) };
  return createDataFrame({
    refId: context.target.refId,
    name: FLAME_FRAME_NAME,
    meta: {
      preferredVisualisationType: 'flamegraph',
      custom,
      ...noticesOf({ ...notes, cut }),
    },
    fields: [
      { name: 'level', type: FieldType.number, config: {}, values: Array.from(pruned.level) },
      numbers('value', pruned.total),
      numbers('self', pruned.self),
      {
        name: 'label',
        type: FieldType.string,
        config: {},
        values: Array.from(pruned.nameIndex, (at) => names[at] ?? ''),
      },
      numbers('valueRight', right.total),
      numbers('selfRight', right.self),
      { name: 'insignificant', type: FieldType.boolean, config: {}, values: insignificant },
      { name: 'folded', type: FieldType.number, config: {}, values: Array.from(pruned.folded) },
      {
        name: 'truncated',
        type: FieldType.boolean,
        config: {},
        values: Array.from(pruned.folded, (nodes) => nodes !== 0),
      },
      ...(pruned.files ? [fileField(pruned.files)] : []),
    ],
  });
}

/** The unit of a value, whatever it is over; shares are parts of 1. */
function unitOf({ sampleType, normalisation }: SliceComparison): { readonly unit: string; readonly scale: number } {
  return normalisation === 'share' ? { unit: 'percentunit', scale: 1 } : grafanaUnit(sampleType.unit);
}
