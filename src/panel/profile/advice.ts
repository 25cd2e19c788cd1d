import { type Attempt } from '../../correlation/ladder';
import { expectedSamples, formatMs, isCpu, isShort } from './words';

/** What is known about a span that was picked. */
export interface PickedSpan {
  readonly name: string;
  readonly service: string;
  readonly durationMs: number;
  readonly unfinished: boolean;
}

/** What to do when nothing was found for a span, one sentence each. */
export function adviceForEmpty(span: PickedSpan, profileTypeId: string, attempts: readonly Attempt[]): string[] {
  const advice: string[] = [];
  if (isCpu(profileTypeId) && isShort(span.durationMs)) {
    advice.push(`The span lasted ${formatMs(span.durationMs)}, time for ${expectedSamples(span.durationMs)}.`);
  } else if (isCpu(profileTypeId)) {
    advice.push('A span that waits uses no CPU and has no CPU samples: try another profile type.');
  } else {
    advice.push(
      'SDKs label samples of CPU, and some of wall-clock time, with span ids. Memory and lock profiles have none.'
    );
  }
  if (!attempts.some(({ rung }) => rung === 'span' || rung === 'localRoot')) {
    advice.push(
      'Neither the span nor one above it in its service has the attribute pyroscope.profile.id: set up span profiles in its SDK, or turn on "Every span is labelled" in the options of this panel if the SDK labels samples without it.'
    );
  }
  if (attempts.some(({ automatic }) => !automatic)) {
    advice.push('Ask for everything in its service at that time to see whether there are profiles at all.');
  }
  return advice;
}
