import { Profile } from 'pprof-format';

import { unimplemented } from '../connectError';
import { mergedPprof } from '../profiles/mergedPprof';
import { mergedTree } from '../profiles/mergedTree';
import { type Call } from './call';
import { toDot } from './dot';
import { flamegraphJson, toFlamegraph } from './flamegraph';
import { nodeLimit } from './nodeLimit';
import { cutNodes } from './nodes';
import { profileJson } from './profileJson';
import { readFilter, readSelection } from './selection';
import { treeBytes } from './treeBytes';

const FORMATS = [
  'PROFILE_FORMAT_UNSPECIFIED',
  'PROFILE_FORMAT_FLAMEGRAPH',
  'PROFILE_FORMAT_TREE',
  'PROFILE_FORMAT_DOT',
  'PROFILE_FORMAT_PPROF',
];
const TREE = 2;
const DOT = 3;
const PPROF = 4;

/** SelectMergeStacktraces. The dual mode answers DOT with a flame graph, and flame graphs with the tree beside them. */
export function selectMergeStacktraces(call: Call): object {
  const { request, mode } = call;
  const format = request.choice('format', FORMATS);
  if (format === DOT && mode === 'v1') {
    throw unimplemented('dot format is only supported with the v2 query backend');
  }
  if (format === DOT && mode === 'v2') {
    const { series, type } = readSelection(call);
    return { dot: toDot(mergedTree(series, readFilter(call), type.sample), nodeLimit(request.number('maxNodes'))) };
  }
  return format === PPROF ? { pprof: { profile: profileJson(selectMergeProfile(call)) } } : tree(call, format === TREE);
}

/** SelectMergeSpanProfile, which has no other formats: an older name for a filter by span. */
export const selectMergeSpanProfile = (call: Call): object => tree(call, false);

function tree(call: Call, alone: boolean): object {
  const { series, type } = readSelection(call);
  const maxNodes = nodeLimit(call.request.number('maxNodes'));
  const root = cutNodes(mergedTree(series, readFilter(call), type.sample), maxNodes);
  const bytes = root.total === 0 ? {} : { tree: treeBytes(root).toString('base64') };
  if (alone) {
    return bytes;
  }
  return { flamegraph: flamegraphJson(toFlamegraph(root, 'single')), ...(call.mode === 'dual' ? bytes : {}) };
}

/** SelectMergeProfile: one pprof, stamped with the end of the range; without any sample an empty one. */
export function selectMergeProfile(call: Call): Profile {
  const { series, type, range } = readSelection(call);
  nodeLimit(call.request.number('maxNodes'));
  const profile = mergedPprof(series, readFilter(call), type.sample);
  if (profile.sample.length === 0) {
    return new Profile();
  }
  profile.timeNanos = BigInt(range.end) * 1_000_000n;
  profile.period = 1_000_000_000;
  if (call.mode === 'v1') {
    profile.durationNanos = BigInt(range.end - range.start) * 1_000_000n;
  }
  return profile;
}
