import { type DataFrame } from '@grafana/data';

import { ok, type Result } from '../profile/result';
import { type RunSteps } from '../profile/steps';
import { inSteps } from '../profile/turns';
import { type BackendError } from './backends/error';
import { type OnProgress } from './backends/layers/progress';
import { type PartedBackend } from './backends/layers/splitBackend';
import { type FrameContext } from './frames/frameContext';
import { type FrameNotes, progressWords } from './frames/notices';

export type Frames = readonly DataFrame[];
export type WorkAnswer = Result<Frames, BackendError>;

/** With what a piece of work is answered. */
export interface Answering {
  readonly backend: PartedBackend;
  readonly context: FrameContext;
  readonly signal: AbortSignal;
  /** Is told the frames of the parts so far, where a range is read in parts. */
  readonly onFrames: (frames: Frames) => void;
}

/** Makes frames of an answer, in steps of which `run` makes tasks. */
export type ToFrames<A> = (answer: A, notes: FrameNotes, run: RunSteps) => Promise<Frames>;

/**
 * Asks for what may come in parts. The frames of the parts so far are told while others are on their way; those that
 * later parts overtook are left out.
 */
export async function answerInParts<A>(
  ask: (onProgress: OnProgress<A>) => Promise<Result<A, BackendError>>,
  toFrames: ToFrames<A>,
  notes: FrameNotes,
  { signal, onFrames }: Answering
): Promise<WorkAnswer> {
  const run: RunSteps = (steps) => inSteps(steps, signal);
  let newest = 0;
  const tell = async (answer: A, said: FrameNotes, mine: number): Promise<void> => {
    try {
      const frames = await toFrames(answer, said, run);
      if (mine === newest) {
        onFrames(frames);
      }
    } catch {
      // Aborted, or a bug that the whole answer will meet too.
    }
  };
  const answer = await ask(({ done, of, answer: soFar }) => {
    newest++;
    if (soFar !== undefined) {
      void tell(soFar, { ...notes, warnings: [...(notes.warnings ?? []), progressWords(done, of)] }, newest);
    }
  });
  newest = Infinity;
  return answer.ok ? ok(await toFrames(answer.value, notes, run)) : answer;
}
