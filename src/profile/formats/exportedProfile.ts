import { type FlameTree } from '../flameTree';

/** What is written to a file: a tree, and what is known of the profile it is of. */
export interface ExportedProfile {
  readonly tree: FlameTree;
  /** What a reader calls the profile, such as its file or query. */
  readonly name: string;
  /** Collection time in ms since the epoch; absent where it is not known. */
  readonly timeMillis?: number;
  /** Absent where it is not known, and for a snapshot. */
  readonly durationNanos?: number;
  /** What was done to it before it was saved, a sentence each; a file that is opened has none. */
  readonly notes?: readonly string[];
}

/** Calls `visit` with the path of each row, from the root's child down to the row itself. The path is reused. */
export function eachRow(
  { level }: Pick<FlameTree, 'level'>,
  visit: (row: number, path: readonly number[]) => void
): void {
  const path: number[] = [];
  for (let row = 0; row < level.length; row++) {
    path.length = Math.max(0, level[row] - 1);
    if (level[row] > 0) {
      path.push(row);
    }
    visit(row, path);
  }
}
