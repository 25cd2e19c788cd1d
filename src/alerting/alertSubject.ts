import { type ProfileFrameMeta } from '../datasource/query';
import { type Matcher, parseLabelSelector } from '../profile/labelSelector';
import { err, ok, type Result } from '../profile/result';
import { type ExportedMetrics, exportedMetrics } from './exportedMetrics';
import { SERVICE_LABEL, type SeriesLabel } from './functionAlert';
import { type PresentValue } from './suggestion';

/** A function of a profile that is shown, as far as an alert on it is concerned. */
export interface AlertSubject {
  readonly functionName: string;
  readonly profileTypeId: string;
  readonly metrics: ExportedMetrics;
  /** What the profiles call the label that the metric calls `service`. */
  readonly serviceLabel: string;
  /** Labels that the profile was narrowed to, by their names in the metric. */
  readonly series: readonly SeriesLabel[];
  /** What else the profile was narrowed by, which a metric can't be. */
  readonly leftOut: readonly Matcher[];
  /** What the function takes now; `undefined` where the profile doesn't show all that its service does. */
  readonly total: PresentValue | undefined;
  readonly self: PresentValue | undefined;
}

/** What profiles call a service, the surest first. */
const SERVICE_LABELS = ['service_name', 'service'];
const PLAIN_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** What can be alerted on; an error is the reason why nothing can, in words. */
export function alertSubject(meta: ProfileFrameMeta | undefined, functionName: string): Result<AlertSubject, string> {
  if (!meta) {
    return err('this profile is from a file, or from elsewhere: there is no service to watch');
  }
  if (meta.detail !== 'function') {
    return err(`rows are ${meta.detail}s here: show functions first`);
  }
  if (meta.labelLevels?.length) {
    return err('rows may be values of a label here: take the labels away first');
  }
  const metrics = exportedMetrics(meta.profileTypeId);
  if (!metrics.ok) {
    return metrics;
  }
  if (!isUtf8(functionName + meta.labelSelector)) {
    return err('a name here is no UTF-8, which Prometheus reads in no rule');
  }
  const matchers = parseLabelSelector(meta.labelSelector);
  if (!matchers.ok) {
    return err(`the label selector cannot be read: ${matchers.error.detail}`);
  }
  const kept = matchers.value.filter(({ name, op, value }) => op === '=' && value !== '' && PLAIN_NAME.test(name));
  const serviceLabel = SERVICE_LABELS.find((label) => kept.some(({ name }) => name === label)) ?? SERVICE_LABELS[0];
  const present = presentValues(meta, metrics.value, functionName);
  return ok({
    functionName,
    profileTypeId: meta.profileTypeId,
    metrics: metrics.value,
    serviceLabel,
    series: kept.map(({ name, value }) => ({ name: name === serviceLabel ? SERVICE_LABEL : name, value })),
    leftOut: matchers.value.filter((matcher) => !kept.includes(matcher)),
    total: present?.('total'),
    self: present?.('self'),
  });
}

/** Prometheus takes U+FFFD, which stands for bytes that were no UTF-8, for such bytes. Half of a surrogate pair becomes it. */
const isUtf8 = (text: string): boolean => !new TextDecoder().decode(new TextEncoder().encode(text)).includes('\ufffd');

function presentValues(meta: ProfileFrameMeta, { measure, scale }: ExportedMetrics, functionName: string) {
  const { functions, spanSelector, traceIdSelector, profileIdSelector, stackTraceSelector, frameFilter } = meta;
  const ids = [spanSelector, traceIdSelector, profileIdSelector, stackTraceSelector];
  const row = functions.name.indexOf(functionName);
  if (ids.some((list) => list?.length) || frameFilter || row < 0) {
    return undefined;
  }
  const whole = Array.from(functions.self).reduce((sum, self) => sum + self, 0);
  const seconds = measure === 'flow' ? secondsOf(meta) : undefined;
  return (side: 'total' | 'self'): PresentValue | undefined =>
    whole > 0
      ? {
          value: seconds && (functions[side][row] * scale) / seconds,
          share: functions[side][row] / whole,
        }
      : undefined;
}

/** What a profile covers; of a process since its start, and of a file, that is not known. */
function secondsOf({ source, range }: ProfileFrameMeta): number | undefined {
  switch (source?.kind) {
    case undefined:
      return (range.to - range.from) / 1000 || undefined;
    case 'cpu':
    case 'delta':
      return source.seconds;
    default:
      return undefined;
  }
}
