import { type FunctionAlert } from './functionAlert';
import { durationSeconds } from './promql';

/** What an alert says of itself; `value` is a template that prints the number it is about. */
export function ruleSummary({ metrics, side, condition }: FunctionAlert, value: string): string {
  const what = `{{ .Labels.function_name }} in {{ .Labels.service }}: ${metrics.what}${side === 'self' ? ' of its own' : ''}`;
  switch (condition.kind) {
    case 'absolute':
      return `${what} at {{ ${value} | humanize }} ${metrics.unit}, above ${condition.above}`;
    case 'share':
      return `${what} at {{ ${value} | humanizePercentage }} of the service, above ${percent(condition.above)}`;
    case 'change':
      return `${what} at {{ ${value} | humanize }} times what it was ${condition.ago} before, above ${condition.times}`;
  }
}

/** Seconds that an alert is about when it fires: it has held for so long, and each value looks back. */
export const alertSeconds = ({ forTime, window }: FunctionAlert): number =>
  (durationSeconds(forTime) ?? 0) + (durationSeconds(window) ?? 0);

/** Of a share, without the noise of binary fractions. */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(6))} %`;

/** A name for a group of rules, in which odd characters don't matter: a rule is told by its hash. */
export const ruleId = ({ functionName, metrics, side, condition, series }: FunctionAlert): string =>
  `spanflame-${hash(JSON.stringify([functionName, metrics.alert, side, condition.kind, series]))}`;

/** 64 bits of two FNV-1a sums, in hex: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): string {
  const sum = (seed: number): string => {
    let value = seed;
    for (const byte of new TextEncoder().encode(text)) {
      value = Math.imul(value ^ byte, 0x01000193);
    }
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return sum(0x811c9dc5) + sum(0x1b873593);
}
