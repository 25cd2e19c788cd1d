import { err, ok, type Result } from '../../profile/result';
import { type PprofSource, SNAPSHOT_PROFILES } from '../query';
import { parseProfileTypeId } from './profileTypeId';

/** Name of Go's CPU profile in profile type ids, as Pyroscope has it. */
export const CPU_PROFILE = 'process_cpu';
/** Grafana's proxy waits 30 s for an answer, and a profile of N seconds answers after N seconds. */
export const MAX_SECONDS = 20;

/** Where a query reads its profile from: what it says, else what its profile type is named after. */
export function pprofSource(source: PprofSource | undefined, profileTypeId: string): Result<PprofSource, string> {
  if (source) {
    return checkSeconds(source);
  }
  const type = parseProfileTypeId(profileTypeId);
  if (!type.ok) {
    return type;
  }
  const { name } = type.value;
  if (name === CPU_PROFILE) {
    return ok({ kind: 'cpu', seconds: 10 });
  }
  const profile = SNAPSHOT_PROFILES.find((each) => each === name);
  return profile
    ? ok({ kind: 'snapshot', profile })
    : err(`a pprof endpoint has the profiles ${[CPU_PROFILE, ...SNAPSHOT_PROFILES].join(', ')}, not ${name}`);
}

function checkSeconds(source: PprofSource): Result<PprofSource, string> {
  if ((source.kind === 'delta' || source.kind === 'cpu') && !isDuration(source.seconds)) {
    return err(`a profile takes 1 to ${MAX_SECONDS} whole seconds, not ${source.seconds}`);
  }
  return ok(source);
}

export const isDuration = (seconds: number): boolean =>
  Number.isInteger(seconds) && seconds >= 1 && seconds <= MAX_SECONDS;

/** Name of a source's profile, the first part of its profile type ids. */
export function profileName(source: PprofSource): string {
  switch (source.kind) {
    case 'snapshot':
    case 'delta':
      return source.profile;
    case 'cpu':
      return CPU_PROFILE;
    case 'file':
      return source.name.replace(/\.(pb|pprof|gz)\b/g, '').replaceAll(':', '_');
  }
}
