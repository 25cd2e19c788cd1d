import { type Profile } from '../../profile/profile';
import { type Result } from '../../profile/result';
import { type PprofSource } from '../query';
import { type Backend, type ProfileType, type TimeRange } from './backend';
import { type BackendError } from './error';

export interface PprofSettings {
  /** Whether the base URL of a process is configured. */
  readonly hasEndpoint: boolean;
  /** Whether a base URL of files is configured. */
  readonly hasFiles: boolean;
}

/** A CPU profile that somebody asked for. */
export interface Capture {
  readonly profile: Profile;
  /** ms since the epoch. */
  readonly takenAt: number;
  readonly seconds: number;
}

/** One process's `/debug/pprof/*`, and files that an admin put somewhere. */
export interface PprofBackend extends Backend {
  /** Profiles the CPU for 1 to 20 seconds. Queries with the source `cpu` answer with the last capture. */
  capture(seconds: number, signal: AbortSignal): Promise<Result<Capture, BackendError>>;
  lastCapture(): Capture | undefined;
  files(signal: AbortSignal): Promise<Result<readonly string[], BackendError>>;
  /** Sample types of a source; none of `cpu` before the first capture. `range` is that of the queries that read it too. */
  sourceTypes(
    source: PprofSource,
    signal: AbortSignal,
    range?: TimeRange
  ): Promise<Result<readonly ProfileType[], BackendError>>;
}
