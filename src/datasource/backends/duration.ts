const UNIT_MILLIS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  y: 365 * 86_400_000,
};

/** Whole seconds, as v1 storage wants them of a step, and rounded up, so that none is 0. */
export const wholeSeconds = (millis: number): number => Math.ceil(millis / 1000) * 1000;

const PARTS = /(\d+(?:\.\d+)?)(ns|us|µs|ms|[smhdwy])/gy;

/**
 * Milliseconds of a duration as Prometheus (`1d`, `1d12h`) and Go (`24h0m0s`, `1.5s`) print them; `undefined` for other
 * text. Formats: https://prometheus.io/docs/prometheus/latest/configuration/configuration/#configuration-file and
 * https://pkg.go.dev/time#ParseDuration
 */
export function durationMillis(text: string): number | undefined {
  const parts = [...text.matchAll(PARTS)];
  const read = parts.reduce((length, [part]) => length + part.length, 0);
  if (parts.length === 0 || read !== text.length) {
    return undefined;
  }
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MILLIS[unit] ?? 0), 0);
}
