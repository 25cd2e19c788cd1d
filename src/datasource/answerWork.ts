import { type DataFrame } from '@grafana/data';

import { filterFrames } from '../profile/filterFrames';
import { type FlameTree } from '../profile/flameTree';
import { compileFrameFilter, compilePattern, type FrameFilter, type FrameTests } from '../profile/frameFilter';
import { err, ok, type Result } from '../profile/result';
import { type ProfileAnswer, type SeriesAnswer } from './backends/backend';
import { type BackendError } from './backends/error';
import { functionSeries } from './backends/layers/functionSeries';
import { labelChanges } from './backends/layers/labelChanges';
import { type Progress } from './backends/layers/progress';
import { type PartedBackend } from './backends/layers/splitBackend';
import { inTurns } from './backends/layers/turns';
import { toEmptyFrame, toFlameFrame } from './frames/flameFrame';
import { type FrameContext } from './frames/frameContext';
import { toEmptyFunctionsFrame, toFunctionsFrame } from './frames/functionsFrame';
import { toHeatmapFrames } from './frames/heatmapFrame';
import { toLabelChangesFrame, toLabelsFrame } from './frames/labelFrames';
import { type FrameNotes, missingWords, progressWords } from './frames/notices';
import { toSeriesFrames } from './frames/seriesFrames';
import { type Work } from './plan';

type Frames = readonly DataFrame[];
export type WorkAnswer = Result<Frames, BackendError>;
type WorkOf<K extends Work['kind']> = Extract<Work, { readonly kind: K }>;

export interface Answering {
  readonly backend: PartedBackend;
  readonly context: FrameContext;
  readonly signal: AbortSignal;
  /** Is told the frames of the parts so far, where a range is read in parts. */
  readonly onFrames: (frames: Frames) => void;
}

/** Does one piece of work, and makes frames of what the backend answers; in slices, so that the page stays responsive. */
export async function answerWork(work: Work, answering: Answering): Promise<WorkAnswer> {
  const { backend, context, signal } = answering;
  const notes: FrameNotes = { info: work.notices };
  switch (work.kind) {
    case 'profile':
    case 'functions':
      return answerProfile(work, answering);
    case 'functionSeries':
      return answerFunctionSeries(work, answering);
    case 'series': {
      const toFrames: ToFrames<SeriesAnswer> = (answer, said) => toSeriesFrames(answer, context, said);
      const tell = teller(answering, notes, toFrames);
      return finish(await backend.series(work.query, signal, tell.progress), notes, tell, toFrames, signal);
    }
    case 'heatmap': {
      const answer = await backend.heatmap(work.query, signal);
      return answer.ok ? ok(toHeatmapFrames(answer.value, work.query.step, context, notes)) : answer;
    }
    case 'labels': {
      const { label, scope } = work;
      const found =
        label === undefined ? await backend.labelNames(scope, signal) : await backend.labelValues(label, scope, signal);
      return found.ok ? ok([toLabelsFrame(found.value, label, context, notes)]) : found;
    }
    case 'labelChanges': {
      const changes = await labelChanges(backend, work.query, signal);
      return changes.ok ? ok([toLabelChangesFrame(changes.value, context, notes)]) : changes;
    }
  }
}

async function answerProfile(work: WorkOf<'profile' | 'functions'>, answering: Answering): Promise<WorkAnswer> {
  const { backend, signal } = answering;
  const notes: FrameNotes = { info: work.notices };
  const toFrames = await profileFrames(work, answering);
  if (!toFrames.ok) {
    return toFrames;
  }
  const tell = teller(answering, notes, toFrames.value);
  return finish(await backend.profile(work.query, signal, tell.progress), notes, tell, toFrames.value, signal);
}

/** What makes frames of a profile: its flame graph, or the table of its functions, of the frames that the filter leaves. */
async function profileFrames(
  work: WorkOf<'profile' | 'functions'>,
  { backend, context }: Answering
): Promise<Result<ToFrames<ProfileAnswer>, BackendError>> {
  const tests = await testsOf(work.frameFilter, backend);
  if (!tests.ok) {
    return tests;
  }
  if (work.kind === 'functions') {
    const pattern = await compilePattern(work.pattern);
    if (!pattern.ok) {
      const detail = `"${work.pattern}" is no regular expression (RE2): ${pattern.error}`;
      return err({ backend: backend.kind, kind: 'invalidQuery', field: 'functionPattern', detail });
    }
    const choice = { matches: pattern.value, limit: work.limit };
    return ok((answer, notes) => [
      answer.kind === 'empty'
        ? toEmptyFunctionsFrame(answer.reason, context, notes)
        : toFunctionsFrame(filterFrames(answer.tree, tests.value), choice, context, notesOf(answer, notes)),
    ]);
  }
  const query = { ...work.query, maxNodes: work.shownNodes };
  const { refId } = context.target;
  return ok((answer, notes) => {
    if (answer.kind === 'empty') {
      return [toEmptyFrame(answer.reason, query, refId, notes)];
    }
    const tree = filterFrames(answer.tree, tests.value);
    const said = notesOf(answer, notes);
    return [
      isEmpty(tree) && !isEmpty(answer.tree)
        ? toEmptyFrame('The frame filter leaves no samples.', query, refId, said)
        : toFlameFrame(tree, query, refId, said),
    ];
  });
}

async function answerFunctionSeries(work: WorkOf<'functionSeries'>, answering: Answering): Promise<WorkAnswer> {
  const { backend, context, signal } = answering;
  const notes: FrameNotes = { info: work.notices };
  const tests = await testsOf(work.frameFilter, backend);
  if (!tests.ok) {
    return tests;
  }
  const toFrames: ToFrames<SeriesAnswer> = (answer, said) => toSeriesFrames(answer, context, said);
  const tell = teller(answering, notes, toFrames);
  const query = { ...work.query, filter: (tree: FlameTree) => filterFrames(tree, tests.value) };
  return finish(await functionSeries(backend, query, signal, tell.progress), notes, tell, toFrames, signal);
}

async function testsOf(
  filter: FrameFilter | undefined,
  { kind: backend }: PartedBackend
): Promise<Result<FrameTests, BackendError>> {
  const tests = await compileFrameFilter(filter);
  return tests.ok ? tests : err({ backend, kind: 'invalidQuery', field: 'frameFilter', ...tests.error });
}

const isEmpty = ({ level, self }: FlameTree): boolean => level.length === 1 && self[0] === 0;

const notesOf = (
  { notices, missing }: Extract<ProfileAnswer, { readonly kind: 'profile' }>,
  { info, warnings = [] }: FrameNotes
): FrameNotes => ({ info: [...info, ...notices], warnings: [...warnings, ...missingWords(missing)] });

type ToFrames<A> = (answer: A, notes: FrameNotes) => Frames;

interface Teller<A> {
  readonly progress: (progress: Progress<A>) => void;
  /** Nothing is told any more: the whole answer is there. */
  readonly stop: () => void;
}

/** Tells frames of the parts so far; those that were overtaken by later parts are left out. */
function teller<A>({ signal, onFrames }: Answering, notes: FrameNotes, toFrames: ToFrames<A>): Teller<A> {
  let newest = 0;
  const tell = async (answer: A, said: FrameNotes, mine: number): Promise<void> => {
    try {
      const frames = await inTurns(() => (mine === newest ? toFrames(answer, said) : []), signal);
      if (mine === newest) {
        onFrames(frames);
      }
    } catch {
      // Aborted, or a bug that the whole answer will meet too.
    }
  };
  return {
    progress({ done, of, answer }) {
      newest++;
      if (answer !== undefined) {
        void tell(answer, { ...notes, warnings: [...(notes.warnings ?? []), progressWords(done, of)] }, newest);
      }
    },
    stop() {
      newest = Infinity;
    },
  };
}

async function finish<A>(
  answer: Result<A, BackendError>,
  notes: FrameNotes,
  { stop }: Teller<A>,
  toFrames: ToFrames<A>,
  signal: AbortSignal
): Promise<WorkAnswer> {
  stop();
  return answer.ok ? ok(await inTurns(() => toFrames(answer.value, notes), signal)) : answer;
}
