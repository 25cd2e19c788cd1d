import { type ProfileKind, profileKind } from '../../correlation/verdict/profileKind';

/** Types in the order of their keys: what the span did, what it made others wait for, and the rest. */
const ORDER: readonly ProfileKind[] = ['wall', 'cpu', 'allocated', 'mutex', 'block', 'samples', 'other', 'level'];

/** Digit keys there are. */
const DIGITS = 9;

/** Profile types as keys reach them: the first nine by a digit, all of them one after another by `[` and `]`. */
export const typesByKey = (ids: readonly string[]): readonly string[] =>
  ids
    .map((id, at) => ({ id, at, rank: ORDER.indexOf(profileKind(id)) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ id }) => id);

export const digitOf = (at: number): string => (at < DIGITS ? String(at + 1) : '');

/** The type that a key leads to from another; `undefined` where the key is for nothing here. */
export function typeForKey(key: string, ordered: readonly string[], current: string): string | undefined {
  if (ordered.length === 0) {
    return undefined;
  }
  if (/^[1-9]$/.test(key)) {
    return ordered[Number(key) - 1];
  }
  const step = { '[': -1, ']': 1 }[key];
  return step === undefined ? undefined : ordered[(ordered.indexOf(current) + step + ordered.length) % ordered.length];
}
