import { assertNever } from '../result';
import { type FlameTree } from '../flameTree';
import { type Finding, profileKind } from './finding';
import { type RuleSet } from './readRules';
import { shapeFindings } from './shapeFindings';
import { shareFinding } from './shareFindings';

/**
 * What the rules find in a profile: warnings before the rest, each by descending share, then in the order of the rules.
 * The same profile and rules give the same findings. Of a comparison the left side is read.
 */
export function readProfile(tree: FlameTree, { rules, tests }: RuleSet): Finding[] {
  const kind = profileKind(tree.sampleType);
  const found = rules
    .filter(({ profiles }) => profiles.includes(kind))
    .flatMap((rule) => {
      switch (rule.kind) {
        case 'shape':
          return shapeFindings(tree, rule);
        case 'share':
          return shareFinding(tree, rule, tests) ?? [];
        default:
          return assertNever(rule);
      }
    });
  const weight = ({ rule }: Finding): number => Number(rule.severity === 'warning');
  return found
    .map((finding, order) => ({ finding, order }))
    .sort((a, b) => weight(b.finding) - weight(a.finding) || b.finding.share - a.finding.share || a.order - b.order)
    .map(({ finding }) => finding);
}
