import { type Matcher, valueTest } from './labelSelector';
import { type Profile } from './profile';

/** Which samples are wanted. What is absent does not narrow; a sample must fulfil everything that is present. */
export interface SampleFilter {
  /** Span ids, 16 hex digits each: the span itself, or the local root under which a sample was taken. */
  readonly spanIds?: readonly string[];
  /** Trace ids, 32 hex digits each. */
  readonly traceIds?: readonly string[];
  /** Conditions on text labels. */
  readonly matchers?: readonly Matcher[];
}

/** Labels under which profilers keep ids as hex text. `profile_id` is Pyroscope's: the id of the local root span. */
const HEX_LABELS = {
  span: ['span_id', 'profile_id', 'otel.spanid', 'otel_spanid'],
  trace: ['trace_id', 'otel.traceid', 'otel_traceid'],
} as const;
/** Datadog's labels: decimal, as text or as a number, of the low 64 bits. */
const DECIMAL_LABELS = { span: ['span id', 'local root span id'], trace: ['trace id'] } as const;

/**
 * A test of the samples of a profile. A label may occur several times in a sample: `=` and `=~` want one of its values
 * to fit, `!=` and `!~` want all of them to. Throws a `SyntaxError` for a regular expression that does not compile.
 */
export function samplesWhere(profile: Profile, filter: SampleFilter): (sample: number) => boolean {
  const masks: Uint8Array[] = [];
  if (filter.spanIds) {
    masks.push(samplesWithId(profile, 'span', filter.spanIds));
  }
  if (filter.traceIds) {
    masks.push(samplesWithId(profile, 'trace', filter.traceIds));
  }
  for (const matcher of filter.matchers ?? []) {
    masks.push(samplesThatMatch(profile, matcher));
  }
  return (sample) => masks.every((mask) => mask[sample] === 1);
}

/** Names of the text labels of all samples, sorted. */
export function labelNames(profile: Profile): string[] {
  return textsOf(
    profile,
    profile.labels.key.filter((_, row) => profile.labels.text[row] !== 0)
  );
}

/** Values of a text label in all samples, sorted. */
export function labelValues(profile: Profile, name: string): string[] {
  const { key, text } = profile.labels;
  return textsOf(
    profile,
    text.filter((value, row) => value !== 0 && profile.strings.get(key[row]) === name)
  );
}

function textsOf({ strings }: Profile, rows: Int32Array): string[] {
  return Array.from(new Set(rows), (row) => strings.get(row)).sort();
}

function samplesWithId(profile: Profile, kind: 'span' | 'trace', ids: readonly string[]): Uint8Array {
  const { labels, strings } = profile;
  const wanted = ids.filter((id) => /^[\da-f]+$/i.test(id));
  const hex = new Set(wanted.map(significantDigits));
  const low64 = new Set(wanted.map((id) => BigInt(`0x${id.slice(-16)}`)));
  const hexKeys = keysNamed(profile, HEX_LABELS[kind]);
  const decimalKeys = keysNamed(profile, DECIMAL_LABELS[kind]);
  return markSamples(profile, (row) => {
    const text = strings.get(labels.text[row]);
    if (hexKeys.has(labels.key[row])) {
      return hex.has(significantDigits(text));
    }
    return decimalKeys.has(labels.key[row]) && low64.has(decimalId(text, labels.number[row]));
  });
}

/** An id without the zeros in front: 64-bit trace ids are written with 16 digits or with 32. */
function significantDigits(id: string): string {
  return id.toLowerCase().replace(/^0+/, '');
}

/** Ids are unsigned; a number comes in two's complement. */
function decimalId(text: string, number: bigint): bigint {
  return text === '' ? BigInt.asUintN(64, number) : BigInt(/^\d{1,20}$/.test(text) ? text : -1);
}

function samplesThatMatch(profile: Profile, matcher: Matcher): Uint8Array {
  const { labels, strings, sampleCount } = profile;
  const keys = keysNamed(profile, [matcher.name]);
  const fits = valueTest(matcher);
  const hasLabel = (row: number): boolean => keys.has(labels.key[row]) && labels.text[row] !== 0;
  const labelled = markSamples(profile, hasLabel);
  const wantsAll = matcher.op === '!=' || matcher.op === '!~';
  const decisive = markSamples(profile, (row) => hasLabel(row) && fits(strings.get(labels.text[row])) !== wantsAll);
  const withoutLabel = fits('') ? 1 : 0;
  return Uint8Array.from({ length: sampleCount }, (_, sample) => {
    if (labelled[sample] === 0) {
      return withoutLabel;
    }
    return wantsAll ? 1 - decisive[sample] : decisive[sample];
  });
}

/** The rows of the string table that label keys of these names have. */
function keysNamed({ labels, strings }: Profile, names: readonly string[]): ReadonlySet<number> {
  return new Set(Array.from(new Set(labels.key)).filter((row) => names.includes(strings.get(row))));
}

/** Marks with 1 the samples of which a label fulfils the test. */
function markSamples({ labels, sampleCount }: Profile, test: (labelRow: number) => boolean): Uint8Array {
  const marks = new Uint8Array(sampleCount);
  for (let sample = 0; sample < sampleCount; sample++) {
    for (let row = labels.start[sample]; row < labels.start[sample + 1] && marks[sample] === 0; row++) {
      marks[sample] = test(row) ? 1 : 0;
    }
  }
  return marks;
}
