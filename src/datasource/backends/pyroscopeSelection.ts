import { type SampleType } from '../../profile/profile';
import { err, ok, type Result } from '../../profile/result';
import { type TimeRange } from './backend';
import { type BackendError } from './error';
import { parseProfileTypeId } from './profileTypeId';
import { type RpcRequest } from './pyroscopeMessages';

/** Which profiles a query reads, whatever it makes of them. */
export interface Selection {
  readonly profileTypeId: string;
  readonly labelSelector: string;
  readonly range: TimeRange;
}

/** The part of a request that says which profiles it reads. What no server could answer is refused here. */
export function selectionRequest({
  profileTypeId,
  labelSelector,
  range,
}: Selection): Result<{ readonly sampleType: SampleType; readonly request: RpcRequest }, BackendError> {
  const invalid = (field: string, detail: string): Result<never, BackendError> =>
    err({ backend: 'pyroscope', kind: 'invalidQuery', field, detail });

  if (range.from > range.to) {
    return invalid('range', 'it ends before it starts');
  }
  const type = parseProfileTypeId(profileTypeId);
  if (!type.ok) {
    return invalid('profileTypeId', type.error);
  }
  const request = { profileTypeID: profileTypeId, labelSelector, start: range.from, end: range.to };
  return ok({ sampleType: type.value.sampleType, request });
}
