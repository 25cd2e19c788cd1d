import { buildTree } from '../../../src/profile/buildTree';
import { type FlameTree } from '../../../src/profile/flameTree';
import { mergeTrees } from '../../../src/profile/mergeTrees';
import { type SampleType } from '../../../src/profile/profile';
import { inGroups } from './inGroups';
import { keptSamples, type SampleFilter } from './keepSamples';
import { type StoredSeries } from './series';

/** The call tree of what a filter leaves of several series of one sample type. */
export function mergedTree(found: readonly StoredSeries[], filter: SampleFilter, sampleType: SampleType): FlameTree {
  const bySource = inGroups(found, ({ source }) => source);
  const trees = [...bySource].map(([{ profile }, series]) => {
    const kept = new Set(series.flatMap((one) => keptSamples(one, filter)));
    return buildTree(profile, series[0].sampleType, (sample) => kept.has(sample));
  });
  return trees.length > 0 ? mergeTrees(trees) : emptyTree(sampleType);
}

const emptyTree = (sampleType: SampleType): FlameTree => ({
  sampleType,
  names: ['total'],
  level: new Int32Array(1),
  nameIndex: new Int32Array(1),
  self: new Float64Array(1),
  total: new Float64Array(1),
});
