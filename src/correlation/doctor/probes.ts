import { baseQuery, hasLabels, HOUR_MS, oldestMs, serviceName, windowAround } from '../rungs/question';
import { clampRange, LONGEST_WINDOW_MS, type TimeWindow, UPLOAD_WINDOW_MS } from '../range';
import { serviceLabel } from '../serviceLabels';
import { type Case, type Facts, type Probe } from './facts';

/** What to look up next, in an order in which each answer may make the following ones needless. */
export function probesFor({ picked, facts }: Case): readonly Probe[] {
  const { table, row, settings, question } = picked;
  if (!hasLabels(picked)) {
    return [];
  }
  const around = windowAround(picked, table.startMs[row], table.durationMs[row], UPLOAD_WINDOW_MS);
  const day = clampRange(
    {
      from: Math.max(0, around.from - LONGEST_WINDOW_MS / 2),
      to: Math.max(around.to, Math.min(around.to + LONGEST_WINDOW_MS / 2, Math.floor(question.nowMs))),
    },
    (around.from + around.to) / 2,
    oldestMs(settings, question.nowMs)
  );
  const service = serviceName(picked);
  const label = serviceLabel(table, row, settings);
  const samples = (fact: 'samplesThen' | 'samplesBefore' | 'samplesAfter', range: TimeWindow, when: string): Probe => ({
    fact,
    query: baseQuery(picked),
    range,
    question: `Was ${service} profiled ${when}?`,
  });
  const oldest: Probe = {
    fact: 'oldestProfileMs',
    // Equal for spans of about the same time, so that they share an answer.
    sinceMs: Math.floor((table.startMs[row] + table.durationMs[row]) / HOUR_MS) * HOUR_MS,
    question: 'How far back does the profile store go?',
  };
  const probes: readonly Probe[] = [
    ...(label === undefined
      ? []
      : [{ fact: 'services' as const, label, range: day, question: 'Which services were profiled that day?' }]),
    samples('samplesThen', around, 'at the time of the span'),
    samples('samplesBefore', { from: Math.min(day.from, around.from - 1), to: around.from }, 'before it'),
    ...(around.to < question.nowMs
      ? [samples('samplesAfter', { from: around.to, to: Math.max(day.to, around.to + 1) }, 'after it')]
      : []),
    ...(table.startMs[row] > 0 ? [oldest] : []),
  ];
  return probes.filter(({ fact }) => facts[fact] === undefined && isWanted(fact, facts));
}

/** Samples at the time of the span, or before it, make the rest needless. */
function isWanted(fact: Probe['fact'], { samplesThen, samplesBefore }: Facts): boolean {
  switch (fact) {
    case 'services':
    case 'samplesThen':
      return true;
    case 'samplesBefore':
    case 'samplesAfter':
      return samplesThen === false;
    case 'oldestProfileMs':
      return samplesThen === false && samplesBefore === false;
  }
}
