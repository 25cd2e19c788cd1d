import { createDataFrame, type DataFrame, type Field, FieldType, type QueryResultMeta } from '@grafana/data';

import { type CallTimes } from '../../profile/chart/callTimes';
import { cutCallsSteps } from '../../profile/chart/cutCalls';
import { momentText } from '../../profile/formats/momentText';
import { type FlameTree, type PrunedTree } from '../../profile/flameTree';
import { type FileColumn, fileOf } from '../../profile/frameFiles';
import { type FrameDetail, lineInName } from '../../profile/frameNames';
import { functionTotalsSteps, type FunctionTotals } from '../../profile/functions';
import { programTexts } from '../../profile/programTexts';
import { type PruneLimits, pruneTreeSteps } from '../../profile/pruneTree';
import { type RunSteps, type Steps } from '../../profile/steps';
import { grafanaUnit } from '../../profile/unit';
import { visibleText } from '../../profile/visibleText';
import { type ResolvedQuery } from '../backends/backend';
import {
  type CallsMeta,
  FLAME_FRAME_NAME,
  type FunctionColumns,
  GRAFANA_MAX_NODES,
  type ProfileFrameMeta,
} from '../query';
import { type DrawnBy, type FrameContext } from './frameContext';
import { type FrameNotes, noticesOf } from './notices';
import { detailsOf, questionOf } from './profileQuestion';

/** What is cut for whose sake: Grafana's canvas fails on deep trees, its layout on wide ones. */
export const ROW_LIMITS: Readonly<Record<DrawnBy, PruneLimits & { readonly maxNodes: number }>> = {
  grafana: { maxNodes: GRAFANA_MAX_NODES, maxDepth: 700, maxChildren: 5000 },
  spanflame: { maxNodes: Infinity, maxDepth: Infinity, maxChildren: Infinity },
};

/**
 * A tree as Grafana's nested-set flame graph frame: fields level, value, self and label, parents before children. Ours
 * beside them, which Grafana's panel does not read: `folded`, how many nodes an `other` row stands for (-1: not known), `truncated`,
 * whether it is one, `file` where files are known, and `line` where rows are lines or addresses. Calls in the order of time
 * have `callStart` and `callEnd` too. `run` makes tasks of the steps.
 */
export async function toFlameFrame(
  tree: FlameTree,
  query: ResolvedQuery,
  context: FrameContext,
  notes: FrameNotes,
  run: RunSteps
): Promise<DataFrame> {
  const limits = ROW_LIMITS[context.drawnBy];
  const most = Math.min(query.maxNodes, limits.maxNodes);
  const pruned = await run(tree.times ? cutCallsSteps(tree, tree.times, most) : pruneTreeSteps(tree, most, limits));
  const totals = await run(functionTotalsSteps(tree, query.labelLevels.length));
  return run(flameFrameSteps({ ...pruned, programs: tree.programs }, totals, query, context, notes));
}

function* flameFrameSteps(
  pruned: PrunedTree,
  totals: FunctionTotals,
  query: ResolvedQuery,
  context: FrameContext,
  notes: FrameNotes
): Steps<DataFrame> {
  const detail = shownDetail(query.detail, pruned);
  const { unit, scale } = grafanaUnit(pruned.sampleType.unit);
  const scaled = (values: Float64Array): number[] => Array.from(values, (value) => value * scale);
  const names = pruned.names.map(visibleText);
  yield;
  const functions = { name: totals.name.map(visibleText), self: scaled(totals.self), total: scaled(totals.total) };
  yield;

  const cut = [...(notes.cut ?? []), ...foldedNotice(pruned)];
  const custom = {
    ...metaOf(query, context, functions, pruned),
    ...(notes.order && { order: notes.order }),
    ...(pruned.times && { calls: callsMeta(pruned.times) }),
    ...(pruned.programs && { programs: programTexts(pruned.programs) }),
    ...(cut.length > 0 && { cutNotices: cut }),
  };
  const meta = { preferredVisualisationType: 'flamegraph' as const, custom };
  return frameOf(context.target.refId, { ...notes, cut }, meta, [
    { name: 'level', type: FieldType.number, config: {}, values: Array.from(pruned.level) },
    { name: 'value', type: FieldType.number, config: { unit }, values: scaled(pruned.total) },
    { name: 'self', type: FieldType.number, config: { unit }, values: scaled(pruned.self) },
    {
      name: 'label',
      type: FieldType.string,
      config: {},
      values: Array.from(pruned.nameIndex, (at) => names[at] ?? ''),
    },
    { name: 'folded', type: FieldType.number, config: {}, values: Array.from(pruned.folded) },
    {
      name: 'truncated',
      type: FieldType.boolean,
      config: {},
      values: Array.from(pruned.folded, (nodes) => nodes !== 0),
    },
    ...(pruned.files ? [fileField(pruned.files)] : []),
    ...(detail === 'line' || detail === 'address' ? [lineField(pruned)] : []),
    ...(pruned.times ? callFields(pruned.times) : []),
  ]);
}

export const fileField = ({ names, index }: FileColumn): Field => ({
  name: 'file',
  type: FieldType.enum,
  config: { type: { enum: { text: names.map(visibleText) } } },
  values: Array.from(index),
});

function callFields({ start, end, unit: pprofUnit }: CallTimes): Field[] {
  const { unit, scale } = grafanaUnit(pprofUnit);
  const field = (name: string, moments: Float64Array): Field => ({
    name,
    type: FieldType.number,
    config: { unit },
    values: Array.from(moments, (moment) => moment * scale),
  });
  return [field('callStart', start), field('callEnd', end)];
}

function callsMeta({ unplaced, leftOut, unit }: CallTimes): CallsMeta {
  return { unplaced, ...(leftOut !== undefined && { leftOut: leftOut * grafanaUnit(unit).scale }) };
}

/** Source lines; `null` where not known. */
function lineField(tree: FlameTree): Field {
  const values = Array.from(tree.nameIndex, (name, row) => lineInName(tree.names[name], fileOf(tree, row)) || null);
  return { name: 'line', type: FieldType.number, config: {}, values };
}

/** Frames without files were named by function, whatever was asked for. */
const shownDetail = (asked: FrameDetail, { files }: Pick<FlameTree, 'files'>): FrameDetail =>
  files ? asked : 'function';

/**
 * No rows, and the reason as a notice that the panel shows. Explore draws what prefers a flame graph with
 * `@grafana/flamegraph`, which fails on a frame without rows (seen with 13.0.1), so this one states no preference.
 */
export function toEmptyFrame(
  reason: string,
  query: ResolvedQuery,
  context: FrameContext,
  notes: FrameNotes,
  why?: ProfileFrameMeta['emptyAs']
): DataFrame {
  const custom = {
    ...metaOf(query, context, { name: [], self: [], total: [] }, undefined),
    ...(why && { emptyAs: why }),
  };
  return frameOf(context.target.refId, { ...notes, info: [reason, ...notes.info] }, { custom }, [
    { name: 'level', type: FieldType.number, config: {}, values: [] },
    { name: 'value', type: FieldType.number, config: {}, values: [] },
    { name: 'self', type: FieldType.number, config: {}, values: [] },
    { name: 'label', type: FieldType.string, config: {}, values: [] },
  ]);
}

function frameOf(refId: string, notes: FrameNotes, meta: QueryResultMeta, fields: Field[]): DataFrame {
  return createDataFrame({ refId, name: FLAME_FRAME_NAME, meta: { ...meta, ...noticesOf(notes) }, fields });
}

function metaOf(
  query: ResolvedQuery,
  { backend, target }: FrameContext,
  functions: FunctionColumns,
  tree: PrunedTree | undefined
): ProfileFrameMeta & Record<string, unknown> {
  return {
    ...questionOf(query, target.frameFilter),
    detail: tree ? shownDetail(query.detail, tree) : query.detail,
    details: detailsOf(backend, query.filter),
    range: query.range,
    rows: { shown: tree?.level.length ?? 0, inFull: tree?.nodesInFull ?? 0 },
    foldedShare: tree?.foldedShare ?? 0,
    functions,
  };
}

/** Says how much of a tree was cut off here, and what share of the total lies in `other` rows; nothing where it fits. */
export function foldedNotice({ level, nodesInFull, foldedShare, folded, times }: PrunedTree): readonly string[] {
  if (level.length >= nodesInFull) {
    return [];
  }
  if (times) {
    return [
      `Shown ${level.length} of ${nodesInFull} calls: those of at most ${momentText(times.leftOut ?? 0, times.unit)} are left out.`,
    ];
  }
  const percent = (100 * foldedShare).toFixed(1);
  return folded.includes(-1)
    ? [`Shown ${level.length} of ${nodesInFull} nodes that the server sent, ${percent} % in "other".`]
    : [
        `Shown ${level.length} of ${nodesInFull} nodes, ${percent} % in "other"; the function table counts all of them.`,
      ];
}
