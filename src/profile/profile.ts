/** What a sample's value measures: `cpu` in `nanoseconds`, `inuse_space` in `bytes`. */
export interface SampleType {
  readonly type: string;
  readonly unit: string;
}

/**
 * A decoded profile as columns. Every index is checked by the decoder, so readers need no guards.
 *
 * Ranges are in compressed-row form: the locations of sample `i` are `sampleLocations[sampleLocationStart[i]]` up to,
 * but not including, `sampleLocations[sampleLocationStart[i + 1]]`.
 *
 * `drop_frames` and `keep_frames` are not applied: a regular expression from an untrusted file could hang the reader.
 *
 * Format: https://github.com/google/pprof/blob/main/proto/profile.proto
 */
export interface Profile {
  readonly sampleTypes: readonly SampleType[];
  /** Index into `sampleTypes`: the profile's own choice, else the last one (google/pprof's rule). */
  readonly defaultSampleType: number;
  readonly sampleCount: number;
  /** `values[i * sampleTypes.length + t]` is the value of sample `i` for sample type `t`. */
  readonly values: Float64Array;
  readonly sampleLocationStart: Int32Array;
  /** Rows of the location columns, leaf first. */
  readonly sampleLocations: Int32Array;
  /** Instruction address of each location; 0 where unknown. Kept 64 bits wide: it is compared, never added up. */
  readonly locationAddress: BigUint64Array;
  /** Rows of `mappingFile`; −1 where unknown. */
  readonly locationMapping: Int32Array;
  /** A location without frames was not symbolised. */
  readonly locationFrameStart: Int32Array;
  /** Rows of the function columns: the inlined frames of a location, innermost first. */
  readonly frameFunction: Int32Array;
  /** Source line of each frame; 0 where unknown. */
  readonly frameLine: Int32Array;
  /** Rows of `strings`. */
  readonly functionName: Int32Array;
  /** Rows of `strings`; row 0, the empty string, where unknown. */
  readonly functionFile: Int32Array;
  /** The binaries and libraries that locations lie in, as rows of `strings`. */
  readonly mappingFile: Int32Array;
  /** Which build of it, as rows of `strings`; row 0, the empty string, where unknown. */
  readonly mappingBuildId: Int32Array;
  /** Addresses that a mapping has: from its start up to, but not including, its limit; 0 where unknown. */
  readonly mappingStart: BigUint64Array;
  readonly mappingLimit: BigUint64Array;
  readonly strings: StringTable;
  readonly labels: LabelColumns;
  readonly period: { readonly type: SampleType; readonly value: number } | undefined;
  /** Collection time in ms since the epoch; 0 where the profile does not say. */
  readonly timeMillis: number;
  /** Duration in nanoseconds; 0 for a snapshot. */
  readonly durationNanos: number;
}

/** UTF-8 strings of a profile, decoded when first asked for. */
export interface StringTable {
  readonly length: number;
  get(row: number): string;
}

/** Labels of all samples, in sample order. A label has a string (`text`) or a number with a unit. */
export interface LabelColumns {
  /** The labels of sample `i` are the rows `start[i]` up to, but not including, `start[i + 1]`. */
  readonly start: Int32Array;
  /** Rows of the string table. */
  readonly key: Int32Array;
  /** Rows of the string table; 0 for a numeric label. */
  readonly text: Int32Array;
  /** 64 bits wide, because span ids are kept in numeric labels too; 0 for a text label. */
  readonly number: BigInt64Array;
  /** Rows of the string table; 0 where the number has no unit. */
  readonly unit: Int32Array;
}
