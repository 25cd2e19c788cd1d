import { packageOf } from './packages';
import { err, ok, type Result } from './result';
import { isRuntimeFrame, runtimePreset } from './runtimePresets';
import { visibleText } from './visibleText';

/** Presets first, then rules in their order. */
export interface FrameFilter {
  /** Ids of `RUNTIME_PRESETS`: frames of a language's runtime, which are taken out of their stacks. */
  readonly presets: readonly string[];
  readonly rules: readonly FrameRule[];
}

/**
 * `keepStacks` drops stacks without such a frame (pprof's focus), `dropStacks` those with one (ignore); `hideFrames` takes
 * the frames out and gives their cost to the caller (hide).
 */
export interface FrameRule {
  readonly action: 'keepStacks' | 'dropStacks' | 'hideFrames';
  readonly by: 'function' | 'package' | 'file';
  /** `text`: holds this text, whatever the case. `regex`: RE2, found anywhere. `exact`: is this text, as it is shown. */
  readonly match: 'text' | 'regex' | 'exact';
  readonly pattern: string;
}

/** A compiled filter: its steps in their order. */
export type FrameTests = readonly FrameStep[];

export interface FrameStep {
  readonly action: FrameRule['action'];
  /** What `matches` looks at, so that it is asked once for each distinct name or file. */
  readonly looksAt: 'name' | 'file' | 'both';
  readonly matches: (name: string, file: string) => boolean;
}

/** Why a filter cannot be used: a sentence that names the preset or the rule. */
export interface FilterProblem {
  readonly detail: string;
}

/**
 * Compiles a filter. Rules without a pattern are left out. Regular expressions are RE2's, which take linear time on any
 * pattern; the engine is loaded only when there is one.
 */
export async function compileFrameFilter(filter: FrameFilter | undefined): Promise<Result<FrameTests, FilterProblem>> {
  const rules = filter?.rules.filter(({ pattern }) => pattern !== '') ?? [];
  const steps: FrameStep[] = [];
  for (const id of filter?.presets ?? []) {
    const preset = runtimePreset(id);
    if (!preset) {
      return err({ detail: `there is no preset "${id}" of runtime frames` });
    }
    steps.push({ action: 'hideFrames', looksAt: 'both', matches: (name, file) => isRuntimeFrame(preset, name, file) });
  }
  for (const [index, rule] of rules.entries()) {
    const test = await textTest(rule);
    if (!test.ok) {
      return err({ detail: `rule ${index + 1}, "${rule.pattern}", is no regular expression (RE2): ${test.error}` });
    }
    steps.push(stepOf(rule, test.value));
  }
  return ok(steps);
}

/**
 * What files of frames are to a filter: needed by a rule on files; helpful to packages, which some languages name by
 * their files only, and to presets that know files; else nothing.
 */
export function filesFor(filter: FrameFilter | undefined): 'needed' | 'helpful' | 'none' {
  const { presets = [], rules = [] } = filter ?? {};
  if (rules.some(({ by }) => by === 'file')) {
    return 'needed';
  }
  const helps = rules.some(({ by }) => by === 'package') || presets.some((id) => runtimePreset(id)?.files.length);
  return helps ? 'helpful' : 'none';
}

type TextTest = (text: string) => boolean;

async function textTest({ match, pattern }: FrameRule): Promise<Result<TextTest, string>> {
  if (match === 'regex') {
    return compilePattern(pattern);
  }
  if (match === 'exact') {
    return ok((text) => text === pattern || visibleText(text) === pattern);
  }
  const wanted = pattern.toLowerCase();
  return ok((text) => text.toLowerCase().includes(wanted));
}

/** A regular expression (RE2) that is found anywhere in a text, or why it cannot be compiled. */
export async function compilePattern(pattern: string): Promise<Result<TextTest, string>> {
  const { RE2JS, RE2JSException } = await import('re2js');
  try {
    const compiled = RE2JS.compile(pattern);
    return ok((text) => compiled.matcher(text).find());
  } catch (error) {
    if (error instanceof RE2JSException) {
      return err(error.message);
    }
    throw error;
  }
}

function stepOf({ action, by }: FrameRule, test: TextTest): FrameStep {
  switch (by) {
    case 'function':
      return { action, looksAt: 'name', matches: (name) => test(name) };
    case 'file':
      return { action, looksAt: 'file', matches: (_name, file) => test(file) };
    case 'package':
      return { action, looksAt: 'both', matches: (name, file) => test(packageOf(name, file)) };
  }
}
