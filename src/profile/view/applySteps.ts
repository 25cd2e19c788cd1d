import { filterFramesSteps } from '../filterFrames';
import { type FlameTree } from '../flameTree';
import { type FrameStep } from '../frameFilter';
import { functionInName } from '../frameNames';
import { assertNever } from '../result';
import { isRuntimeFrame, runtimePreset } from '../runtimePresets';
import { allSteps, type Steps } from '../steps';
import { collapseFunctionSteps } from './collapseFunction';
import { collapseDirectRecursionSteps, collapseRecursionSteps } from './collapseRecursion';
import { focusPathSteps } from './focusPath';
import { type SeenName, seenRowNames } from './seenNames';
import { showFromSteps } from './showFrom';
import { type NameTest, textSearch } from './textSearch';
import { type ViewStep } from './viewStep';

/**
 * The tree that steps leave, each looking at what those before it left. Without steps it is the tree itself. Steps that
 * follow each other and only look for frames are one pass of `filterFrames`. Throws a `RangeError` for a preset that does
 * not exist.
 */
export const applySteps = (tree: FlameTree, steps: readonly ViewStep[]): FlameTree =>
  allSteps(viewOfSteps(tree, steps));

/**
 * As `applySteps`. With `seenName` the tree tells more than the one that the steps were made for: its frames are known to
 * them by that name, and it is left what that one is left.
 */
export function* viewOfSteps(tree: FlameTree, steps: readonly ViewStep[], seenName?: SeenName): Steps<FlameTree> {
  let view = tree;
  let waiting: FrameStep[] = [];
  for (const step of steps.filter(({ kind }) => kind !== 'inFull')) {
    const frameStep = asFrameStep(step, seenName);
    if (frameStep) {
      waiting.push(frameStep);
    } else {
      view = yield* applyShape(yield* filterFramesSteps(view, waiting), step, seenName);
      waiting = [];
    }
  }
  return yield* filterFramesSteps(view, waiting);
}

/** Steps that a filter of frames can take; `undefined` for the others. */
function asFrameStep(step: ViewStep, seenName: SeenName | undefined): FrameStep | undefined {
  switch (step.kind) {
    case 'focusFunction':
      return byName('keepStacks', step.name, seenName);
    case 'dropFunction':
      return byName('dropStacks', step.name, seenName);
    case 'hideFunction':
      return byName('hideFrames', step.name, seenName);
    case 'focusFound':
      return byText('keepStacks', step.pattern, seenName);
    case 'dropFound':
      return byText('dropStacks', step.pattern, seenName);
    case 'hideFound':
      return byText('hideFrames', step.pattern, seenName);
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

const byName = (action: FrameStep['action'], wanted: string, seenName: SeenName | undefined): FrameStep =>
  byTest(action, (name) => name === wanted, seenName);

function byText(action: FrameStep['action'], text: string, seenName: SeenName | undefined): FrameStep | undefined {
  const test = textSearch(text);
  return test && byTest(action, test, seenName);
}

const byTest = (action: FrameStep['action'], test: NameTest, seenName: SeenName | undefined): FrameStep =>
  seenName
    ? { action, looksAt: 'both', matches: (name, file) => test(seenName(name, file)) }
    : { action, looksAt: 'name', matches: (name) => test(name) };

function* applyShape(tree: FlameTree, step: ViewStep, seenName: SeenName | undefined): Steps<FlameTree> {
  const seen = seenName ? seenRowNames(tree, seenName) : tree;
  yield;
  switch (step.kind) {
    case 'focusPath':
      return yield* focusPathSteps(tree, step.path, seen);
    case 'showFrom':
      return yield* showFromSteps(tree, step.name, seen);
    case 'collapseFunction':
      return yield* collapseFunctionSteps(tree, step.name, seen);
    case 'collapseRecursion':
      return yield* step.which === 'all'
        ? collapseRecursionSteps(tree, seen)
        : collapseDirectRecursionSteps(tree, seen);
    default:
      return tree;
  }
}
