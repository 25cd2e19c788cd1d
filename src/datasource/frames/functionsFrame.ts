import { createDataFrame, type DataFrame, type FieldConfig, FieldType } from '@grafana/data';

import { type FlameTree } from '../../profile/flameTree';
import { functionTotalsSteps } from '../../profile/functions';
import { type Steps } from '../../profile/steps';
import { grafanaUnit } from '../../profile/unit';
import { visibleText } from '../../profile/visibleText';
import { type FrameContext } from './frameContext';
import { type FrameNotes, noticesOf } from './notices';
import { profileLinks } from './profileLink';

/** Which functions of a tree are rows. */
export interface FunctionChoice {
  readonly matches: (name: string) => boolean;
  readonly limit: number;
}

/**
 * The functions of a tree by descending self: what each has by itself and with all that it calls, and their shares of all
 * samples. A function opens the flame graph of the stacks it is in.
 */
export function* functionsFrameSteps(
  tree: FlameTree,
  { matches, limit }: FunctionChoice,
  context: FrameContext,
  notes: FrameNotes
): Steps<DataFrame> {
  const totals = yield* functionTotalsSteps(tree);
  yield;
  const found = totals.name.flatMap((name, row) => (matches(name) ? [row] : []));
  const rows = found.slice(0, limit);
  const { unit, scale } = grafanaUnit(tree.sampleType.unit);
  const all = tree.total[0];
  const numbers = (name: string, config: FieldConfig, value: (row: number) => number) => ({
    name,
    type: FieldType.number,
    config,
    values: rows.map(value),
  });
  const shareOf = (values: Float64Array) => (row: number) => (all === 0 ? 0 : values[row] / all);
  const cut = rows.length < found.length ? [`Shown ${rows.length} of ${found.length} functions.`] : [];
  const none = found.length === 0 ? [`None of ${totals.name.length} functions has a name like this.`] : [];
  return createDataFrame({
    refId: context.target.refId,
    name: 'functions',
    meta: {
      preferredVisualisationType: 'table',
      ...noticesOf({ ...notes, info: [...notes.info, ...cut, ...none] }),
    },
    fields: [
      {
        name: 'function',
        type: FieldType.string,
        config: { links: linksOf(context) },
        values: rows.map((row) => visibleText(totals.name[row])),
      },
      numbers('self', { unit }, (row) => totals.self[row] * scale),
      numbers('total', { unit }, (row) => totals.total[row] * scale),
      numbers('selfShare', { unit: 'percentunit' }, shareOf(totals.self)),
      numbers('totalShare', { unit: 'percentunit' }, shareOf(totals.total)),
    ],
  });
}

/** Nothing found, and the reason. */
export const toEmptyFunctionsFrame = (reason: string, { target }: FrameContext, notes: FrameNotes): DataFrame =>
  createDataFrame({
    refId: target.refId,
    name: 'functions',
    meta: { preferredVisualisationType: 'table', ...noticesOf({ ...notes, info: [reason, ...notes.info] }) },
    fields: [],
  });

function linksOf(context: FrameContext): ReturnType<typeof profileLinks> {
  const { presets = [], rules = [] } = context.target.frameFilter ?? {};
  const focus = { action: 'keepStacks', by: 'function', match: 'exact', pattern: '${__value.raw}' } as const;
  return profileLinks('Flame graph of this function', context, { frameFilter: { presets, rules: [...rules, focus] } });
}
