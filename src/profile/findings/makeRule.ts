import { type NextStep, type ProfileKind, type Rule, type ShapeRule, type ShareRule } from './rule';

export const showCallers: NextStep = { kind: 'showCallers' };
export const focusFrame: NextStep = { kind: 'focus' };
export const openAllocations: NextStep = { kind: 'openProfile', profile: 'allocations' };

/** A rule on the shape of the flame graph. What `atLeast` means depends on the shape. */
export function shape(
  id: string,
  which: ShapeRule['shape'],
  atLeast: number,
  severity: Rule['severity'],
  text: string,
  next: NextStep,
  profiles: ProfileKind[]
): ShapeRule {
  return { kind: 'shape', id, shape: which, atLeast, severity, text, next, profiles };
}

/** A rule on functions whose names hold one of the patterns. */
export function share(
  id: string,
  measure: ShareRule['measure'],
  atLeast: number,
  patterns: readonly string[],
  text: string,
  next: NextStep,
  profiles: ProfileKind[] = ['cpu']
): ShareRule {
  const match = patterns.map((pattern) => ({ by: 'function' as const, pattern }));
  return { kind: 'share', id, measure, atLeast, match, severity: 'warning', text, next, profiles };
}

/** As `share`, for what is good to know and often as it should be. */
export const note = (...args: Parameters<typeof share>): ShareRule => ({ ...share(...args), severity: 'info' });

/** A rule on all frames of a runtime. */
export function runtimeShare(preset: string, name: string, atLeast: number, next: NextStep): ShareRule {
  return {
    kind: 'share',
    id: `runtime-${preset}`,
    measure: 'self',
    atLeast,
    match: [{ by: 'runtime', preset }],
    severity: 'info',
    text: `The runtime of ${name} has {share} of the time by itself.`,
    next,
    profiles: ['cpu'],
  };
}
