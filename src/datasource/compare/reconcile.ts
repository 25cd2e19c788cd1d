import { matchNames } from '../../profile/diff/buildNames';
import { type FlameTree } from '../../profile/flameTree';
import { ROOT_NAME } from '../../profile/nameTable';
import { type SampleType } from '../../profile/profile';
import { err, ok, type Result } from '../../profile/result';
import { type Slice } from '../../profile/statistics/slices';
import { type Steps } from '../../profile/steps';
import { grafanaUnit } from '../../profile/unit';
import { type GatheredSide } from './gatherSide';

export interface Reconciled {
  readonly left: readonly Slice[];
  readonly right: readonly Slice[];
  /** What was done to compare them, for the user to read. */
  readonly notices: readonly string[];
}

/** Renamed functions that a notice lists. */
const LISTED = 3;

/**
 * Makes one of two stores, builds or units: the left's values in the right's unit, and functions under one name that are
 * the same but for what changes from build to build. The error says what cannot be compared.
 */
export function* reconcileSteps(left: GatheredSide, right: GatheredSide): Steps<Result<Reconciled, string>> {
  const [one, other] = [left, right].map(({ slices }) => slices[0].tree.sampleType);
  const problem = unlike(one, other, left, right);
  if (problem !== undefined) {
    return err(problem);
  }
  const scale = grafanaUnit(one.unit).scale / grafanaUnit(other.unit).scale;
  const scaled: Slice[] = [];
  for (const slice of left.slices) {
    scaled.push({ ...slice, tree: inUnit(slice.tree, other, scale) });
    yield;
  }
  const renamed = matchNames(yield* namesOf(scaled), yield* namesOf(right.slices));
  yield;
  const rename = (slices: readonly Slice[], names: ReadonlyMap<string, string>): readonly Slice[] =>
    names.size === 0 ? slices : slices.map((slice) => ({ ...slice, tree: withNames(slice.tree, names) }));
  return ok({
    left: rename(scaled, renamed.left),
    right: rename(right.slices, renamed.right),
    notices: [...typeNotice(one, other), ...renameNotice(renamed.left)],
  });
}

function unlike(one: SampleType, other: SampleType, left: GatheredSide, right: GatheredSide): string | undefined {
  const [unit, otherUnit] = [one, other].map((type) => grafanaUnit(type.unit).unit);
  const isOtherCount = unit === 'short' && one.unit.toLowerCase() !== other.unit.toLowerCase();
  if (unit !== otherUnit || isOtherCount) {
    return `The sides cannot be compared: the left one is ${one.type} in ${one.unit}, the right one ${other.type} in ${other.unit}.`;
  }
  const state = (side: GatheredSide): string =>
    side.measure === 'flow' ? 'adds up over time' : 'is a state of a moment';
  return left.measure === right.measure
    ? undefined
    : `The sides cannot be compared: ${one.type} on the left ${state(left)}, ${other.type} on the right ${state(right)}.`;
}

const inUnit = (tree: FlameTree, sampleType: SampleType, scale: number): FlameTree =>
  scale === 1
    ? { ...tree, sampleType }
    : {
        ...tree,
        sampleType,
        self: tree.self.map((value) => value * scale),
        total: tree.total.map((value) => value * scale),
      };

function* namesOf(slices: readonly Slice[]): Steps<ReadonlySet<string>> {
  const all = new Set<string>();
  for (const { tree } of slices) {
    tree.names.forEach((name) => all.add(name));
    yield;
  }
  all.delete(ROOT_NAME);
  return all;
}

const withNames = (tree: FlameTree, renamed: ReadonlyMap<string, string>): FlameTree => ({
  ...tree,
  names: tree.names.map((name) => renamed.get(name) ?? name),
});

const typeNotice = (one: SampleType, other: SampleType): readonly string[] =>
  one.type === other.type ? [] : [`Compared are ${one.type} on the left and ${other.type} on the right.`];

function renameNotice(renamed: ReadonlyMap<string, string>): readonly string[] {
  if (renamed.size === 0) {
    return [];
  }
  const listed = [...renamed].slice(0, LISTED).map(([from, to]) => `${from} as ${to}`);
  const more = renamed.size > LISTED ? `, and ${renamed.size - LISTED} more` : '';
  const names =
    renamed.size === 1
      ? '1 function of the left has another name'
      : `${renamed.size} functions of the left have other names`;
  return [`${names}, by what differs from build to build, and are taken for the same: ${listed.join('; ')}${more}.`];
}
