import { widen } from './callTree';
import { type FlameTree } from './flameTree';
import { type FrameNames } from './frameNames';
import { type Profile } from './profile';

/** The files that the rows of a tree come from. */
export interface FileColumn {
  /** Distinct files; row 0 is the empty string, for the unknown. */
  readonly names: readonly string[];
  /** Per row of the tree: a row of `names`. */
  readonly index: Int32Array;
}

/** Distinct files, each with a row. Row 0 is the unknown one's. */
export class FileTable {
  readonly names: string[] = [''];
  private readonly rows = new Map<string, number>([['', 0]]);

  row(file: string): number {
    let row = this.rows.get(file);
    if (row === undefined) {
      row = this.names.length;
      this.names.push(file);
      this.rows.set(file, row);
    }
    return row;
  }
}

/** The file of each node of a call tree that grows: the first known one of the frames that are the node. */
export class NodeFiles {
  private count = 1;
  private index = new Int32Array(1024);

  /** Says of which file (a row of a `FileTable`) a frame of this node is. Nodes come in the order they were made. */
  note(node: number, file: number): void {
    if (node >= this.index.length) {
      this.index = widen(this.index, new Int32Array(2 * node));
    }
    if (this.index[node] === 0) {
      this.index[node] = file;
    }
    this.count = Math.max(this.count, node + 1);
  }

  finish(names: readonly string[]): FileColumn {
    return { names, index: this.index.slice(0, this.count) };
  }
}

/**
 * The source file of each frame, in the order of `frames.name`, as rows of `files`. A frame without one has the binary
 * that it lies in.
 */
export function frameFiles(profile: Profile, frames: FrameNames, files: FileTable): Int32Array {
  const { locationFrameStart, locationMapping, frameFunction, functionFile, mappingFile, strings } = profile;
  const ofFunction = functionFile.map((text) => files.row(strings.get(text)));
  const ofMapping = mappingFile.map((text) => files.row(strings.get(text)));
  const ofFrame = new Int32Array(frames.name.length);
  for (let location = 0; location < locationMapping.length; location++) {
    const mapping = locationMapping[location];
    const binary = mapping === -1 ? 0 : ofMapping[mapping];
    const first = frames.start[location];
    const symbolised = locationFrameStart[location + 1] - locationFrameStart[location];
    for (let frame = first; frame < frames.start[location + 1]; frame++) {
      const at = frame - first;
      const source = at < symbolised ? ofFunction[frameFunction[locationFrameStart[location] + at]] : 0;
      ofFrame[frame] = source === 0 ? binary : source;
    }
  }
  return ofFrame;
}

/** The file of a row; the empty string where it is not known. */
export const fileOf = ({ files }: FlameTree, row: number): string => files?.names[files.index[row]] ?? '';
