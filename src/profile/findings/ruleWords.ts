import { type NextStep, type Rule } from './rule';

/** What a rule does, in words; for documentation. */
export interface RuleWords {
  readonly id: string;
  readonly says: string;
  /** When it says so. */
  readonly from: string;
  readonly profiles: string;
  readonly next: string;
}

const NEXT: Readonly<Record<Exclude<NextStep['kind'], 'openProfile'>, string>> = {
  showLines: 'its lines; of a library its callers',
  showCallers: 'callers and callees',
  focus: 'zoom in',
  raiseMaxNodes: 'ask for more nodes',
  openGuide: 'a guide',
};

export const ruleWords = (rule: Rule): RuleWords => ({
  id: rule.id,
  says: rule.text,
  from: fromWords(rule),
  profiles: rule.profiles.join(', '),
  next: rule.next.kind === 'openProfile' ? `look at ${rule.next.profile}` : NEXT[rule.next.kind],
});

function fromWords(rule: Rule): string {
  const part = `${Number((rule.atLeast * 100).toPrecision(2))} %`;
  if (rule.kind === 'share') {
    return `${part} of the total, ${rule.measure === 'self' ? 'by themselves' : 'with all that they call'}`;
  }
  switch (rule.shape) {
    case 'hot':
      return `${part} of the total by itself, no frame of a runtime, three at most`;
    case 'convergence':
      return `${part} of the total (and 80 % at most), from 3 callers, none of whom has 40 % of it`;
    case 'tower':
      return `stacks twice as deep as most, and 40 frames, with 1 to ${part}`;
    case 'diffuse':
      return `at most ${part} in the 20 largest of 60 functions or more`;
    case 'recursion':
      return `${part} on stacks where a function of the program calls itself twice`;
    case 'truncated':
    case 'unsymbolised':
      return `${part} of the total`;
    case 'fewSamples':
      return 'fewer than 100 samples, where they can be counted';
  }
}
