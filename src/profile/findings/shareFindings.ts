import { packageOf } from '../packages';
import { isRuntimeFrame, runtimePreset } from '../runtimePresets';
import { type Steps } from '../steps';
import { frameName } from '../treeRows';
import { type Finding, MOST_ROWS } from './finding';
import { type RuleSet } from './ruleSet';
import { eachRow, type ReadTree } from './readTree';
import { type RuleMatch, type ShareRule } from './rule';

/** What the frames of a rule have together, if that is enough. With all that they call, each stack counts once. */
export function* shareFindings(read: ReadTree, rule: ShareRule, tests: RuleSet['tests']): Steps<Finding[]> {
  const { level, self, total } = read.tree;
  const matched = yield* matchedFrames(read, rule.match, tests);
  if (!matched.includes(1)) {
    return [];
  }
  const { ofRow } = read.frames;
  const found: number[] = [];
  let value = 0;
  let inside = Infinity;
  yield* eachRow(level.length, (row) => {
    if (level[row] <= inside) {
      inside = Infinity;
    }
    if (ofRow[row] === -1 || matched[ofRow[row]] === 0) {
      return;
    }
    if (rule.measure === 'self') {
      value += self[row];
      found.push(row);
    } else if (inside === Infinity) {
      inside = level[row];
      value += total[row];
      found.push(row);
    }
  });
  const share = value / total[0];
  if (share < rule.atLeast) {
    return [];
  }
  const size = rule.measure === 'self' ? self : total;
  const rows = found.sort((a, b) => size[b] - size[a] || a - b).slice(0, MOST_ROWS);
  return [{ rule, rows, share, function: frameName(read.tree, rows[0]), count: found.length }];
}

/** Names to a step: a test of a name takes a microsecond or less. */
const STEP = 1024;

/** Per distinct frame: 1 where a match takes it. */
function* matchedFrames(
  { frames: { names, files } }: ReadTree,
  matches: readonly RuleMatch[],
  tests: RuleSet['tests']
): Steps<Uint8Array> {
  const matched = new Uint8Array(names.length);
  for (let frame = 0; frame < names.length; frame++) {
    matched[frame] = Number(matches.some((match) => takes(match, names[frame], files[frame], tests)));
    if (frame % STEP === STEP - 1) {
      yield;
    }
  }
  return matched;
}

/** Where Go interrupts a function: the time before was that function's own, so it counts for no runtime. */
const INTERRUPTED = 'runtime.asyncPreempt';

function takes(match: RuleMatch, name: string, file: string, tests: RuleSet['tests']): boolean {
  switch (match.by) {
    case 'runtime': {
      const preset = runtimePreset(match.preset);
      return preset !== undefined && name !== INTERRUPTED && isRuntimeFrame(preset, name, file);
    }
    case 'function':
      return tests.get(match.pattern)?.(name) ?? false;
    case 'package':
      return tests.get(match.pattern)?.(packageOf(name, file)) ?? false;
  }
}
