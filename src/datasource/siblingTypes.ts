import { err, ok, type Result } from '../profile/result';
import { type ProfileType, type TimeRange } from './backends/backend';
import { type BackendError } from './backends/error';
import { type PartedBackend } from './backends/layers/splitBackend';
import { isDelta } from './backends/parcaType';
import { type PprofBackend } from './backends/pprofBackend';
import { pprofSource } from './backends/pprofSource';
import { parseProfileTypeId } from './backends/profileTypeId';
import { type PprofSource } from './query';

/** What a profile is read from. */
export interface ProfileOrigin {
  readonly profileTypeId: string;
  readonly source?: PprofSource;
}

/**
 * The sample types of the profile that a type is of, that one included: CPU time and samples, or what was allocated and what
 * is in use. Empty where the range has none of that name. Of a pprof source that was just read for the same range, they
 * cost no request.
 */
export async function siblingTypes(
  backend: PartedBackend,
  pprof: PprofBackend | undefined,
  { profileTypeId, source }: ProfileOrigin,
  range: TimeRange,
  signal: AbortSignal
): Promise<Result<readonly ProfileType[], BackendError>> {
  if (pprof) {
    const read = pprofSource(source, profileTypeId);
    return read.ok
      ? pprof.sourceTypes(read.value, signal, range)
      : err({ backend: 'pprof', kind: 'invalidQuery', field: 'source', detail: read.error });
  }
  const type = parseProfileTypeId(profileTypeId);
  if (!type.ok) {
    return err({ backend: backend.kind, kind: 'invalidQuery', field: 'profileTypeId', detail: type.error });
  }
  const types = await backend.profileTypes(range, signal);
  return types.ok ? ok(types.value.filter(isSibling)) : types;

  function isSibling({ id, name }: ProfileType): boolean {
    return type.ok && name === type.value.name && (backend.kind !== 'parca' || isDelta(id) === isDelta(profileTypeId));
  }
}
