/** Why bytes or JSON are not a profile. Facts only: what was expected, what was found, and where. */
export type ProfileError =
  /** The input is something else altogether. */
  | { readonly kind: 'foreign'; readonly found: ForeignInput }
  /** The input, or what it inflates to, is larger than allowed. Sizes in bytes. */
  | { readonly kind: 'tooLarge'; readonly what: 'compressed' | 'inflated'; readonly limit: number }
  /** The input breaks off. `offset` counts the bytes that could be read. */
  | { readonly kind: 'truncated'; readonly what: 'gzip' | 'protobuf'; readonly offset: number }
  /** The input has the right format but breaks one of its rules. `offset` is a byte of the inflated input. */
  | {
      readonly kind: 'malformed';
      readonly field: string;
      readonly expected: string;
      readonly found: string;
      readonly offset: number;
    };

export type ForeignInput =
  | 'empty'
  | 'html'
  | 'json'
  | 'text'
  | 'legacyText'
  | 'legacyBinary'
  | 'jfr'
  | 'goTrace'
  | 'severalProfiles'
  | 'unknownBinary';
