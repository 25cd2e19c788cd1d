import { type LabelColumns } from '../profile';
import { Float64Column, Int32Column, Int64Column } from './column';
import { type IdTable } from './idTable';
import { BYTES, type ProtobufReader, VARINT } from './protobufReader';
import { malformed } from './refusal';

const LOCATION_ID = 'Sample.location_id';
const VALUE = 'Sample.value';

/** `message Sample { repeated uint64 location_id = 1; repeated int64 value = 2; repeated Label label = 3; }` */
export class SampleTable {
  count = 0;
  /** Values of each sample; that of the first sample, which all others must match. */
  valuesPerSample = 0;
  readonly values = new Float64Column(4096);
  readonly locationStart = new Int32Column(4096);
  /** Keys of the id table, leaf first. */
  readonly locationKeys = new Int32Column(16_384);
  private readonly labelStart = new Int32Column();
  private readonly labelKey = new Int32Column();
  private readonly labelText = new Int32Column();
  private readonly labelNumber = new Int64Column();
  private readonly labelUnit = new Int32Column();

  constructor(private readonly locationIds: IdTable) {}

  read(reader: ProtobufReader, end: number): void {
    const start = reader.position;
    const firstValue = this.values.length;
    this.locationStart.push(this.locationKeys.length);
    this.labelStart.push(this.labelKey.length);
    while (reader.position < end) {
      const tag = reader.tag();
      switch (tag >>> 3) {
        case 1:
          this.readLocationIds(reader, tag, end);
          break;
        case 2:
          this.readValues(reader, tag, end);
          break;
        case 3:
          this.readLabel(reader, reader.enter(tag, end, 'Sample.label'));
          break;
        default:
          reader.skip(tag, end);
      }
    }
    reader.leave(end, 'Sample');
    const valueCount = this.values.length - firstValue;
    if (this.count === 0) {
      this.valuesPerSample = valueCount;
    } else if (valueCount !== this.valuesPerSample) {
      throw malformed(VALUE, `${this.valuesPerSample} values, as in the samples before`, String(valueCount), start);
    }
    this.count++;
  }

  finishLabels(): LabelColumns {
    return {
      start: this.labelStart.finish(this.labelKey.length),
      key: this.labelKey.finish(),
      text: this.labelText.finish(),
      number: this.labelNumber.finish(),
      unit: this.labelUnit.finish(),
    };
  }

  /** Repeated integers come packed into one field, or each in a field of its own. */
  private readLocationIds(reader: ProtobufReader, tag: number, end: number): void {
    if ((tag & 7) === BYTES) {
      this.readPackedLocationIds(reader, reader.enter(tag, end, LOCATION_ID));
      return;
    }
    this.locationKeys.push(this.locationIds.read(reader, tag, LOCATION_ID));
  }

  /** Most bytes of a profile are read here. Ids of up to three bytes are their own key. */
  private readPackedLocationIds(reader: ProtobufReader, end: number): void {
    const bytes = reader.bytes;
    this.locationKeys.reserve(end - reader.position, end / bytes.length);
    const keys = this.locationKeys.array;
    let length = this.locationKeys.length;
    let position = reader.position;
    while (position < end) {
      const first = bytes[position];
      if (first < 0x80) {
        keys[length++] = first;
        position += 1;
        continue;
      }
      const second = bytes[position + 1];
      if (second < 0x80) {
        keys[length++] = (first & 0x7f) | (second << 7);
        position += 2;
        continue;
      }
      const third = bytes[position + 2];
      if (third < 0x80) {
        keys[length++] = (first & 0x7f) | ((second & 0x7f) << 7) | (third << 14);
        position += 3;
        continue;
      }
      reader.position = position;
      reader.varint(LOCATION_ID);
      keys[length++] = this.locationIds.key(reader.low, reader.high);
      position = reader.position;
    }
    this.locationKeys.length = length;
    reader.position = position;
    reader.leave(end, LOCATION_ID);
  }

  private readValues(reader: ProtobufReader, tag: number, end: number): void {
    if ((tag & 7) === BYTES) {
      const packedEnd = reader.enter(tag, end, VALUE);
      while (reader.position < packedEnd) {
        this.values.push(reader.int64(VALUE));
      }
      reader.leave(packedEnd, VALUE);
      return;
    }
    reader.expect(tag, VARINT, VALUE);
    this.values.push(reader.int64(VALUE));
  }

  /** `message Label { int64 key = 1; int64 str = 2; int64 num = 3; int64 num_unit = 4; }` */
  private readLabel(reader: ProtobufReader, end: number): void {
    let key = 0;
    let text = 0;
    let low = 0;
    let high = 0;
    let unit = 0;
    while (reader.position < end) {
      const tag = reader.tag();
      switch (tag >>> 3) {
        case 1:
          key = reader.row(tag, 'Label.key');
          break;
        case 2:
          text = reader.row(tag, 'Label.str');
          break;
        case 3:
          reader.expect(tag, VARINT, 'Label.num');
          reader.varint('Label.num');
          low = reader.low;
          high = reader.high;
          break;
        case 4:
          unit = reader.row(tag, 'Label.num_unit');
          break;
        default:
          reader.skip(tag, end);
      }
    }
    reader.leave(end, 'Label');
    if (key !== 0) {
      this.labelKey.push(key);
      this.labelText.push(text);
      this.labelNumber.push(low, high);
      this.labelUnit.push(unit);
    }
  }
}
