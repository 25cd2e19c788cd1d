import { durationMillis } from './duration';
import { type BackendError } from './error';

/**
 * What a refusal of Pyroscope's is about, read from its message where that tells more than the status. Messages:
 * https://github.com/grafana/pyroscope/blob/main/pkg/validation/validate.go and Prometheus's selector parser.
 */
export function readRefusal(error: BackendError): BackendError {
  if (error.kind === 'unauthorized' && error.detail.endsWith('no org id')) {
    return { backend: error.backend, kind: 'noTenant', detail: error.detail };
  }
  if (error.kind !== 'rejected' || error.status !== 400) {
    return error;
  }
  const { backend, detail } = error;
  const limit = /max_query_length, actual: [^,]+, limit: ([^)]+)\)/.exec(detail)?.[1];
  const limitMillis = limit === undefined ? undefined : durationMillis(limit);
  if (limitMillis) {
    return { backend, kind: 'rangeTooLong', limitMillis, detail };
  }
  const field = FIELDS.find(({ says }) => says.test(detail))?.field;
  return field === undefined ? error : { backend, kind: 'invalidQuery', field, detail };
}

const FIELDS = [
  { says: /^parsing label selector|^\d+:\d+: parse error|: parse error: /, field: 'labelSelector' },
  { says: /^profile-type selection must be/, field: 'profileTypeId' },
  { says: /^max flamegraph nodes limit/, field: 'maxNodes' },
  { says: /start time is after end time|start (time )?must be before end/, field: 'range' },
] as const;
