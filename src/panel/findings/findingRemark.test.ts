import { foldedTree } from '../../../tests/foldedTree';
import { builtInRuleSet } from '../../profile/findings/builtInRules';
import { readProfile } from '../../profile/findings/readProfile';
import { findingRemark } from './findingRemark';

it.each([
  ['a library', 'strings.Index', 'Callers and callees'],
  ['the own program', 'main.calculate', 'Show its lines'],
])('what is hot in %s leads where that tells most', (_, name, label) => {
  const tree = foldedTree(`main.main;${name} 90`, 'main.main;main.idle 10');
  const hot = readProfile(tree, builtInRuleSet()).find(({ rule }) => rule.id === 'hot-at-the-top');
  const place = { labelLevels: 0, onLines: () => undefined };
  const remark = hot && findingRemark(hot, tree, place, { kind: 'none' }, () => undefined);
  expect(remark?.actions.map((action) => action.label)).toEqual([label]);
});
