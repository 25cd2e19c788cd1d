import { ok, type Result } from '../../profile/result';
import { type BackendError } from './error';
import { type PyroscopeApi } from './pyroscopeApi';
import { searchOldest } from './searchOldest';

/**
 * When the oldest profile of the tenant was taken. The server's own figure where it gives one: not before 1.5, not over
 * several tenants, and not with both storages.
 */
export async function pyroscopeOldest(
  api: PyroscopeApi,
  since: number,
  signal: AbortSignal
): Promise<Result<number, BackendError>> {
  const stats = await api.call('GetProfileStats', {}, signal);
  if (stats.ok && !stats.value.dataIngested) {
    return ok(Infinity);
  }
  const oldest = stats.ok ? stats.value.oldestProfileTime : 0;
  return oldest > 0 && oldest <= Number.MAX_SAFE_INTEGER
    ? ok(oldest)
    : searchOldest('pyroscope', since, api.now(), async ({ from, to }) => {
        const types = await api.call('ProfileTypes', { start: from, end: to }, signal);
        return types.ok ? ok(types.value.profileTypes.length > 0) : types;
      });
}
