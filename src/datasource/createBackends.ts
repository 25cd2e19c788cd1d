import { type Backend } from './backends/backend';
import { durationMillis } from './backends/duration';
import { type Http } from './backends/http';
import { callSiteBackend } from './backends/layers/callSiteBackend';
import { detailBackend } from './backends/layers/detailBackend';
import { labelLevelBackend } from './backends/layers/labelLevelBackend';
import { limitHttp } from './backends/layers/limitHttp';
import { shareBackend, type Sharing } from './backends/layers/shareBackend';
import { type PartedBackend, splitBackend } from './backends/layers/splitBackend';
import { createParca } from './backends/parca';
import { createPprof } from './backends/pprof';
import { type PprofBackend } from './backends/pprofBackend';
import { createPyroscope } from './backends/pyroscope';
import { backendOf, idLabelsOf, type ProfilingOptions } from './settings';

/** Requests that one data source has on their way at a time; the others wait. */
const REQUESTS_AT_ONCE = 8;
const CACHE_BYTES = 64 * 2 ** 20;
/** Profiles of the last minutes may still be uploaded. */
const SETTLED_MILLIS = 5 * 60_000;
const PYROSCOPE_PART_MILLIS = 24 * 3_600_000;

export interface Backends {
  readonly backend: PartedBackend;
  /** The same backend where it reads raw pprof: it can capture, and list files. */
  readonly pprof: PprofBackend | undefined;
}

/**
 * The backend that the settings name, over a way to its server and below its layers: few requests at once, equal questions
 * asked once and answers about the past kept, long ranges read in parts, profiles in the shape that is asked for.
 */
export function createBackends(unlimited: Http, options: ProfilingOptions): Backends {
  const http = limitHttp(unlimited, REQUESTS_AT_ONCE);
  const sharing = { maxBytes: CACHE_BYTES, settledMillis: SETTLED_MILLIS };
  const maxPartMillis = millisOf(options.maxQueryLength);
  switch (backendOf(options)) {
    case 'pprof': {
      const places = { hasEndpoint: Boolean(options.url), hasFiles: Boolean(options.filesUrl) };
      const pprof = shareBackend(createPprof(http, places), sharing);
      return { pprof, backend: shaped(splitBackend(pprof, { maxPartMillis })) };
    }
    case 'parca':
      return below(createParca(http, idLabelsOf(options)), sharing, maxPartMillis);
    case 'pyroscope': {
      const pyroscope = createPyroscope(http, { minStepMillis: millisOf(options.minStep) });
      return below(pyroscope, sharing, maxPartMillis ?? PYROSCOPE_PART_MILLIS);
    }
  }
}

function below(server: Backend, sharing: Sharing, maxPartMillis: number | undefined): Backends {
  return { pprof: undefined, backend: shaped(splitBackend(shareBackend(server, sharing), { maxPartMillis })) };
}

/** What servers cannot do alike is made of their answers: lines or functions, one call site, values of labels above stacks. */
const shaped = (backend: PartedBackend): PartedBackend => labelLevelBackend(callSiteBackend(detailBackend(backend)));

/** `undefined` for no text, and for one that is no duration or none above 0. */
export const millisOf = (text: string | undefined): number | undefined => (text && durationMillis(text)) || undefined;
