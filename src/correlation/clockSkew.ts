const MS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, us: 1e-3, µs: 1e-3, ns: 1e-6 };

const LONGEST_MS = MS.h;

/** Where a warning names no time. */
const UNKNOWN_SKEW_MS = 60_000;

/**
 * How far a trace source moved a span, or found that it should, in ms and at most an hour; 0 where no warning speaks of
 * clocks. Jaeger writes the time as Go does: `clock skew adjustment disabled; not applying calculated delta of 1.5s`,
 * `This span's timestamps were adjusted by -1m30s`.
 */
export function clockSkewMs(warnings: readonly string[]): number {
  const skews = warnings
    .filter((warning) => /clock skew|timestamps were adjusted/i.test(warning))
    .map((warning) => durationIn(warning) ?? UNKNOWN_SKEW_MS);
  return Math.min(Math.max(0, ...skews), LONGEST_MS);
}

function durationIn(warning: string): number | undefined {
  const parts = [...warning.slice(-60).matchAll(/(\d+(?:\.\d+)?)(h|ms|m|us|µs|ns|s)(?![a-z])/g)];
  return parts.length === 0 ? undefined : parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * MS[unit], 0);
}
