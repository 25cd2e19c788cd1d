import { type IdFilter, type TimeRange } from './backends/backend';

const SHORT = 60_000;
const PADDING = 60_000;

/**
 * Samples are stamped with the window in which they were uploaded, not with the moment they were taken, so the bare
 * range of a span rarely holds them. A short range with an id is widened by a minute on both sides; the id still picks
 * the samples.
 */
export function padRange(range: TimeRange, filter: IdFilter): { readonly range: TimeRange; readonly notice?: string } {
  if (filter.kind === 'none' || range.to - range.from >= SHORT) {
    return { range };
  }
  return {
    range: { from: range.from - PADDING, to: range.to + PADDING },
    notice: `The range was widened by a minute on both sides: samples are stamped when they are uploaded. Only samples of the ${filter.kind} are shown.`,
  };
}
