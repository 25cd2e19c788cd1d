import { assertNever, err, ok, type Result } from '../result';
import { runtimePreset } from '../runtimePresets';
import { type ViewStep } from './viewStep';

/** Steps, and characters, that a text may have: more is no view that a person made. */
export const MOST_STEPS = 64;
const MOST_CHARACTERS = 65_536;

/** Why a text is no view: a sentence. */
export interface ViewProblem {
  readonly detail: string;
}

const VERSION = '1';

/** The letters of the steps, and what of a step follows them. */
const LETTERS = {
  focusPath: 'p',
  focusFunction: 'f',
  dropFunction: 'd',
  focusFound: 'k',
  dropFound: 'w',
  hideFound: 'o',
  showFrom: 's',
  hideFunction: 'h',
  collapseFunction: 'c',
  collapseRecursion: 'r',
  hideRuntime: 't',
  inFull: 'a',
} as const satisfies Record<ViewStep['kind'], string>;

/**
 * Steps as text for a URL, empty for none: a version, then each step as `~`, a letter and a name. `~.` goes before each
 * further name of a path, and `~` in a name is `~~`:
 *
 * ```
 * 1~fmain.work~pmain.main~.main.run~rall~tgo
 * ```
 */
export function encodeView(steps: readonly ViewStep[]): string {
  return steps.length === 0 ? '' : VERSION + steps.map(encodeStep).join('');
}

const encodeStep = (step: ViewStep): string => `~${LETTERS[step.kind]}${partsOf(step).map(escapeName).join('~.')}`;

const escapeName = (name: string): string => name.replace(/~/g, '~~');

function partsOf(step: ViewStep): readonly string[] {
  switch (step.kind) {
    case 'focusPath':
    case 'inFull':
      return step.path;
    case 'focusFunction':
    case 'dropFunction':
    case 'showFrom':
    case 'hideFunction':
    case 'collapseFunction':
      return [step.name];
    case 'focusFound':
    case 'dropFound':
    case 'hideFound':
      return [step.pattern];
    case 'collapseRecursion':
      return [step.which];
    case 'hideRuntime':
      return [step.preset];
    default:
      return assertNever(step);
  }
}

/** Reads what `encodeView` wrote. A text with anything else in it is refused as a whole. */
export function decodeView(text: string): Result<readonly ViewStep[], ViewProblem> {
  if (text === '') {
    return ok([]);
  }
  if (text.length > MOST_CHARACTERS) {
    return refuse(`has ${text.length} characters, more than ${MOST_CHARACTERS}`);
  }
  const [[version, ...behind], ...parts] = splitParts(text);
  if (version !== VERSION || behind.length > 0) {
    return refuse(`is of version "${version.slice(0, 20)}", not ${VERSION}`);
  }
  if (parts.length > MOST_STEPS) {
    return refuse(`has ${parts.length} steps, more than ${MOST_STEPS}`);
  }
  const steps: ViewStep[] = [];
  for (const [letter, ...names] of parts) {
    const step = readStep(letter, names);
    if (!step.ok) {
      return step;
    }
    steps.push(step.value);
  }
  return ok(steps);
}

type Part = [letter: string, ...names: string[]];

/** The version, then each step: its letter, then its names. */
function splitParts(text: string): [Part, ...Part[]] {
  const parts: [Part, ...Part[]] = [['']];
  let last: string[] = parts[0];
  for (const [plain, escaped] of text.matchAll(/~(.?)|[^~]+/gs)) {
    if (escaped === undefined || escaped === '~') {
      last[last.length - 1] += escaped ?? plain;
    } else if (escaped === '.') {
      last.push('');
    } else {
      const part: Part = [escaped, ''];
      parts.push(part);
      last = part;
    }
  }
  return parts;
}

function readStep(letter: string, names: readonly string[]): Result<ViewStep, ViewProblem> {
  const [name] = names;
  if (letter === LETTERS.focusPath) {
    return ok({ kind: 'focusPath', path: names });
  }
  if (letter === LETTERS.inFull) {
    return ok({ kind: 'inFull', path: names.length === 1 && name === '' ? [] : names });
  }
  if (names.length > 1) {
    return refuse(`has ${names.length} names in a step "${letter}"`);
  }
  switch (letter) {
    case LETTERS.focusFunction:
      return ok({ kind: 'focusFunction', name });
    case LETTERS.dropFunction:
      return ok({ kind: 'dropFunction', name });
    case LETTERS.showFrom:
      return ok({ kind: 'showFrom', name });
    case LETTERS.hideFunction:
      return ok({ kind: 'hideFunction', name });
    case LETTERS.collapseFunction:
      return ok({ kind: 'collapseFunction', name });
    case LETTERS.focusFound:
      return ok({ kind: 'focusFound', pattern: name });
    case LETTERS.dropFound:
      return ok({ kind: 'dropFound', pattern: name });
    case LETTERS.hideFound:
      return ok({ kind: 'hideFound', pattern: name });
    case LETTERS.collapseRecursion:
      return name === 'direct' || name === 'all'
        ? ok({ kind: 'collapseRecursion', which: name })
        : refuse(`collapses "${name.slice(0, 20)}" recursion, which is neither direct nor all`);
    case LETTERS.hideRuntime:
      return runtimePreset(name)
        ? ok({ kind: 'hideRuntime', preset: name })
        : refuse(`hides "${name.slice(0, 20)}", which is no preset of runtime frames`);
    default:
      return refuse(`has a step "${letter}", which this version does not know`);
  }
}

const refuse = (detail: string): Result<never, ViewProblem> => err({ detail: `The view ${detail}.` });
