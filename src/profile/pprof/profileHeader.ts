import { bigInteger } from '../int64';
import { type Profile, type SampleType, type StringTable } from '../profile';
import { type ProtobufReader, VARINT } from './protobufReader';
import { malformed, Refusal } from './refusal';

/** `message ValueType { int64 type = 1; int64 unit = 2; }`, as rows of the string table. */
export interface ValueTypeRows {
  readonly type: number;
  readonly unit: number;
  /** Where the message starts. */
  readonly offset: number;
}

type HeaderFields = Pick<Profile, 'sampleTypes' | 'defaultSampleType' | 'period' | 'timeMillis' | 'durationNanos'>;

/** Fields that a profile has at most once: drop_frames, keep_frames, time_nanos and so on up to doc_url. */
const SINGULAR: ReadonlySet<number> = new Set([7, 8, 9, 10, 11, 12, 14, 15]);

/** The fields of a profile that are not tables. */
export class ProfileHeader {
  readonly sampleTypes: ValueTypeRows[] = [];
  private periodType: ValueTypeRows | undefined;
  private period = 0;
  private timeMillis = 0;
  private durationNanos = 0;
  private defaultSampleType = { row: 0, offset: 0 };
  private readonly seen = new Set<number>();

  /** Reads the field of this tag, or steps over it when it is none of these. */
  read(reader: ProtobufReader, tag: number): void {
    const field = tag >>> 3;
    const fileEnd = reader.bytes.length;
    if (SINGULAR.has(field)) {
      this.once(field);
    }
    switch (field) {
      case 1:
        this.sampleTypes.push(readValueType(reader, reader.enter(tag, fileEnd, 'Profile.sample_type')));
        return;
      case 9:
        this.timeMillis = readMillis(reader, tag);
        return;
      case 10:
        reader.expect(tag, VARINT, 'Profile.duration_nanos');
        this.durationNanos = reader.int64('Profile.duration_nanos');
        return;
      case 11:
        this.periodType = readValueType(reader, reader.enter(tag, fileEnd, 'Profile.period_type'));
        return;
      case 12:
        reader.expect(tag, VARINT, 'Profile.period');
        this.period = reader.int64('Profile.period');
        return;
      case 14:
        this.defaultSampleType = { offset: reader.position, row: reader.row(tag, 'Profile.default_sample_type') };
        return;
      default:
        reader.skip(tag, fileEnd);
    }
  }

  finish(strings: StringTable): HeaderFields {
    const sampleTypes = this.sampleTypes.map((rows) => valueType(rows, strings));
    const { row, offset } = this.defaultSampleType;
    const chosen = textOf(strings, row, 'Profile.default_sample_type', offset);
    const named = chosen === '' ? -1 : sampleTypes.findIndex(({ type }) => type === chosen);
    return {
      sampleTypes,
      defaultSampleType: named === -1 ? sampleTypes.length - 1 : named,
      period: this.periodType && { type: valueType(this.periodType, strings), value: this.period },
      timeMillis: this.timeMillis,
      durationNanos: this.durationNanos,
    };
  }

  /** Protobuf lets the last of several win, so two profiles in one file would merge silently. */
  private once(field: number): void {
    if (this.seen.has(field)) {
      throw new Refusal({ kind: 'foreign', found: 'severalProfiles' });
    }
    this.seen.add(field);
  }
}

function valueType({ type, unit, offset }: ValueTypeRows, strings: StringTable): SampleType {
  return {
    type: textOf(strings, type, 'ValueType.type', offset),
    unit: textOf(strings, unit, 'ValueType.unit', offset),
  };
}

function textOf(strings: StringTable, row: number, field: string, offset: number): string {
  if (row >= strings.length) {
    throw malformed(field, `a row below ${strings.length} of the string table`, String(row), offset);
  }
  return strings.get(row);
}

function readValueType(reader: ProtobufReader, end: number): ValueTypeRows {
  const offset = reader.position;
  let type = 0;
  let unit = 0;
  while (reader.position < end) {
    const tag = reader.tag();
    switch (tag >>> 3) {
      case 1:
        type = reader.row(tag, 'ValueType.type');
        break;
      case 2:
        unit = reader.row(tag, 'ValueType.unit');
        break;
      default:
        reader.skip(tag, end);
    }
  }
  reader.leave(end, 'ValueType');
  return { type, unit, offset };
}

/** Nanoseconds since the epoch do not fit a number, milliseconds do. */
function readMillis(reader: ProtobufReader, tag: number): number {
  reader.expect(tag, VARINT, 'Profile.time_nanos');
  reader.varint('Profile.time_nanos');
  return Number(bigInteger(reader.low, reader.high) / 1_000_000n);
}
