import { createDataFrame, type DataFrame, type Field, FieldType, type QueryResultMeta } from '@grafana/data';

import { type FlameTree, type PrunedTree } from '../../profile/flameTree';
import { functionTotalsSteps, type FunctionTotals } from '../../profile/functions';
import { pruneTreeSteps } from '../../profile/pruneTree';
import { type RunSteps, type Steps } from '../../profile/steps';
import { grafanaUnit } from '../../profile/unit';
import { visibleText } from '../../profile/visibleText';
import { type ResolvedQuery } from '../backends/backend';
import { FLAME_FRAME_NAME, type FunctionColumns, type ProfileFrameMeta } from '../query';
import { type FrameNotes, noticesOf } from './notices';

/**
 * A tree as Grafana's nested-set flame graph frame: fields level, value, self and label, parents before children. `run`
 * makes tasks of the steps.
 */
export async function toFlameFrame(
  tree: FlameTree,
  query: ResolvedQuery,
  refId: string,
  notes: FrameNotes,
  run: RunSteps
): Promise<DataFrame> {
  const pruned = await run(pruneTreeSteps(tree, query.maxNodes));
  const totals = await run(functionTotalsSteps(tree));
  return run(flameFrameSteps(pruned, totals, query, refId, notes));
}

function* flameFrameSteps(
  pruned: PrunedTree,
  totals: FunctionTotals,
  query: ResolvedQuery,
  refId: string,
  notes: FrameNotes
): Steps<DataFrame> {
  const { unit, scale } = grafanaUnit(pruned.sampleType.unit);
  const scaled = (values: Float64Array): number[] => Array.from(values, (value) => value * scale);
  const names = pruned.names.map(visibleText);
  yield;
  const functions = { name: totals.name.map(visibleText), self: scaled(totals.self), total: scaled(totals.total) };
  yield;

  const meta = { preferredVisualisationType: 'flamegraph' as const, custom: { ...metaOf(query, functions, pruned) } };
  return frameOf(refId, { ...notes, info: [...notes.info, ...foldedNotice(pruned)] }, meta, [
    { name: 'level', type: FieldType.number, config: {}, values: Array.from(pruned.level) },
    { name: 'value', type: FieldType.number, config: { unit }, values: scaled(pruned.total) },
    { name: 'self', type: FieldType.number, config: { unit }, values: scaled(pruned.self) },
    {
      name: 'label',
      type: FieldType.string,
      config: {},
      values: Array.from(pruned.nameIndex, (at) => names[at] ?? ''),
    },
  ]);
}

/**
 * No rows, and the reason as a notice that the panel shows. Explore draws what prefers a flame graph with
 * `@grafana/flamegraph`, which fails on a frame without rows (seen with 13.0.1), so this one states no preference.
 */
export function toEmptyFrame(reason: string, query: ResolvedQuery, refId: string, notes: FrameNotes): DataFrame {
  const meta = metaOf(query, { name: [], self: [], total: [] }, undefined);
  return frameOf(refId, { ...notes, info: [reason, ...notes.info] }, { custom: { ...meta } }, [
    { name: 'level', type: FieldType.number, config: {}, values: [] },
    { name: 'value', type: FieldType.number, config: {}, values: [] },
    { name: 'self', type: FieldType.number, config: {}, values: [] },
    { name: 'label', type: FieldType.string, config: {}, values: [] },
  ]);
}

function frameOf(refId: string, notes: FrameNotes, meta: QueryResultMeta, fields: Field[]): DataFrame {
  return createDataFrame({ refId, name: FLAME_FRAME_NAME, meta: { ...meta, ...noticesOf(notes) }, fields });
}

const metaOf = (query: ResolvedQuery, functions: FunctionColumns, tree: PrunedTree | undefined): ProfileFrameMeta => ({
  profileTypeId: query.profileTypeId,
  labelSelector: query.labelSelector,
  range: query.range,
  rows: { shown: tree?.level.length ?? 0, inFull: tree?.nodesInFull ?? 0 },
  foldedShare: tree?.foldedShare ?? 0,
  functions,
});

function foldedNotice({ level, nodesInFull, foldedShare }: PrunedTree): readonly string[] {
  const percent = (100 * foldedShare).toFixed(1);
  return level.length < nodesInFull
    ? [`Shown ${level.length} of ${nodesInFull} nodes, ${percent} % in "other"; the function table counts all of them.`]
    : [];
}
