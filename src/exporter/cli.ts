import { parseArgs } from 'node:util';

import { err, ok, type Result } from '../profile/result';

type Mode =
  /** Until it is told to stop. */
  | 'serve'
  /** One window of every feed, its metrics to stdout. */
  | 'once'
  /** As `once`, and says what would be exported in place of the metrics. */
  | 'dryRun'
  /** The configuration alone. */
  | 'check';

export type Command =
  | { readonly kind: 'run'; readonly mode: Mode; readonly config: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

export const USAGE = `spanflame-exporter --config FILE [--check | --dry-run | --once]

Reads profiles from Pyroscope, Parca or pprof endpoints and serves what functions cost as metrics for Prometheus.

  --config FILE  the configuration, in YAML (default exporter.yaml)
  --check        reads the configuration, says what is wrong with it, and ends
  --dry-run      reads one window of every feed, says how many series it makes, and ends
  --once         reads one window of every feed, prints its metrics, and ends
  --version      prints the version
  --help         prints this

Exit codes: 0 all went well; 1 a backend or the server failed; 2 the arguments or the configuration are wrong.
`;

/** Reads the arguments. The error is a sentence. */
export function readArguments(args: readonly string[]): Result<Command, string> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: 'string', default: 'exporter.yaml' },
        check: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
        version: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help || values.version) {
      return ok({ kind: values.help ? 'help' : 'version' });
    }
    const asked = (
      [
        ['check', 'check'],
        ['dry-run', 'dryRun'],
        ['once', 'once'],
      ] as const
    ).filter(([option]) => values[option]);
    return asked.length > 1
      ? err(`${asked.map(([option]) => `--${option}`).join(' and ')} can't go together`)
      : ok({ kind: 'run', mode: asked[0]?.[1] ?? 'serve', config: values.config });
  } catch (error) {
    return err((error as Error).message);
  }
}
