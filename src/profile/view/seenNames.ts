import { distinctFrames } from '../distinctFrames';
import { type FlameTree } from '../flameTree';
import { type FrameDetail, functionInName, nameWithoutAddress } from '../frameNames';
import { NameTable } from '../nameTable';
import { type RowNames } from '../reshape';

/**
 * What a frame is called in the tree that a user looks at, by its name and file in a tree of the same profile that tells more.
 * Two frames with one such name are one frame to a step, and stay two rows of the tree.
 */
export type SeenName = (name: string, file: string) => string;

/** How frames of a tree by `line` or `address` are called in a tree by `seen`; `undefined` where they are called the same. */
export function seenNameOf(seen: FrameDetail, told: 'line' | 'address'): SeenName | undefined {
  if (seen === told) {
    return undefined;
  }
  return seen === 'line' ? nameWithoutAddress : functionInName;
}

/** The rows of a tree as they are called in the one that is looked at. */
export function seenRowNames(tree: FlameTree, seenName: SeenName): RowNames {
  const { names, files } = tree;
  const frames = distinctFrames(tree);
  const table = new NameTable();
  const ofFrame = Int32Array.from(frames.name, (name, frame) =>
    table.row(seenName(names[name], files?.names[frames.file[frame]] ?? ''))
  );
  return { names: table.names, nameIndex: frames.index.map((frame) => ofFrame[frame]) };
}
