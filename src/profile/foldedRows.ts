import { type FlameTree } from './flameTree';

/** How many nodes two `other` rows stand for when they become one; -1 where one of them does not know. */
export const addFolded = (one: number, other: number): number => (one < 0 || other < 0 ? -1 : one + other);

/** That of an `other` row which becomes one with those of other trees: the same nodes may be cut off of each. */
export const foldedInSeveral = (nodes: number): number => (nodes === 0 ? 0 : -1);

/** Whether something of a tree was cut off, as far as its `folded` tells. */
export const hasFolded = ({ folded }: Pick<FlameTree, 'folded'>): boolean =>
  folded?.some((nodes) => nodes !== 0) === true;
