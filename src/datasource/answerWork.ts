import { type DataFrame } from '@grafana/data';

import { type FlameTree } from '../profile/flameTree';
import { ok } from '../profile/result';
import { oneStep } from '../profile/steps';
import { answerInParts, type ToFrames, type WorkAnswer } from './answerInParts';
import { answerFunctions, answerProfile, testsOf } from './answerProfile';
import { type HeatmapAnswer, type SeriesAnswer } from './backends/backend';
import { functionSeries } from './backends/layers/functionSeries';
import { labelChanges } from './backends/layers/labelChanges';
import { type ComparisonAnswering } from './compare/answerComparison';
import { askedBefore, filteredTreeSteps } from './filteredTree';
import { toEmptyFrame } from './frames/flameFrame';
import { type FrameContext } from './frames/frameContext';
import { toEmptyFunctionsFrame } from './frames/functionsFrame';
import { toHeatmapFrames } from './frames/heatmapFrame';
import { toLabelChangesFrame, toLabelsFrame } from './frames/labelFrames';
import { type FrameNotes } from './frames/notices';
import { toSeriesFrames } from './frames/seriesFrames';
import { type Work } from './plan';

/** Does one piece of work, and makes frames of what the backend answers. */
export async function answerWork(work: Work, answering: ComparisonAnswering): Promise<WorkAnswer> {
  const { backend, context, signal } = answering;
  const notes: FrameNotes = { info: work.notices };
  const seriesFrames: ToFrames<SeriesAnswer> = (answer, said, run) =>
    run(oneStep(() => toSeriesFrames(answer, context, said)));
  switch (work.kind) {
    case 'profile':
      return answerProfile(work, answering);
    case 'functions':
      return answerFunctions(work, answering);
    case 'functionSeries': {
      const tests = await testsOf(work.frameFilter, backend.kind);
      if (!tests.ok) {
        return tests;
      }
      const profile = askedBefore(work.query.profile, tests.value);
      const filter = (tree: FlameTree) => filteredTreeSteps(tree, work.query.profile, tests.value);
      const query = { ...work.query, profile, filter };
      return answerInParts(
        (onProgress) => functionSeries(backend, query, signal, onProgress),
        seriesFrames,
        notes,
        answering
      );
    }
    case 'nothingPicked':
      return ok(nothingPickedFrames(work, context));
    case 'series':
      return answerInParts(
        (onProgress) => backend.series(work.query, signal, onProgress),
        seriesFrames,
        notes,
        answering
      );
    case 'heatmap': {
      const { step } = work.query;
      return answerInParts<HeatmapAnswer>(
        (onProgress) => backend.heatmap(work.query, signal, onProgress),
        (answer, said, run) => run(oneStep(() => toHeatmapFrames(answer, step, context, said))),
        notes,
        answering
      );
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
    // Tests and their words come with the first comparison, so that other queries need not wait for them.
    case 'comparison':
      return (await import('./compare/answerComparison')).answerComparison(work, answering);
  }
}

function nothingPickedFrames(
  { query, reason, as }: Extract<Work, { kind: 'nothingPicked' }>,
  context: FrameContext
): readonly DataFrame[] {
  const notes: FrameNotes = { info: [] };
  switch (as) {
    case 'profile':
      return [toEmptyFrame(reason, query, context, notes, 'nothingPicked')];
    case 'functions':
      return [toEmptyFunctionsFrame(reason, context, notes)];
    case 'functionSeries':
      return toSeriesFrames({ kind: 'empty', reason }, context, notes);
  }
}
