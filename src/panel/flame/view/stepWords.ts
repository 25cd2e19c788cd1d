import { nameInWords } from '../../../profile/nameInWords';
import { runtimePreset } from '../../../profile/runtimePresets';
import { type ViewStep } from '../../../profile/view/viewStep';
import { type Shape } from './viewState';

/** A step as one reads it in the trail. */
export function stepWords(step: ViewStep): string {
  switch (step.kind) {
    case 'focusPath':
      return `Only below ${nameInWords(step.path.join(' › '))}`;
    case 'focusFunction':
      return `Only stacks through ${nameInWords(step.name)}`;
    case 'dropFunction':
      return `Without stacks through ${nameInWords(step.name)}`;
    case 'showFrom':
      return `Stacks from ${nameInWords(step.name)} on`;
    case 'hideFunction':
      return `Without frames of ${nameInWords(step.name)}`;
    case 'collapseFunction':
      return `${nameInWords(step.name)} without what it calls`;
    case 'focusFound':
      return `Only stacks through functions with ${nameInWords(step.pattern)}`;
    case 'dropFound':
      return `Without stacks through functions with ${nameInWords(step.pattern)}`;
    case 'hideFound':
      return `Without frames of functions with ${nameInWords(step.pattern)}`;
    case 'collapseRecursion':
      return step.which === 'direct' ? 'Direct recursion as one frame' : 'Each function once in a stack';
    case 'inFull':
      return step.path.length === 0 ? 'In full' : `In full below ${nameInWords(step.path.join(' › '))}`;
    case 'hideRuntime':
      return `Without the ${runtimePreset(step.preset)?.title ?? step.preset}`;
  }
}

/** How stacks are put together, as one reads it; nothing where they are as they were called. */
export function shapeWords(shape: Shape): string | undefined {
  switch (shape.kind) {
    case 'topDown':
      return undefined;
    case 'bottomUp':
      return 'Bottom up';
    case 'packages':
      return 'By package';
    case 'sandwich':
      return `Callers and callees of ${nameInWords(shape.name)}`;
    case 'timeOrder':
      return 'In the order of time';
  }
}
