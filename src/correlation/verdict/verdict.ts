import { type Attempt, type Subject } from '../attempt';
import { knownService } from '../serviceLabels';
import { type CorrelationSettings } from '../settings';
import { type SpanTable, traceOf } from '../spanTable';
import { countText, durationText, percentText } from '../words';
import { chanceOfNone, expectedSamples, mostWithoutSampleMs } from './chance';
import { profileKind } from './profileKind';
import { type SpanTime, spanTime } from './spanTime';
import { type ProfileNumbers, spentText } from './spentText';

/** What a profile says about the time of a span. */
export interface Verdict {
  /** One line, without a full stop. */
  readonly text: string;
  /** How much of the span's wall time the samples account for, 1 being one thread all the time; where that can be said. */
  readonly explained: number | undefined;
  /** The child that took most of the span's time, where it took a tenth or more. */
  readonly child: { readonly row: number; readonly share: number } | undefined;
  /** Samples that were found, and the chance that one thread computing all the time would have had none. */
  readonly samples: { readonly found: number; readonly chanceOfNone: number } | undefined;
}

/** Smaller children are not worth a word. */
const CHILD_SHARE = 0.1;
/** The relative error of fewer samples is above a third (1/√n). */
const FEW_SAMPLES = 10;

/** What was found for a picked span, weighed against where its trace says that the time went. */
export function verdict(
  table: SpanTable,
  row: number,
  attempt: Pick<Attempt, 'of'>,
  profile: ProfileNumbers,
  settings: CorrelationSettings
): Verdict {
  switch (attempt.of.kind) {
    case 'span':
    case 'above':
      return ofSpan(table, attempt.of, profile, settings);
    case 'trace': {
      const { startMs, endMs, from, to } = traceOf(table, row);
      const { spent } = spentText(profile, endMs - startMs);
      // The question about a trace is about one service.
      const isOfOne = table.service.subarray(from, to).every((service) => service === table.service[row]);
      const where = isOfOne ? 'all of its spans' : `its spans of ${knownService(table, row) ?? 'this service'}`;
      return { ...NOTHING, text: `The trace took ${durationText(endMs - startMs)}: ${spent} in ${where}` };
    }
    case 'others':
      return { ...NOTHING, text: 'Samples of other requests too: they do not tell where the time of this span went' };
  }
}

const NOTHING = { explained: undefined, child: undefined, samples: undefined };

function ofSpan(
  table: SpanTable,
  of: Extract<Subject, { row: number }>,
  profile: ProfileNumbers,
  settings: CorrelationSettings
): Verdict {
  const time = spanTime(table, of.row);
  const { spent, explains, explained } = spentText(profile, time.wallMs);
  const child = bigChild(time);
  const isCpu = profileKind(profile.profileTypeId) === 'cpu';
  const found = expectedSamples(profile.total / 1e6, settings.samplesPerSecond);
  const waited = isCpu && !child && explained !== undefined && explained < 0.5;
  const facts = [
    explains,
    ...(child ? [childText(time, child.share)] : []),
    ...(waited ? ['for the rest it waited'] : []),
    ...(isCpu && found < FEW_SAMPLES ? [`${countText(Math.round(found), 'sample')} only, so shares are rough`] : []),
  ].filter((fact) => fact !== '');
  const whose = of.kind === 'above' ? `${table.name[of.row] || 'The span'} around it: ` : '';
  const wall = table.unfinished[of.row] ? `${durationText(time.wallMs)} so far` : `${durationText(time.wallMs)} wall`;
  return {
    text: `${whose}${wall}, ${spent}${facts.length > 0 ? `: ${facts.join('; ')}` : ''}`,
    explained,
    child,
    samples: isCpu ? { found: Math.round(found), chanceOfNone: noneOf(time.wallMs, settings) } : undefined,
  };
}

/**
 * What it means that a span has no CPU samples: too short for them, or waiting. One of six recorded traces took 219 ms and
 * has none for reasons unknown, so the line says what it rests on.
 */
export function verdictOfNone(table: SpanTable, row: number, settings: CorrelationSettings): Verdict {
  const time = spanTime(table, row);
  const child = bigChild(time);
  const expected = expectedSamples(time.wallMs, settings.samplesPerSecond);
  const most = mostWithoutSampleMs(settings.samplesPerSecond);
  const took = `It took ${durationText(time.wallMs)}`;
  const text =
    time.wallMs < most
      ? `${took}, time for ${countText(expected, 'sample')} at ${settings.samplesPerSecond} a second. Even a span that computes all the time has none in ${percentText(chanceOfNone(expected))} of cases`
      : `${took} and has no CPU sample. If it was profiled throughout, it computed for less than ${durationText(most)} (95 % sure) and waited for the rest`;
  return {
    text: child ? `${text}. Of its time, ${childText(time, child.share)}` : text,
    explained: 0,
    child,
    samples: { found: 0, chanceOfNone: noneOf(time.wallMs, settings) },
  };
}

const noneOf = (wallMs: number, { samplesPerSecond }: CorrelationSettings): number =>
  chanceOfNone(expectedSamples(wallMs, samplesPerSecond));

function bigChild({ wallMs, biggestChild }: SpanTime): Verdict['child'] {
  const share = biggestChild && wallMs > 0 ? biggestChild.ms / wallMs : 0;
  return biggestChild && share >= CHILD_SHARE ? { row: biggestChild.row, share } : undefined;
}

function childText({ biggestChild }: SpanTime, share: number): string {
  const { name = '', count = 0 } = biggestChild ?? {};
  return count === 1
    ? `${percentText(share)} is the child ${name || '(no name)'}`
    : `${percentText(share)} are ${count} children ${name || '(no name)'}`;
}
