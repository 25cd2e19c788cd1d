import { ok, type Result } from '../../profile/result';
import { type Reached } from './backend';
import { type BackendError } from './error';
import { type ParcaApi } from './parcaApi';
import { rangeParameters } from './parcaRequest';

const HOUR = 3_600_000;

/** Asks for the last hour's profile types; for those of all time, which reads the whole store, only when there are none. */
export async function parcaHealth(api: ParcaApi, signal: AbortSignal): Promise<Result<Reached, BackendError>> {
  const now = Date.now();
  const answer = await api.call('types', rangeParameters({ from: now - HOUR, to: now }), signal);
  if (!answer.ok) {
    return answer;
  }
  const count = answer.value.types.length;
  const older = count === 0 ? await api.call('has_profile_data', {}, signal) : undefined;
  if (older && !older.ok) {
    return older;
  }
  const found = `${count} profile ${count === 1 ? 'type' : 'types'} in the last hour`;
  return ok({
    version: undefined,
    detail: older ? `${found}, ${older.value.hasData ? 'older ones before' : 'none before'}` : found,
  });
}
