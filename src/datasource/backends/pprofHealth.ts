import { ok, type Result } from '../../profile/result';
import { type ProfileType, type Reached } from './backend';
import { type BackendError } from './error';
import { type PprofSettings } from './pprofBackend';

type Ask<T> = (signal: AbortSignal) => Promise<Result<readonly T[], BackendError>>;

/** Reads what is configured: the snapshots of the process, the list of files, or both. */
export async function pprofHealth(
  { hasEndpoint, hasFiles }: PprofSettings,
  snapshotTypes: Ask<ProfileType>,
  files: Ask<string>,
  signal: AbortSignal
): Promise<Result<Reached, BackendError>> {
  const found: string[] = [];
  if (hasEndpoint) {
    const types = await snapshotTypes(signal);
    if (!types.ok) {
      return types;
    }
    const profiles = [...new Set(types.value.map(({ name }) => name))];
    found.push(`${types.value.length} profile types in ${profiles.join(', ')}`);
  }
  if (hasFiles) {
    const names = await files(signal);
    if (!names.ok) {
      return names;
    }
    found.push(`${names.value.length} files`);
  }
  return ok({ version: undefined, detail: found.join('; ') });
}
