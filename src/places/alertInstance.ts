import { type Matcher } from '../profile/labelSelector';
import { type Subject } from './subject';

/** What Grafana hands to extensions of an alert instance (`grafana/alerting/instance/action`); it exports no type. */
export interface AlertContext {
  readonly instance?: {
    /** ISO 8601; when the condition was first met. */
    readonly activeAt?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly rule?: {
    /** Seconds that the condition holds before the alert fires. */
    readonly promRule?: { readonly duration?: number };
  };
}

/** Labels that name a service as profiles do, the surest first. */
const SERVICE_LABELS = ['service_name', 'service'];
/** As spanflame-exporter and Pyroscope's recording rules made here call it. */
const FUNCTION_LABEL = 'function_name';
/** Labels that profiles may have too. */
const OTHER_LABELS = ['namespace', 'pod', 'env'];
const MINUTE_MS = 60_000;
/** What an alert rule looks back over is before its alert is active. */
const BEFORE_MS = 5 * MINUTE_MS;
/** How long a condition holds where the rule doesn't say. */
const USUAL_FOR_SECONDS = 600;
const MAX_FOR_SECONDS = 86_400;

/**
 * The service of an alert in the window of the alert against the equal window before: from what its rule looked back over
 * when it became active until it fired, `nowMs` at the latest. The function of the alert is found in it.
 */
export function comparisonOfAlert(context: Readonly<AlertContext> | undefined, nowMs: number): Subject | undefined {
  const { activeAt, labels } = context?.instance ?? {};
  const service = SERVICE_LABELS.map((label) => textOf(labels?.[label])).find(Boolean);
  const activeMs = Date.parse(activeAt ?? '');
  // Go writes the year 1 for "never".
  if (!service || !(activeMs > 0)) {
    return undefined;
  }
  const functionName = textOf(labels?.[FUNCTION_LABEL]);
  const range = {
    from: Math.max(0, activeMs - BEFORE_MS),
    to: Math.max(activeMs, Math.min(nowMs, activeMs + forSeconds(context) * 1000)),
  };
  return {
    kind: 'compared',
    address: {
      service,
      labels: OTHER_LABELS.flatMap((name): Matcher[] => {
        const value = textOf(labels?.[name]);
        return value === undefined ? [] : [{ name, op: '=', value }];
      }),
      ...(functionName && { functionName }),
      range,
      window: { kind: 'previous' },
    },
  };
}

/** Labels come from any data source that has alerts. */
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

function forSeconds(context: Readonly<AlertContext> | undefined): number {
  const told = context?.rule?.promRule?.duration;
  return typeof told === 'number' && told > 0 ? Math.min(told, MAX_FOR_SECONDS) : USUAL_FOR_SECONDS;
}
