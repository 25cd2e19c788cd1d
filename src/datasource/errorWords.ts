import { type DataQueryError } from '@grafana/data';

import { type ForeignInput, type ProfileError } from '../profile/profileError';
import { type BackendKind } from './backends/backend';
import { type BackendError, type Wanted } from './backends/error';
import { UNSUPPORTED_STATUS } from './query';

const NAMES: Readonly<Record<BackendKind, string>> = {
  pyroscope: 'Pyroscope',
  parca: 'Parca',
  pprof: 'The pprof endpoint',
};

/** The one place where a backend's error becomes Grafana's. */
export function toQueryError(error: BackendError, refId: string): DataQueryError {
  return {
    refId,
    message: errorWords(error),
    ...(error.kind === 'unsupported' && { status: UNSUPPORTED_STATUS }),
    ...('status' in error && { status: error.status }),
  };
}

/** Two or three sentences: which backend, what happened in its own words, and what to do. */
export function errorWords(error: BackendError): string {
  const name = NAMES[error.backend];
  switch (error.kind) {
    case 'unreachable':
      return `${name} cannot be reached (${error.detail}). Check the URL in the data source settings, and that the server is up.`;
    case 'unauthorized':
      return `${name} refused the credentials (${error.detail}). Check authentication${error.backend === 'pyroscope' ? ' and tenant' : ''} in the data source settings, and that your role may do this.`;
    case 'noTenant':
      return `${name} keeps tenants apart, and this query names none (${error.detail}). Set the tenant in the data source settings.`;
    case 'notFound':
      return `${name} does not know this address (404: ${error.detail}). Check that the URL in the data source settings is the server's base URL.`;
    case 'rejected':
      return `${name} rejected the query (${error.status}: ${error.detail}).${error.status >= 500 ? ' Its log says more.' : ''}`;
    case 'overloaded':
      return error.detail.includes('cpu profiling already in use')
        ? 'The process is being CPU-profiled by something else, and Go allows one CPU profile at a time. Try again when that one has ended, or stop the continuous scraping of this process.'
        : `${name} is overloaded (${error.status}: ${error.detail}). Try again later, or ask for a shorter range.`;
    case 'timeout':
      return `${name} did not answer in time (${error.detail}). Ask for a shorter range or narrow the label selector.`;
    case 'unsupported':
      return `${name} cannot do this: ${error.detail}.${error.wanted ? ` ${INSTEAD[error.wanted]}` : ''}`;
    case 'rangeTooLong':
      return `${name} reads at most ${hours(error.limitMillis)} at once (${error.detail}). Ask for a shorter range, or set this as the longest query range in the data source settings.`;
    case 'invalidQuery':
      return `The query's ${FIELDS[error.field] ?? error.field} cannot be used: ${error.detail}.`;
    case 'unexpectedAnswer':
      return `${name} sent something else than expected: ${error.expected} was expected, ${error.found} was found. Check that the URL in the data source settings is that of the server, and no login page stands before it.`;
    case 'badProfile':
      return `${name} sent bytes that are no usable profile: ${profileErrorWords(error.cause)}.`;
  }
}

/** 36 h, 1 h 30 min. */
function hours(millis: number): string {
  const minutes = Math.round(millis / 60_000);
  const parts = [
    [Math.floor(minutes / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return words.length > 0 ? words.join(' ') : `${millis / 1000} s`;
}

const INSTEAD: Readonly<Record<Wanted, string>> = {
  trace: 'Filter by span id instead, or upgrade the server.',
  singleProfile: 'Narrow the time range to that profile instead, or upgrade the server.',
  heatmap: 'Show the series instead, choose a later range, or upgrade the server.',
  filesOfSpan: 'Filter by function or package instead.',
  filesOfIds:
    'Filter by function instead, without packages, lines and presets that know files; or narrow the time range to that profile in place of its id; or upgrade the server.',
};

const FIELDS: Readonly<Record<string, string | undefined>> = {
  profileTypeId: 'profile type',
  labelSelector: 'label selector',
  spanSelector: 'span id',
  traceIdSelector: 'trace id',
  profileIdSelector: 'profile id',
  maxNodes: 'max nodes',
  range: 'time range',
  frameFilter: 'frame filter',
  functionPattern: 'function pattern',
  label: 'label',
  source: 'source',
  timeOrder: 'order of time',
  compareWith: 'other side',
  normalisation: 'normalisation',
  slices: 'number of slices',
};

const FOREIGN: Readonly<Record<ForeignInput, string>> = {
  empty: 'nothing at all',
  html: 'an HTML page, perhaps a login page',
  json: 'JSON, perhaps an error message',
  text: 'plain text',
  legacyText: 'a profile in the old text format; ask for it without debug=1',
  goroutineDump: 'a goroutine dump in text; ask for it without debug=2',
  legacyBinary: 'a profile in the old gperftools format',
  jfr: 'a Java Flight Recorder file; convert it to pprof first',
  goTrace: 'a Go execution trace, which is no profile',
  severalProfiles: 'several profiles in one file',
  unknownBinary: 'bytes of an unknown format',
};

function profileErrorWords(error: ProfileError): string {
  switch (error.kind) {
    case 'foreign':
      return `they are ${FOREIGN[error.found]}`;
    case 'tooLarge':
      return `they are larger than ${Math.round(error.limit / 2 ** 20)} MiB${error.what === 'inflated' ? ' when unpacked' : ''}`;
    case 'truncated':
      return `the ${error.what} data break off after ${error.offset} bytes`;
    case 'malformed': {
      const place = error.offset === undefined ? '' : ` (byte ${error.offset})`;
      return `${error.field} should be ${error.expected} and is ${error.found}${place}`;
    }
  }
}
