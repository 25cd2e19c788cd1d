/** What the values of a profile type say about a span. */
export type ProfileKind =
  | 'cpu'
  /** CPU samples, counted. */
  | 'samples'
  /** Time by the clock, computing and waiting alike. */
  | 'wall'
  | 'allocated'
  /** Time for which others waited until the span unlocked: Go's mutex profile stands at the unlock. */
  | 'mutex'
  /** Time for which the span itself waited. */
  | 'block'
  /** What was there when the profile was taken: heap in use, goroutines. */
  | 'level'
  | 'other';

/**
 * From a profile type id, `name:sampleType:sampleUnit:periodType:periodUnit`. Names are those of Go's runtime/pprof,
 * async-profiler (Java), @datadog/pprof (Node) and the SDKs of Pyroscope.
 */
export function profileKind(profileTypeId: string): ProfileKind {
  const [name = '', sampleType = ''] = profileTypeId.toLowerCase().split(':');
  if (sampleType === 'cpu' || sampleType === 'wall') {
    return sampleType;
  }
  if (/^alloc(_|$)/.test(sampleType)) {
    return 'allocated';
  }
  if (sampleType === 'delay') {
    return name === 'mutex' || name === 'block' ? name : 'other';
  }
  if (/^(inuse_.*|goroutines?|threads?|live.*|objects|space)$/.test(sampleType)) {
    return 'level';
  }
  return /^samples?$/.test(sampleType) && /cpu|profile/.test(name) ? 'samples' : 'other';
}

/** SDKs label samples of these kinds with ids of spans, and no others. */
export const carriesIds = (kind: ProfileKind): boolean =>
  kind === 'cpu' || kind === 'samples' || kind === 'wall' || kind === 'other';
