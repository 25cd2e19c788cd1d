import { focusFrame, openAllocations, shape, showCallers } from './makeRule';
import { type ProfileKind, type ShapeRule } from './rule';

const COST: ProfileKind[] = ['cpu', 'allocations', 'heap', 'locks'];
const ALL: ProfileKind[] = [...COST, 'goroutines'];

/** The four patterns by which people read flame graphs, and what makes a graph tell less than it seems to. */
export const SHAPE_RULES: readonly ShapeRule[] = [
  shape(
    'hot-at-the-top',
    'hot',
    0.1,
    'warning',
    '{function} has {share} of the total by itself, not by what it calls.',
    { kind: 'showLines' },
    COST
  ),
  shape(
    'convergence',
    'convergence',
    0.15,
    'warning',
    '{count} callers meet in {function}, which has {share} of the total: one change there, or fewer calls, serves them all.',
    showCallers,
    ['cpu', 'allocations', 'heap']
  ),
  shape(
    'tall-and-narrow',
    'tower',
    0.05,
    'info',
    'The deepest stacks, of up to {count} frames, have only {share} of the total: they are seldom worth a look.',
    focusFrame,
    COST
  ),
  shape(
    'diffuse',
    'diffuse',
    0.35,
    'info',
    'No function stands out: the {count} largest have {share} of the total together. Look at what allocates.',
    openAllocations,
    ['cpu']
  ),
  shape(
    'recursion',
    'recursion',
    0.1,
    'info',
    '{function} calls itself, up to {count} times on a stack, with {share} of the total.',
    focusFrame,
    ['cpu', 'allocations']
  ),
  shape(
    'truncated',
    'truncated',
    0.1,
    'warning',
    '{share} of the total was cut off and stands in rows named other.',
    { kind: 'raiseMaxNodes' },
    ALL
  ),
  shape(
    'few-samples',
    'fewSamples',
    0.1,
    'info',
    'Few samples ({count}): what is small here may be chance. A longer range, or more of the same, tells more.',
    focusFrame,
    ['cpu']
  ),
  shape(
    'unsymbolised',
    'unsymbolised',
    0.05,
    'warning',
    '{share} of the total has no function names, only addresses.',
    { kind: 'openGuide', url: 'https://grafana.com/docs/pyroscope/latest/' },
    ALL
  ),
];
