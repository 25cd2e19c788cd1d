import { type Subject } from './subject';

/** What Grafana hands to extensions of an alert instance (`grafana/alerting/instance/action`); it exports no type. */
export interface AlertContext {
  readonly instance?: {
    /** ISO 8601; when the condition was first met. */
    readonly activeAt?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
}

/** Labels that name a service as profiles do, the surest first. */
const SERVICE_LABELS = ['service_name', 'service'];
const MINUTE_MS = 60_000;
/** What an alert rule looks back over is before its alert is active. */
const BEFORE_MS = 15 * MINUTE_MS;
const AFTER_MS = 5 * MINUTE_MS;

/** The profile of an alert's service around the time when it became active; `nowMs` is the latest that it reaches. */
export function serviceOfAlert(context: Readonly<AlertContext> | undefined, nowMs: number): Subject | undefined {
  const { activeAt, labels } = context?.instance ?? {};
  const service = SERVICE_LABELS.map((label) => labels?.[label]).find(Boolean);
  const activeMs = Date.parse(activeAt ?? '');
  // Go writes the year 1 for "never".
  if (!service || !(activeMs > 0)) {
    return undefined;
  }
  const range = {
    from: Math.max(0, activeMs - BEFORE_MS),
    to: Math.max(activeMs, Math.min(nowMs, activeMs + AFTER_MS)),
  };
  return { kind: 'asked', address: { of: 'profile', service, range } };
}
