import { CallTree, ROOT, widen } from './callTree';
import { type FlameTree } from './flameTree';
import { FileTable, frameFiles, NodeFiles } from './frameFiles';
import { nameFrames } from './frameNames';
import { type Profile } from './profile';

/**
 * The call tree of one sample type (a row of `profile.sampleTypes`), of all samples or of those that `keepSample` takes.
 *
 * Inlined frames are nodes of their own; equal names below the same parent are one node; recursion stays as it was
 * called. A sample without a stack counts as the root's own. Siblings come by descending total, then by name. With
 * `files`, each row has the file of its function, or its binary where the file is not known.
 */
export function buildTree(
  profile: Profile,
  sampleType: number,
  keepSample: (sample: number) => boolean = () => true,
  options: { readonly files?: boolean } = {}
): FlameTree {
  const { sampleCount, sampleTypes, values, sampleLocationStart, sampleLocations } = profile;
  if (sampleTypes[sampleType] === undefined) {
    throw new RangeError(`No sample type ${sampleType}: the profile has ${sampleTypes.length}`);
  }
  const frames = nameFrames(profile);
  const frameStart = frames.start;
  const frameName = frames.name;
  const tree = new CallTree();
  const fileTable = new FileTable();
  const frameFile = options.files ? frameFiles(profile, frames, fileTable) : undefined;
  const nodeFiles = new NodeFiles();
  // Samples that follow each other mostly share their first calls: those nodes are taken over, not looked up again.
  let path = new Int32Array(256);
  let depth = 0;
  let previousRoot = -1;
  for (let sample = 0; sample < sampleCount; sample++) {
    if (!keepSample(sample)) {
      continue;
    }
    const leaf = sampleLocationStart[sample];
    const root = sampleLocationStart[sample + 1] - 1;
    const locationCount = root - leaf + 1;
    const limit = Math.min(depth, locationCount);
    let shared = 0;
    while (shared < limit && sampleLocations[root - shared] === sampleLocations[previousRoot - shared]) {
      shared++;
    }
    let node = shared === 0 ? ROOT : path[shared - 1];
    if (locationCount > path.length) {
      path = widen(path, new Int32Array(2 * locationCount));
    }
    depth = shared;
    for (let i = root - shared; i >= leaf; i--) {
      const location = sampleLocations[i];
      const innermost = frameStart[location];
      for (let frame = frameStart[location + 1] - 1; frame >= innermost; frame--) {
        node = tree.child(node, frameName[frame]);
        if (frameFile) {
          nodeFiles.note(node, frameFile[frame]);
        }
      }
      path[depth++] = node;
    }
    previousRoot = root;
    tree.add(node, values[sample * sampleTypes.length + sampleType]);
  }
  return tree.finish(frames.names, sampleTypes[sampleType], frameFile && nodeFiles.finish(fileTable.names));
}
