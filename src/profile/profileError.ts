import { assertNever } from './result';

/** Why bytes or JSON are not a profile. Facts only: what was expected, what was found, and where. */
export type ProfileError =
  /** The input is something else altogether. */
  | { readonly kind: 'foreign'; readonly found: ForeignInput }
  /** The input, or what it inflates to, is larger than allowed. Sizes in bytes. */
  | { readonly kind: 'tooLarge'; readonly what: 'compressed' | 'inflated'; readonly limit: number }
  /** The input breaks off. `offset` counts the bytes that could be read. */
  | { readonly kind: 'truncated'; readonly what: 'gzip' | 'protobuf'; readonly offset: number }
  /**
   * The input has the right format but breaks one of its rules. `offset` is a byte of the inflated input; absent in
   * JSON and text, where `field` says the place.
   */
  | {
      readonly kind: 'malformed';
      readonly field: string;
      readonly expected: string;
      readonly found: string;
      readonly offset?: number;
    };

export type ForeignInput =
  | 'empty'
  | 'html'
  | 'json'
  | 'text'
  /** A text profile: `/debug/pprof/heap?debug=1`, or the heap and contention text of gperftools. */
  | 'legacyText'
  /** Stack traces of goroutines as text: `/debug/pprof/goroutine?debug=2`. */
  | 'goroutineDump'
  /** The binary CPU profile of gperftools. */
  | 'legacyBinary'
  | 'jfr'
  | 'goTrace'
  | 'severalProfiles'
  | 'unknownBinary';

const FOREIGN: Readonly<Record<ForeignInput, string>> = {
  empty: 'The answer is empty',
  html: 'The answer is an HTML page, not a profile',
  json: 'The answer is JSON, not a profile',
  text: 'The answer is plain text, not a profile',
  legacyText: 'The answer is a text profile (debug=1), not a pprof protobuf',
  goroutineDump: 'The answer is a text dump of goroutine stacks (debug=2), not a pprof protobuf',
  legacyBinary: 'The answer is a CPU profile in the old binary format of gperftools, not a pprof protobuf',
  jfr: 'The answer is a Java Flight Recorder file, not a pprof protobuf',
  goTrace: 'The answer is a Go execution trace, not a profile',
  severalProfiles: 'The answer holds several profiles one behind the other',
  unknownBinary: 'The answer is binary data that is not a pprof protobuf',
};

/** One sentence on what was expected, what was found and where. Facts only: advice is up to whoever shows it. */
export function describeProfileError(error: ProfileError): string {
  switch (error.kind) {
    case 'foreign':
      return `${FOREIGN[error.found]}.`;
    case 'tooLarge': {
      const action = error.what === 'inflated' ? 'inflates to' : 'has';
      return `The profile ${action} more than the ${formatSize(error.limit)} that are allowed.`;
    }
    case 'truncated':
      return `The profile breaks off: its ${error.what} data ends too early, at byte ${error.offset}.`;
    case 'malformed': {
      const place = error.offset === undefined ? '' : ` at byte ${error.offset}`;
      return `The profile is malformed: ${error.field}${place} should be ${error.expected}, found ${error.found}.`;
    }
    default:
      return assertNever(error);
  }
}

function formatSize(byteCount: number): string {
  const mebibytes = byteCount / 1_048_576;
  return Number.isInteger(mebibytes) ? `${mebibytes} MiB` : `${byteCount} bytes`;
}
