const MOST = 3;

/**
 * Names of `candidates` that may mean the same as `name`, the nearest first: one contains the other, or they differ in
 * less than a third of their letters. Punctuation and case do not count.
 */
export function similarNames(name: string, candidates: readonly string[]): readonly string[] {
  const wanted = bare(name);
  return candidates
    .map((candidate) => ({ candidate, distance: distanceOf(wanted, bare(candidate)) }))
    .filter(({ candidate, distance }) => candidate !== name && distance < 1 / 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ candidate }) => candidate);
}

const LONGEST_NAME = 100;

const bare = (name: string): string =>
  name
    .slice(0, LONGEST_NAME)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** 0 is the same, 1 has nothing in common. */
function distanceOf(a: string, b: string): number {
  if (a === '' || b === '') {
    return 1;
  }
  return a.includes(b) || b.includes(a) ? 0.1 * (a === b ? 0 : 1) : edits(a, b) / Math.max(a.length, b.length);
}

/** Levenshtein's distance: letters to put in, take out or change. */
function edits(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let j = 1; j <= b.length; j++) {
      line.push(Math.min(line[j - 1] + 1, above[j] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    above = line;
  }
  return above[b.length];
}
