import { filterFramesSteps } from '../filterFrames';
import { type FlameTree } from '../flameTree';
import { type FrameStep } from '../frameFilter';
import { functionInName } from '../frameNames';
import { reshapeSteps } from '../reshape';
import { assertNever } from '../result';
import { isRuntimeFrame, runtimePreset } from '../runtimePresets';
import { allSteps, type Steps } from '../steps';
import { stackRows, subtreeEnds } from '../treeRows';
import { rowOfPath } from './callPath';
import { collapseFunctionSteps } from './collapseFunction';
import { collapseDirectRecursionSteps, collapseRecursionSteps } from './collapseRecursion';
import { showFromSteps } from './showFrom';
import { type ViewStep } from './viewStep';

/**
 * The tree that steps leave, each looking at what those before it left. Without steps it is the tree itself. Steps that
 * follow each other and only look for frames are one pass of `filterFrames`. Throws a `RangeError` for a preset that does
 * not exist.
 */
export const applySteps = (tree: FlameTree, steps: readonly ViewStep[]): FlameTree =>
  allSteps(viewOfSteps(tree, steps));

/** As `applySteps`. */
export function* viewOfSteps(tree: FlameTree, steps: readonly ViewStep[]): Steps<FlameTree> {
  let view = tree;
  let waiting: FrameStep[] = [];
  for (const step of steps.filter(({ kind }) => kind !== 'inFull')) {
    const frameStep = asFrameStep(step);
    if (frameStep) {
      waiting.push(frameStep);
    } else {
      view = yield* applyShape(yield* filterFramesSteps(view, waiting), step);
      waiting = [];
    }
  }
  return yield* filterFramesSteps(view, waiting);
}

/** Steps that a filter of frames can take; `undefined` for the others. */
function asFrameStep(step: ViewStep): FrameStep | undefined {
  switch (step.kind) {
    case 'focusFunction':
      return byName('keepStacks', step.name);
    case 'dropFunction':
      return byName('dropStacks', step.name);
    case 'hideFunction':
      return byName('hideFrames', step.name);
    case 'hideRuntime': {
      const preset = runtimePreset(step.preset);
      if (!preset) {
        throw new RangeError(`No preset "${step.preset}" of runtime frames`);
      }
      return {
        action: 'hideFrames',
        looksAt: 'both',
        matches: (name, file) => isRuntimeFrame(preset, functionInName(name, file), file),
      };
    }
    case 'focusPath':
    case 'showFrom':
    case 'collapseFunction':
    case 'collapseRecursion':
    case 'inFull':
      return undefined;
    default:
      return assertNever(step);
  }
}

const byName = (action: FrameStep['action'], wanted: string): FrameStep => ({
  action,
  looksAt: 'name',
  matches: (name) => name === wanted,
});

function* applyShape(tree: FlameTree, step: ViewStep): Steps<FlameTree> {
  switch (step.kind) {
    case 'focusPath':
      return yield* focusPath(tree, step.path);
    case 'showFrom':
      return yield* showFromSteps(tree, step.name);
    case 'collapseFunction':
      return yield* collapseFunctionSteps(tree, step.name);
    case 'collapseRecursion':
      return yield* step.which === 'all' ? collapseRecursionSteps(tree) : collapseDirectRecursionSteps(tree);
    default:
      return tree;
  }
}

function* focusPath(tree: FlameTree, path: readonly string[]): Steps<FlameTree> {
  const { row, isWhole } = rowOfPath(tree, path);
  const kept = stackRows(tree);
  kept.fill(0, 0, row);
  kept.fill(0, isWhole ? subtreeEnds(tree.level)[row] : row);
  yield;
  const place = new Int32Array(kept.length).map((_, at) => at);
  yield;
  return yield* reshapeSteps(tree, { kept, place });
}
