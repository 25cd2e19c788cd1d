import { BUILT_IN_RULES_VERSION, builtInRuleSet } from '../../profile/findings/builtInRules';
import { type Finding } from '../../profile/findings/finding';
import { joinProfile, joinText } from '../../profile/findings/joinProfile';
import { readProfileSteps } from '../../profile/findings/readProfile';
import { readRules, type UserRules } from '../../profile/findings/readRules';
import { mergeRules } from '../../profile/findings/ruleSet';
import { type FlameTree } from '../../profile/flameTree';
import { type OtherProfile } from './readingPlace';
import { runWhileIdle } from './runWhileIdle';

/** What the rules have found in a tree. */
export interface Reading {
  readonly findings: readonly Finding[];
  /** Which rules have found them, in words; none where they could not be read. */
  readonly foundBy: string;
  /** Mistakes in rules of users. */
  readonly problems: readonly string[];
}

const BUILT_IN = builtInRuleSet();

/** Reads a tree while the page is idle, once for the same rules; of a comparison its right side. */
export async function readTree(
  tree: FlameTree,
  labelLevels: number,
  userRules: unknown,
  signal: AbortSignal
): Promise<Reading> {
  const known = readings.get(tree);
  if (known && known.userRules === userRules && known.labelLevels === labelLevels) {
    return known.reading;
  }
  const user = await rulesOf(userRules);
  const rules = user ? mergeRules(BUILT_IN, user) : BUILT_IN;
  const findings = await runWhileIdle(readProfileSteps(rightSide(tree), rules, labelLevels), signal);
  const foundBy = `by version ${BUILT_IN_RULES_VERSION} of the rules${user ? ' and your own' : ''}`;
  const reading: Reading = { findings, foundBy, problems: user?.problems ?? [] };
  readings.set(tree, { userRules, labelLevels, reading });
  return reading;
}

interface Known {
  readonly userRules: unknown;
  readonly labelLevels: number;
  readonly reading: Reading;
}

const readings = new WeakMap<FlameTree, Known>();
const compiled = new WeakMap<object, Promise<UserRules>>();

function rulesOf(json: unknown): Promise<UserRules> | undefined {
  if (json === undefined || json === null) {
    return undefined;
  }
  if (typeof json !== 'object') {
    return readRules(json);
  }
  const rules = compiled.get(json) ?? readRules(json);
  compiled.set(json, rules);
  return rules;
}

const rightSide = (tree: FlameTree): FlameTree => (tree.right ? { ...tree, ...tree.right, right: undefined } : tree);

/** What another profile says of the place of a finding, as a sentence. */
export const joined = (tree: FlameTree, { rows }: Finding, other: Extract<OtherProfile, { kind: 'found' }>): string =>
  joinText(joinProfile(rightSide(tree), rows, other.tree), other.format);
