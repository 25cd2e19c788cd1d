import { type FlameTree } from '../flameTree';
import { allSteps, type Steps } from '../steps';
import { type Finding } from './finding';
import { type RuleSet } from './ruleSet';
import { readTreeSteps } from './readTree';
import { shapeFindings } from './shapeFindings';
import { shareFindings } from './shareFindings';
import { worthTelling } from './worthTelling';

/** As `readProfileSteps`, in one go. */
export const readProfile = (tree: FlameTree, rules: RuleSet, labelLevels = 0): Finding[] =>
  allSteps(readProfileSteps(tree, rules, labelLevels));

/**
 * What the rules find in a profile: warnings before the rest, each by descending share, then in the order of the rules.
 * The same profile and rules give the same findings. Of a comparison the left side is read. The values of labels that
 * stand above the stacks, `labelLevels` levels of them, are no frames.
 */
export function* readProfileSteps(tree: FlameTree, { rules, tests }: RuleSet, labelLevels = 0): Steps<Finding[]> {
  if (!(tree.total[0] > 0)) {
    return [];
  }
  const read = yield* readTreeSteps(tree, labelLevels);
  const found: Finding[] = [];
  for (const rule of rules.filter(({ profiles }) => profiles.includes(read.kind))) {
    found.push(...(yield* rule.kind === 'shape' ? shapeFindings(read, rule) : shareFindings(read, rule, tests)));
  }
  const told = yield* worthTelling(read, found);
  const weight = ({ rule }: Finding): number => Number(rule.severity === 'warning');
  return told
    .map((finding, order) => ({ finding, order }))
    .sort((a, b) => weight(b.finding) - weight(a.finding) || b.finding.share - a.finding.share || a.order - b.order)
    .map(({ finding }) => finding);
}
