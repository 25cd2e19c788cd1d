import { type FlameTree } from '../flameTree';
import { packageOf } from '../packages';
import { isRuntimeFrame, runtimePreset } from '../runtimePresets';
import { frameName } from '../treeRows';
import { type Finding } from './finding';
import { type RuleSet } from './readRules';
import { type RuleMatch, type ShareRule } from './rule';

/** Rows that a finding shows at most. */
const MOST_ROWS = 20;

/** What the frames of a rule have together, if that is enough. With all that they call, each stack counts once. */
export function shareFinding(tree: FlameTree, rule: ShareRule, tests: RuleSet['tests']): Finding | undefined {
  const { level, self, total } = tree;
  const matched = matchedRows(tree, rule.match, tests);
  const found: number[] = [];
  let value = 0;
  let inside = Infinity;
  for (let row = 1; row < level.length; row++) {
    if (level[row] <= inside) {
      inside = Infinity;
    }
    if (matched[row] === 0) {
      continue;
    }
    if (rule.measure === 'self') {
      value += self[row];
      found.push(row);
    } else if (inside === Infinity) {
      inside = level[row];
      value += total[row];
      found.push(row);
    }
  }
  const share = total[0] > 0 ? value / total[0] : 0;
  if (share < rule.atLeast) {
    return undefined;
  }
  const size = rule.measure === 'self' ? self : total;
  const rows = found.sort((a, b) => size[b] - size[a] || a - b).slice(0, MOST_ROWS);
  return { rule, rows, share, function: frameName(tree, rows[0]), count: found.length };
}

/** Per row: whether a match takes it. Asked once for each name and file. */
function matchedRows(tree: FlameTree, matches: readonly RuleMatch[], tests: RuleSet['tests']): Uint8Array {
  const { names, nameIndex, files } = tree;
  const fileNames = files?.names ?? [''];
  const answers = new Map<number, number>();
  return Uint8Array.from(nameIndex, (name, row) => {
    const file = files?.index[row] ?? 0;
    const key = name * fileNames.length + file;
    const answer =
      answers.get(key) ?? Number(matches.some((match) => takes(match, names[name], fileNames[file], tests)));
    answers.set(key, answer);
    return answer;
  });
}

function takes(match: RuleMatch, name: string, file: string, tests: RuleSet['tests']): boolean {
  switch (match.by) {
    case 'runtime': {
      const preset = runtimePreset(match.preset);
      return preset !== undefined && isRuntimeFrame(preset, name, file);
    }
    case 'function':
      return tests.get(match.pattern)?.(name) ?? false;
    case 'package':
      return tests.get(match.pattern)?.(packageOf(name, file)) ?? false;
  }
}
