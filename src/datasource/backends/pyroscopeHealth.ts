import { ok, type Result } from '../../profile/result';
import { type Reached } from './backend';
import { type BackendError } from './error';
import { type PyroscopeApi } from './pyroscopeApi';

const HOUR = 3_600_000;

/** Asks for the last hour's profile types, which needs the right to read; version and flags are extras. */
export async function pyroscopeHealth(api: PyroscopeApi, signal: AbortSignal): Promise<Result<Reached, BackendError>> {
  const now = api.now();
  const [types, version, features] = await Promise.all([
    api.call('ProfileTypes', { start: now - HOUR, end: now }, signal),
    api.version(signal),
    api.enabledFeatures(signal),
  ]);
  if (!types.ok) {
    return types;
  }
  const count = types.value.profileTypes.length;
  const storage = features.ok && features.value.includes('v2StorageLayer') ? ', v2 storage' : '';
  return ok({
    version: version.ok && version.value !== '' ? version.value : undefined,
    detail: `${count} profile ${count === 1 ? 'type' : 'types'} in the last hour${storage}`,
  });
}
