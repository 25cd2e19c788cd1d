import { keptSamples, type SampleFilter } from '../profiles/keepSamples';
import { type Labels } from '../profiles/storedProfile';
import { type StoredSeries, valueOf } from '../profiles/series';

export const EXEMPLAR_TYPES = [
  'EXEMPLAR_TYPE_UNSPECIFIED',
  'EXEMPLAR_TYPE_NONE',
  'EXEMPLAR_TYPE_INDIVIDUAL',
  'EXEMPLAR_TYPE_SPAN',
];
export const INDIVIDUAL = 2;
export const SPAN = 3;

/** One profile, or one span within it, that stands for the others. */
export interface Exemplar {
  readonly time: number;
  readonly value: number;
  readonly labels: Labels;
  readonly id:
    | { readonly kind: 'profile'; readonly profileId: string }
    | { readonly kind: 'span'; readonly spanId: string; readonly traceId: string | undefined };
}

/** One for each profile; its labels are those that all of its series have. */
export function profileExemplars(found: readonly StoredSeries[], filter: SampleFilter): readonly Exemplar[] {
  const byProfile = new Map<string, Exemplar>();
  for (const series of found) {
    const { id: profileId, time } = series.source;
    const kept = keptSamples(series, filter);
    const value = kept.reduce((sum, sample) => sum + valueOf(series, sample), 0);
    const known = byProfile.get(profileId);
    byProfile.set(profileId, {
      time,
      id: { kind: 'profile', profileId },
      value: value + (known?.value ?? 0),
      labels: known ? shared(known.labels, series.labels) : series.labels,
    });
  }
  return [...byProfile.values()];
}

/** One for each span of each profile. */
export const spanExemplars = (found: readonly StoredSeries[], filter: SampleFilter): readonly Exemplar[] =>
  found.flatMap((series) => {
    const bySpan = new Map<string, Exemplar>();
    for (const sample of keptSamples(series, filter)) {
      const { span, trace } = series.samples.get(sample) ?? {};
      if (span !== undefined) {
        bySpan.set(span, {
          time: series.source.time,
          id: { kind: 'span', spanId: span, traceId: trace },
          value: valueOf(series, sample) + (bySpan.get(span)?.value ?? 0),
          labels: series.labels,
        });
      }
    }
    return [...bySpan.values()];
  });

export const exemplarJson = ({ time, id, value, labels }: Exemplar): object => ({
  timestamp: String(time),
  ...(id.kind === 'profile' ? { profileId: id.profileId } : { spanId: id.spanId }),
  ...(id.kind === 'span' && id.traceId !== undefined ? { traceId: id.traceId } : {}),
  value: String(value),
  labels: [...labels].map(([name, text]) => ({ name, value: text })),
});

const shared = (left: Labels, right: Labels): Labels =>
  new Map([...left].filter(([name, value]) => right.get(name) === value));
