import { useEffect, useState } from 'react';

import { type FlameTree } from '../../../profile/flameTree';
import { type Result } from '../../../profile/result';
import { type ChartSource } from './chartSource';
import { DEFAULT_VIEW, type Shape } from './viewState';

/** What has become of the wish to see calls in the order of time. */
export interface ShownChart {
  readonly state:
    | { readonly kind: 'unasked' | 'asking' | 'shown' }
    /** Sums are shown instead. The reason begins with a small letter. */
    | { readonly kind: 'impossible'; readonly why: string }
    /** As well; a sentence. */
    | { readonly kind: 'failed'; readonly reason: string };
  /** What is drawn in the place of the profile; absent where that is drawn itself. */
  readonly tree: FlameTree | undefined;
  /** How what is drawn is put together. */
  readonly shape: Shape;
  /** Row of the source's tracks. */
  readonly track: number;
}

interface Answer {
  readonly about: string;
  readonly track: number;
  readonly chart: Result<FlameTree, string>;
}

/** The calls of a profile in the order of time, where they are wanted; `why` says why there is none (`whyNotInTime`). */
export function useChart(shape: Shape, source: ChartSource | undefined, why: string | undefined): ShownChart {
  const [answer, setAnswer] = useState<Answer>();
  const isWanted = shape.kind === 'timeOrder';
  const possible = source?.kind === 'possible' ? source : undefined;
  const track = isWanted && possible ? Math.max(0, possible.tracks.indexOf(shape.track)) : 0;
  const about = possible?.about ?? '';
  const ask = isWanted ? possible?.ask : undefined;
  useEffect(
    () => ask?.(track, (chart) => setAnswer({ about, track, chart })),
    // The profile that an answer is of is told with it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [ask, track]
  );
  if (!isWanted) {
    return { state: { kind: 'unasked' }, tree: undefined, shape, track };
  }
  const sums = { tree: undefined, shape: DEFAULT_VIEW.shape, track };
  if (why !== undefined) {
    return { state: { kind: 'impossible', why }, ...sums };
  }
  if (answer?.about !== about) {
    return { state: { kind: 'asking' }, ...sums };
  }
  const { chart } = answer;
  const isCurrent = answer.track === track;
  if (!chart.ok) {
    return { state: isCurrent ? { kind: 'failed', reason: chart.error } : { kind: 'asking' }, ...sums };
  }
  return { state: { kind: isCurrent ? 'shown' : 'asking' }, tree: chart.value, shape, track };
}
