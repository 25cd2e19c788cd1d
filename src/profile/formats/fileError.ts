import { describeProfileError, type ForeignInput, type ProfileError } from '../profileError';
import { assertNever } from '../result';

/** Why a file is not a profile that can be opened. */
export type FileError =
  | ProfileError
  /** A format that is known, but not read. */
  | { readonly kind: 'unsupported'; readonly found: UnsupportedFile }
  /** Text that begins as JSON but is none. `detail` is the engine's own. */
  | { readonly kind: 'brokenJson'; readonly detail: string }
  /** An HTML page that holds no profile of ours. */
  | { readonly kind: 'foreignHtml' };

export type UnsupportedFile =
  'zip' | 'zstd' | 'perfData' | 'perfText' | 'heapprofile' | 'chromeTrace' | 'firefox' | 'json';

const UNSUPPORTED: Readonly<Record<UnsupportedFile, string>> = {
  zip: 'This is a zip archive. Unpack it, and open the profiles in it one by one.',
  zstd: 'This file is packed with Zstandard, which browsers do not unpack. Unpack it first.',
  perfData:
    'This is a perf.data file of Linux perf. Turn it into folded stacks first: perf script | stackcollapse-perf.pl.',
  perfText: 'This is the text of perf script. Turn it into folded stacks first, with stackcollapse-perf.pl.',
  heapprofile: 'This is a .heapprofile of V8. speedscope opens it, and exports its own JSON, which opens here.',
  chromeTrace: 'This is a trace in the Trace Event Format, not a profile.',
  firefox: 'This is a profile of the Firefox Profiler, which is not read here.',
  json: 'This is JSON, but neither speedscope’s nor a flame graph of Pyroscope.',
};

/** The sentences of `describeProfileError` are of answers of a server; these are of files. */
const FOREIGN: Readonly<Record<ForeignInput, string>> = {
  empty: 'The file is empty.',
  html: 'The file is an HTML page, not a profile. A login page looks like that when it is saved in place of a download.',
  json: UNSUPPORTED.json,
  text: 'The file is plain text, but not folded stacks.',
  legacyText: 'This is a text profile (debug=1). Download it without debug, which gives the pprof protobuf.',
  goroutineDump:
    'This is a text dump of goroutine stacks (debug=2). Download it without debug, which gives the pprof protobuf.',
  legacyBinary:
    'This is a CPU profile in the old binary format of gperftools. Turn it into pprof first: pprof -proto <binary> <file>.',
  jfr: 'This is a Java Flight Recorder file. Turn it into folded stacks first, such as with jfrconv of async-profiler.',
  goTrace: 'This is a Go execution trace, not a profile. go tool trace -pprof makes profiles of it.',
  severalProfiles:
    'The file holds several profiles one behind the other. Split it, or merge them with go tool pprof -proto.',
  unknownBinary: 'The file is binary data that is not a pprof profile.',
};

/** One or two sentences on why a file can't be opened, and what to do instead where something is known. */
export function describeFileError(error: FileError): string {
  switch (error.kind) {
    case 'unsupported':
      return UNSUPPORTED[error.found];
    case 'brokenJson':
      return `The file begins as JSON, but breaks its rules: ${error.detail}. Was it cut off?`;
    case 'foreignHtml':
      return FOREIGN.html;
    case 'foreign':
      return FOREIGN[error.found];
    case 'tooLarge':
    case 'truncated':
    case 'malformed':
      return describeProfileError(error);
    default:
      return assertNever(error);
  }
}
