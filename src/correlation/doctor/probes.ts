import { baseQuery, hasLabels, oldestMs, serviceName, windowAround } from '../rungs/question';
import { clampRange, LONGEST_WINDOW_MS, type TimeWindow, UPLOAD_WINDOW_MS } from '../range';
import { serviceLabel } from '../serviceLabels';
import { type Case, type Probe } from './facts';

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
    question: `Does ${service} have samples ${when}?`,
  });
  const probes: readonly Probe[] = [
    ...(label === undefined
      ? []
      : [{ fact: 'services' as const, label, range: day, question: `Which services have profiles?` }]),
    samples('samplesThen', around, 'around that time'),
    samples('samplesBefore', { from: Math.min(day.from, around.from - 1), to: around.from }, 'before'),
    ...(around.to < question.nowMs
      ? [samples('samplesAfter', { from: around.to, to: Math.max(day.to, around.to + 1) }, 'after')]
      : []),
  ];
  const isSilent = facts.samplesThen === false;
  return probes.filter(
    ({ fact }) => facts[fact] === undefined && (isSilent || (fact !== 'samplesBefore' && fact !== 'samplesAfter'))
  );
}
