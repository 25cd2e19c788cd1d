import * as v from 'valibot';

import { CallTree, ROOT } from '../callTree';
import { type FlameTree } from '../flameTree';
import { NodeFiles } from '../frameFiles';
import { NameTable } from '../nameTable';
import { type ProfileError } from '../profileError';
import { err, ok, type Result } from '../result';
import { checkJson } from './checkJson';
import { type ExportedProfile } from './exportedProfile';

/** The element of our HTML files that holds the profile. */
export const DATA_START = '<script type="application/json" id="spanflame-profile">';
export const DATA_END = '</script>';

/** The values of a row of numbers are checked while the tree is made: valibot would make an object of each. */
const COLUMN = v.array(v.unknown());
const treeJson = v.object({
  version: v.literal(1),
  name: v.string(),
  timeMillis: v.optional(v.number()),
  durationNanos: v.optional(v.number()),
  sampleType: v.object({ type: v.string(), unit: v.string() }),
  names: v.array(v.string()),
  level: COLUMN,
  nameIndex: COLUMN,
  self: COLUMN,
  selfRight: v.optional(COLUMN),
  files: v.optional(v.object({ names: v.array(v.string()), index: COLUMN })),
});
type TreeJson = v.InferOutput<typeof treeJson>;
type TreeColumns = Record<'level' | 'nameIndex' | 'self', number[]> & { names: string[]; selfRight?: number[] };

/** A profile as the JSON that our HTML files carry: the tree's own columns, without the totals. */
export function toTreeJson({ tree, name, timeMillis, durationNanos }: ExportedProfile): TreeJson {
  const { sampleType, files } = tree;
  return {
    version: 1,
    name,
    ...(timeMillis !== undefined && { timeMillis }),
    ...(durationNanos !== undefined && { durationNanos }),
    sampleType: { type: sampleType.type, unit: sampleType.unit },
    ...toColumns(tree),
    ...(files && { files: { names: [...files.names], index: Array.from(files.index) } }),
  };
}

/** What of a tree is drawn. */
export const toColumns = ({ names, level, nameIndex, self, right }: FlameTree): TreeColumns => ({
  names: [...names],
  level: Array.from(level),
  nameIndex: Array.from(nameIndex),
  self: Array.from(self),
  ...(right && { selfRight: Array.from(right.self) }),
});

/** Reads what `toTreeJson` wrote, without any trust in it. */
export function fromTreeJson(json: unknown): Result<ExportedProfile, ProfileError> {
  const checked = checkJson(treeJson, json, 'the profile');
  if (!checked.ok) {
    return checked;
  }
  const { name, timeMillis, durationNanos } = checked.value;
  const tree = treeOf(checked.value);
  return tree.ok ? ok({ tree: tree.value, name, timeMillis, durationNanos }) : tree;
}

function treeOf({
  sampleType,
  names,
  level,
  nameIndex,
  self,
  selfRight,
  files,
}: TreeJson): Result<FlameTree, ProfileError> {
  const table = new NameTable();
  const nameRows = names.map((name) => table.row(name));
  const tree = new CallTree(selfRight ? 'comparison' : 'single');
  const nodeFiles = new NodeFiles();
  const path: number[] = [ROOT];
  const columns = { nameIndex, self, ...(selfRight && { selfRight }), ...(files && { 'files.index': files.index }) };
  for (const [field, column] of Object.entries(columns)) {
    if (column.length !== level.length) {
      return malformed(field, `${level.length} values, one for each row`, column.length);
    }
  }
  for (let row = 0; row < level.length; row++) {
    const depth = level[row];
    const deepest = row === 0 ? 0 : path.length;
    if (!isRowOf(depth, deepest + 1) || (depth === 0) !== (row === 0)) {
      return malformed(`level[${row}]`, 'at most one more than the level before, 0 for the first only', depth);
    }
    const nameRow = nameRows[Number(nameIndex[row])];
    if (!isRowOf(nameIndex[row], names.length) || nameRow === undefined) {
      return malformed(`nameIndex[${row}]`, `a row of the ${names.length} names`, nameIndex[row]);
    }
    const [left, right, file] = [self[row], selfRight?.[row] ?? 0, files?.index[row] ?? 0];
    if (!isAmount(left) || !isAmount(right)) {
      return malformed(`self[${row}]`, 'a number', isAmount(left) ? right : left);
    }
    if (!isRowOf(file, files?.names.length ?? 1)) {
      return malformed(`files.index[${row}]`, `a row of the ${files?.names.length ?? 0} files`, file);
    }
    const node = depth === 0 ? ROOT : tree.child(path[depth - 1], nameRow);
    path.length = depth;
    path.push(node);
    tree.add(node, left, right);
    nodeFiles.note(node, file);
  }
  return ok(tree.finish(table.names, sampleType, files && nodeFiles.finish(files.names)));
}

const isRowOf = (value: unknown, count: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < count;

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function malformed(field: string, expected: string, found: unknown): Result<never, ProfileError> {
  return err({ kind: 'malformed', field, expected, found: (JSON.stringify(found) ?? 'nothing').slice(0, 40) });
}
