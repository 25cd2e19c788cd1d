import { Profile } from 'pprof-format';
import { gunzipSync } from 'node:zlib';

/** What a pprof says beyond the project's `Profile`, which servers give back with it. */
export interface PprofDetails {
  /** By row of the functions: the line that each begins at. */
  readonly startLine: readonly number[];
  /** By row of the mappings. */
  readonly buildId: readonly string[];
}

/** @param pprof gzipped or plain, and readable */
export function readPprofDetails(pprof: Uint8Array): PprofDetails {
  const isGzip = pprof[0] === 0x1f && pprof[1] === 0x8b;
  const decoded = Profile.decode(isGzip ? new Uint8Array(gunzipSync(pprof)) : pprof);
  return {
    startLine: decoded.function.map(({ startLine }) => Number(startLine)),
    buildId: decoded.mapping.map(({ buildId }) => decoded.stringTable.strings[Number(buildId)]),
  };
}
