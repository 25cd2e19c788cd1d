import { type FlameTree } from '../profile/flameTree';
import { compileFrameFilter, compilePattern, type FrameFilter, type FrameTests } from '../profile/frameFilter';
import { err, ok, type Result } from '../profile/result';
import { answerInParts, type Answering, type ToFrames, type WorkAnswer } from './answerInParts';
import { type BackendKind, type ProfileAnswer } from './backends/backend';
import { type BackendError } from './backends/error';
import { type OnProgress } from './backends/layers/progress';
import { serverFoldedNotice } from './backends/serverFolding';
import { toEmptyFrame, toFlameFrame } from './frames/flameFrame';
import { functionsFrameSteps, toEmptyFunctionsFrame } from './frames/functionsFrame';
import { type FrameNotes, missingWords } from './frames/notices';
import { askedBefore, filteredTreeSteps } from './filteredTree';
import { type Work } from './plan';

type WorkOf<K extends Work['kind']> = Extract<Work, { readonly kind: K }>;
type Profile = Extract<ProfileAnswer, { readonly kind: 'profile' }>;

/** A flame graph of the frames that the query's filter leaves. */
export async function answerProfile(
  work: WorkOf<'profile'>,
  answering: Answering,
  warnings: readonly string[] = []
): Promise<WorkAnswer> {
  const { backend, context, signal } = answering;
  const tests = await testsOf(work.frameFilter, backend.kind);
  if (!tests.ok) {
    return tests;
  }
  if (work.query.timeOrder && context.drawnBy === 'grafana') {
    return err({ backend: backend.kind, kind: 'invalidQuery', field: 'timeOrder', detail: DRAWN_BY_OURS });
  }
  const query = { ...work.query, maxNodes: work.shownNodes };
  const toFrames: ToFrames<ProfileAnswer> = async (answer, notes, run) => {
    if (answer.kind === 'empty') {
      return [toEmptyFrame(answer.reason, query, context, notes)];
    }
    const tree = await run(filteredTreeSteps(answer.tree, work.query, tests.value));
    const said = notesOf(answer, notes);
    return isEmpty(tree) && !isEmpty(answer.tree)
      ? [toEmptyFrame(nothingLeft(work.query.callSite), query, context, said)]
      : [await toFlameFrame(tree, query, context, said, run)];
  };
  const ask = (onProgress: OnProgress<ProfileAnswer>) =>
    backend.profile(askedBefore(work.query, tests.value), signal, onProgress);
  return answerInParts(ask, toFrames, { info: work.notices, warnings }, answering);
}

const DRAWN_BY_OURS = 'calls one after the other are drawn by the panel of Spanflame only';

/** The table of the functions whose names match, of the frames that the query's filter leaves. */
export async function answerFunctions(work: WorkOf<'functions'>, answering: Answering): Promise<WorkAnswer> {
  const { backend, context, signal } = answering;
  const tests = await testsOf(work.frameFilter, backend.kind);
  if (!tests.ok) {
    return tests;
  }
  const matches = await nameTest(work.pattern, backend.kind);
  if (!matches.ok) {
    return matches;
  }
  const choice = { matches: matches.value, limit: work.limit };
  const toFrames: ToFrames<ProfileAnswer> = async (answer, notes, run) => {
    if (answer.kind === 'empty') {
      return [toEmptyFunctionsFrame(answer.reason, context, notes)];
    }
    const tree = await run(filteredTreeSteps(answer.tree, work.query, tests.value));
    return [await run(functionsFrameSteps(tree, choice, context, notesOf(answer, notes)))];
  };
  const ask = (onProgress: OnProgress<ProfileAnswer>) =>
    backend.profile(askedBefore(work.query, tests.value), signal, onProgress);
  return answerInParts(ask, toFrames, { info: work.notices }, answering);
}

/** Compiles a query's frame filter; its problem becomes an error of the query. */
export async function testsOf(
  filter: FrameFilter | undefined,
  backend: BackendKind
): Promise<Result<FrameTests, BackendError>> {
  const tests = await compileFrameFilter(filter);
  return tests.ok ? tests : err({ backend, kind: 'invalidQuery', field: 'frameFilter', ...tests.error });
}

async function nameTest(
  pattern: string,
  backend: BackendKind
): Promise<Result<(name: string) => boolean, BackendError>> {
  if (pattern === '') {
    return ok(() => true);
  }
  const test = await compilePattern(pattern);
  const detail = (reason: string): string => `"${pattern}" is no regular expression (RE2): ${reason}`;
  return test.ok ? test : err({ backend, kind: 'invalidQuery', field: 'functionPattern', detail: detail(test.error) });
}

const nothingLeft = (callSite: readonly string[]): string =>
  callSite.length === 0
    ? 'The frame filter leaves no samples.'
    : `The frame filter leaves no samples below ${callSite.join(' → ')}.`;

const isEmpty = ({ level, self }: FlameTree): boolean => level.length === 1 && self[0] === 0;

/** What the server folded is said of the whole answer: nobody knows what a filter would have left of it. */
const notesOf = ({ tree, notices, missing, order }: Profile, { info, warnings = [] }: FrameNotes): FrameNotes => ({
  info: [...info, ...notices],
  warnings: [...warnings, ...missingWords(missing)],
  cut: serverFoldedNotice(tree),
  ...(order && { order }),
});
