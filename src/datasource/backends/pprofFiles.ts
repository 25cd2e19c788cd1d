import * as v from 'valibot';

import { type Profile } from '../../profile/profile';
import { err, type Result } from '../../profile/result';
import { type BackendError } from './error';
import { type Http } from './http';
import { jsonAnswer } from './jsonAnswer';
import { fetchProfile } from './pprofFetch';
import { send } from './send';

/** `index.json` of the configured base URL: a JSON list of names. No separators, so a name cannot leave its folder. */
const FileIndex = v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_](?!.*\.\.)[A-Za-z0-9._-]{0,199}$/)));

export async function listFiles(http: Http, signal: AbortSignal): Promise<Result<readonly string[], BackendError>> {
  const answer = await send('pprof', http, { method: 'GET', path: 'pprof/files/index.json' }, signal);
  return answer.ok ? jsonAnswer('pprof', answer.value, FileIndex, signal) : answer;
}

/** Reads a file that the index lists. A name from a dashboard is compared with the list, never made into a path. */
export async function readFile(http: Http, name: string, signal: AbortSignal): Promise<Result<Profile, BackendError>> {
  const names = await listFiles(http, signal);
  if (!names.ok) {
    return names;
  }
  const listed = names.value.find((each) => each === name);
  return listed === undefined
    ? err({ backend: 'pprof', kind: 'invalidQuery', field: 'source', detail: `index.json lists no file "${name}"` })
    : fetchProfile(http, `pprof/files/${listed}`, undefined, signal);
}
