import { filterFrames } from '../filterFrames';
import { type FlameTree } from '../flameTree';
import { type FrameStep } from '../frameFilter';
import { functionInName } from '../frameNames';
import { reshape } from '../reshape';
import { assertNever } from '../result';
import { isRuntimeFrame, runtimePreset } from '../runtimePresets';
import { stackRows, subtreeEnds } from '../treeRows';
import { rowOfPath } from './callPath';
import { collapseFunction } from './collapseFunction';
import { collapseDirectRecursion, collapseRecursion } from './collapseRecursion';
import { type ViewStep } from './viewStep';

/**
 * The tree that steps leave, each looking at what those before it left. Without steps it is the tree itself. Steps that
 * follow each other and only look for frames are one pass of `filterFrames`. Throws a `RangeError` for a preset that does
 * not exist.
 */
export function applySteps(tree: FlameTree, steps: readonly ViewStep[]): FlameTree {
  let view = tree;
  let waiting: FrameStep[] = [];
  for (const step of steps.filter(({ kind }) => kind !== 'inFull')) {
    const frameStep = asFrameStep(step);
    if (frameStep) {
      waiting.push(frameStep);
    } else {
      view = applyShape(filterFrames(view, waiting), step);
      waiting = [];
    }
  }
  return filterFrames(view, waiting);
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

function applyShape(tree: FlameTree, step: ViewStep): FlameTree {
  switch (step.kind) {
    case 'focusPath':
      return focusPath(tree, step.path);
    case 'collapseFunction':
      return collapseFunction(tree, step.name);
    case 'collapseRecursion':
      return step.which === 'all' ? collapseRecursion(tree) : collapseDirectRecursion(tree);
    default:
      return tree;
  }
}

function focusPath(tree: FlameTree, path: readonly string[]): FlameTree {
  const { row, isWhole } = rowOfPath(tree, path);
  const kept = stackRows(tree);
  kept.fill(0, 0, row);
  kept.fill(0, isWhole ? subtreeEnds(tree.level)[row] : row);
  return reshape(tree, { kept, place: Int32Array.from(kept.keys()) });
}
