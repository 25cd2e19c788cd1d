import { type Capture, type PprofBackend } from '../../datasource/backends/pprofBackend';
import { pprofSource } from '../../datasource/backends/pprofSource';
import { type BackendError } from '../../datasource/backends/error';
import { err, type Result } from '../../profile/result';
import { type FeedConfig } from '../config/config';
import { failureOf } from '../failure';
import { type ReadLive } from './liveFeed';
import { profileQuery, readRows } from './windowReader';

/**
 * Profiles a process now: its CPU for `profileMillis`, what it allocates or waits for during that time, or its state.
 * The exporter asks for a CPU profile itself, which a dashboard never does.
 */
export function liveReader(backend: PprofBackend, config: FeedConfig, onEmpty: (reason: string) => void): ReadLive {
  const { profileTypeId, selector, profileMillis, family } = config;
  const seconds = profileMillis / 1000;
  const named = pprofSource(undefined, profileTypeId);

  return async (window, signal) => {
    if (!named.ok) {
      throw new Error(named.error);
    }
    let source = named.value;
    if (source.kind === 'cpu') {
      const captured = await captureOnce(backend, seconds, signal);
      if (!captured.ok) {
        return err(failureOf(config.backend.name, captured.error));
      }
    } else if (source.kind === 'snapshot' && family.measure === 'flow') {
      source = { kind: 'delta', profile: source.profile, seconds };
    }
    const query = profileQuery(profileTypeId, selector, window, source);
    return readRows(backend, config, query, onEmpty, signal);
  };
}

const capturing = new WeakMap<PprofBackend, Promise<Result<Capture, BackendError>>>();

/** A process is CPU-profiled once at a time, for all sample types of its CPU profile. */
function captureOnce(
  backend: PprofBackend,
  seconds: number,
  signal: AbortSignal
): Promise<Result<Capture, BackendError>> {
  const running = capturing.get(backend);
  if (running) {
    return running;
  }
  const started = backend.capture(seconds, signal).finally(() => capturing.delete(backend));
  capturing.set(backend, started);
  return started;
}
