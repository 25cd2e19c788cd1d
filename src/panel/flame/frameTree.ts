import { type DataFrame, type Field } from '@grafana/data';

import { type FlameTree, type FlameTreeSide } from '../../profile/flameTree';
import { type FileColumn } from '../../profile/frameFiles';
import { NameTable } from '../../profile/nameTable';
import { readProgramTexts } from '../../profile/programTexts';
import { err, ok, type Result } from '../../profile/result';
import { callTimesOf } from './callTimesOf';

/** A tree to draw, with what a frame tells of its rows beside their values. */
export interface ShownTree extends FlameTree {
  /** Per row: how many nodes an `other` row stands for; 0 on every other row. */
  readonly folded: Int32Array;
  /** Per row of a tested comparison: 1 where the sides differ by no more than noise does. */
  readonly insignificant?: Uint8Array;
}

/**
 * Reads a flame graph frame of any data source: Grafana's nested set of `level`, `value`, `self` and `label` (text or
 * enum), `valueRight` and `selfRight` in a comparison, and of ours `file`, `folded` and `insignificant`, the times of calls
 * (`callTimesOf`) and the programs that addresses lie in. Several roots get one above them. What is no such frame is refused in
 * words.
 *
 * Schema: https://grafana.com/docs/grafana/latest/panels-visualizations/visualizations/flame-graph/#data-api
 */
export function readFlameFrame(frame: DataFrame): Result<ShownTree, string> {
  const fields = Object.fromEntries(frame.fields.map((field) => [field.name, field]));
  const missing = ['level', 'value', 'self', 'label'].filter((name) => fields[name] === undefined);
  if (missing.length > 0) {
    return err(`The flame graph has no field ${missing.join(', ')}.`);
  }
  const level = Int32Array.from(fields.level.values);
  const wrong = wrongLevel(level);
  if (wrong !== -1) {
    return err(
      `Row ${wrong} of the flame graph is at level ${level[wrong]}, with no row above it at the level before.`
    );
  }
  const times = callTimesOf(frame, level);
  if (!times.ok) {
    return times;
  }
  const { names, index } = readLabels(fields.label);
  const { valueRight, selfRight, insignificant } = fields;
  const programs = readProgramTexts(frame.meta?.custom?.['programs']);
  const tree: ShownTree = {
    sampleType: { type: fields.value.config.displayName ?? '', unit: fields.value.config.unit ?? 'short' },
    names,
    level,
    nameIndex: index,
    total: numbers(fields.value),
    self: numbers(fields.self),
    ...(valueRight && selfRight && { right: { total: numbers(valueRight), self: numbers(selfRight) } }),
    ...(fields.file && { files: readFiles(fields.file) }),
    folded: fields.folded ? Int32Array.from(fields.folded.values) : new Int32Array(level.length),
    ...(times.value && { times: times.value }),
    ...(programs.length > 0 && { programs }),
    ...(valueRight && insignificant && { insignificant: Uint8Array.from(insignificant.values, Number) }),
  };
  return ok(level.indexOf(0, 1) === -1 ? tree : withRoot(tree));
}

/** The first row that is more than one level below the row before it; −1 where there is none. */
function wrongLevel(level: Int32Array): number {
  for (let row = 0; row < level.length; row++) {
    const above = row === 0 ? -1 : level[row - 1];
    if (level[row] < 0 || level[row] > above + 1) {
      return row;
    }
  }
  return -1;
}

function readLabels(field: Field): { readonly names: readonly string[]; readonly index: Int32Array } {
  const table = new NameTable();
  const texts = field.config.type?.enum?.text;
  const rows = texts?.map((text) => table.row(text));
  const index = Int32Array.from(field.values, (value: unknown) =>
    rows ? (rows[Number(value)] ?? table.row('')) : table.row(String(value ?? ''))
  );
  return { names: table.names, index };
}

function readFiles(field: Field): FileColumn {
  const names = field.config.type?.enum?.text ?? [''];
  return {
    names,
    index: Int32Array.from(field.values, (value: unknown) => (names[Number(value)] === undefined ? 0 : Number(value))),
  };
}

/** JSON has no numbers that are none, so what is missing weighs nothing. */
const numbers = ({ values }: Field): Float64Array =>
  Float64Array.from(values, (value: unknown) => (Number.isFinite(Number(value)) ? Number(value) : 0));

/** One row above several roots, with what they have together. */
function withRoot(tree: ShownTree): ShownTree {
  const names = new NameTable();
  const nameRow = tree.names.map((name) => names.row(name));
  const sumOfRoots = (values: Float64Array): number =>
    values.reduce((sum, value, row) => (tree.level[row] === 0 ? sum + value : sum), 0);
  const side = ({ self, total }: FlameTreeSide): FlameTreeSide => ({
    self: floats(0, self),
    total: floats(sumOfRoots(total), total),
  });
  return {
    ...tree,
    ...side(tree),
    names: names.names,
    level: ints(
      0,
      tree.level.map((level) => level + 1)
    ),
    nameIndex: ints(
      0,
      tree.nameIndex.map((name) => nameRow[name])
    ),
    folded: ints(0, tree.folded),
    ...(tree.right && { right: side(tree.right) }),
    ...(tree.files && { files: { ...tree.files, index: ints(0, tree.files.index) } }),
    // What several roots have together was not tested.
    ...(tree.insignificant && { insignificant: Uint8Array.of(1, ...tree.insignificant) }),
  };
}

function ints(first: number, rest: Int32Array): Int32Array {
  const all = new Int32Array(rest.length + 1).fill(first, 0, 1);
  all.set(rest, 1);
  return all;
}

function floats(first: number, rest: Float64Array): Float64Array {
  const all = new Float64Array(rest.length + 1).fill(first, 0, 1);
  all.set(rest, 1);
  return all;
}
