import { decodePprof } from '../../profile/pprof';
import { type Profile } from '../../profile/profile';
import { err, ok, type Result } from '../../profile/result';
import { inSteps } from '../../profile/turns';
import { type SnapshotProfile } from '../query';
import { type BackendError } from './error';
import { type Http } from './http';
import { send } from './send';

/** Paths of Go's net/http/pprof, which other runtimes copy. */
type PprofPath = `pprof/debug/pprof/${SnapshotProfile | 'profile'}` | `pprof/files/${string}`;

/** `seconds` asks for what happened during that time; without it, a snapshot answers with the state since the start. */
export async function fetchProfile(
  http: Http,
  path: PprofPath,
  seconds: number | undefined,
  signal: AbortSignal
): Promise<Result<Profile, BackendError>> {
  const query = seconds === undefined ? undefined : { seconds: String(seconds) };
  const answer = await send('pprof', http, { method: 'GET', path, ...(query && { query }) }, signal);
  if (!answer.ok) {
    return err(inGosWords(answer.error));
  }
  const decoded = await decodePprof(answer.value.body, {}, (steps) => inSteps(steps, signal));
  signal.throwIfAborted();
  return decoded.ok ? ok(decoded.value) : err({ backend: 'pprof', kind: 'badProfile', cause: decoded.error });
}

/** Go has one CPU profiler per process; while it runs, every other request gets a 500. */
function inGosWords(error: BackendError): BackendError {
  return error.kind === 'rejected' && error.detail.includes('cpu profiling already in use')
    ? { backend: 'pprof', kind: 'overloaded', status: error.status, detail: error.detail }
    : error;
}
