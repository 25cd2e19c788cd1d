import { type FlameTree } from './flameTree';

/** The distinct pairs of name and file in a tree. */
export interface DistinctFrames {
  /** Per row of the tree: a row of the columns below. */
  readonly index: Int32Array;
  /** Rows of `FlameTree.names`. */
  readonly name: readonly number[];
  /** Rows of `FileColumn.names`; 0, the unknown, in a tree without files. */
  readonly file: readonly number[];
}

/** What depends on a frame's name and file has to be worked out only once for each of these. */
export function distinctFrames({ names, nameIndex, files }: FlameTree): DistinctFrames {
  const index = new Int32Array(nameIndex.length);
  const name: number[] = [];
  const file: number[] = [];
  // Nearly all names have one file, so a map is needed for the others only.
  const first = new Int32Array(names.length).fill(-1);
  const others = new Map<number, number>();
  for (let row = 0; row < index.length; row++) {
    const ofName = nameIndex[row];
    const ofFile = files === undefined ? 0 : files.index[row];
    let pair = first[ofName];
    if (pair !== -1 && file[pair] !== ofFile) {
      const key = ofFile * names.length + ofName;
      pair = others.get(key) ?? -1;
      if (pair === -1) {
        others.set(key, name.length);
      }
    } else if (pair === -1) {
      first[ofName] = name.length;
    }
    if (pair === -1) {
      pair = name.length;
      name.push(ofName);
      file.push(ofFile);
    }
    index[row] = pair;
  }
  return { index, name, file };
}
