import { type FrameFilter, type FrameRule } from '../query';

interface Choice<T> {
  readonly value: T;
  readonly label: string;
  readonly description?: string;
}

export const ACTIONS: ReadonlyArray<Choice<FrameRule['action']>> = [
  { value: 'keepStacks', label: 'Keep stacks through', description: 'Drops stacks without such a frame' },
  { value: 'dropStacks', label: 'Drop stacks through', description: 'Drops stacks with such a frame' },
  { value: 'hideFrames', label: 'Hide frames', description: 'Gives their cost to the caller' },
];
export const LOOKED_AT: ReadonlyArray<Choice<FrameRule['by']>> = [
  { value: 'function', label: 'function' },
  { value: 'package', label: 'package' },
  { value: 'file', label: 'file' },
];
export const MATCHES: ReadonlyArray<Choice<FrameRule['match']>> = [
  { value: 'text', label: 'contains', description: 'This text, whatever the case' },
  { value: 'regex', label: 'matches', description: 'A regular expression (RE2), found anywhere' },
  { value: 'exact', label: 'is', description: 'Exactly this text' },
];

export const NEW_RULE: FrameRule = { action: 'keepStacks', by: 'function', match: 'text', pattern: '' };
export const NO_FILTER: FrameFilter = { presets: [], rules: [] };

/** The list with the rule at one place moved to another. */
export function moved(rules: readonly FrameRule[], from: number, to: number): readonly FrameRule[] {
  const others = rules.filter((_rule, at) => at !== from);
  return [...others.slice(0, to), rules[from], ...others.slice(to)];
}

/** Whether two filters leave the same frames; a rule without a pattern is one that is still being written. */
export function leavesTheSame(one: FrameFilter = NO_FILTER, other: FrameFilter = NO_FILTER): boolean {
  const counting = ({ presets, rules }: FrameFilter): string =>
    JSON.stringify([presets, rules.filter(({ pattern }) => pattern !== '')]);
  return counting(one) === counting(other);
}

const VERBS: Readonly<Record<FrameRule['action'], string>> = {
  keepStacks: 'keep',
  dropStacks: 'drop',
  hideFrames: 'hide',
};

/** A filter, a phrase for each rule, for the row when it is closed. */
export function filterSummary({ presets, rules }: FrameFilter, titleOf: (preset: string) => string): string[] {
  const phrases = rules
    .filter(({ pattern }) => pattern !== '')
    .map(({ action, by, match, pattern }) => `${VERBS[action]} ${by} ${match === 'regex' ? `/${pattern}/` : pattern}`);
  const hidden = presets.length > 0 ? [`hide ${presets.map(titleOf).join(', ')}`] : [];
  return hidden.length + phrases.length > 0 ? [...hidden, ...phrases] : ['All frames'];
}
