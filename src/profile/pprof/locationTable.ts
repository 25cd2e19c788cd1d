import { Int32Column, Int64Column } from './column';
import { type IdTable } from './idTable';
import { type ProtobufReader, VARINT } from './protobufReader';
import { malformed } from './refusal';

/** `message Location { uint64 id = 1; uint64 mapping_id = 2; uint64 address = 3; repeated Line line = 4; … }` */
export class LocationTable {
  readonly mappingKey = new Int32Column();
  readonly address = new Int64Column();
  readonly frameStart = new Int32Column();
  readonly functionKey = new Int32Column();
  readonly line = new Int32Column();

  constructor(
    private readonly locationIds: IdTable,
    private readonly mappingIds: IdTable,
    private readonly functionIds: IdTable
  ) {}

  read(reader: ProtobufReader, end: number): void {
    const start = reader.position;
    let key = 0;
    let mapping = 0;
    let addressLow = 0;
    let addressHigh = 0;
    this.frameStart.push(this.functionKey.length);
    while (reader.position < end) {
      const tag = reader.tag();
      switch (tag >>> 3) {
        case 1:
          key = this.locationIds.read(reader, tag, 'Location.id');
          break;
        case 2:
          mapping = this.mappingIds.read(reader, tag, 'Location.mapping_id');
          break;
        case 3:
          reader.expect(tag, VARINT, 'Location.address');
          reader.varint('Location.address');
          addressLow = reader.low;
          addressHigh = reader.high;
          break;
        case 4:
          this.readLine(reader, reader.enter(tag, end, 'Location.line'));
          break;
        default:
          reader.skip(tag, end);
      }
    }
    reader.leave(end, 'Location');
    this.locationIds.define(key, start);
    this.mappingKey.push(mapping);
    this.address.push(addressLow, addressHigh);
  }

  /** `message Line { uint64 function_id = 1; int64 line = 2; … }` */
  private readLine(reader: ProtobufReader, end: number): void {
    let functionKey = 0;
    let line = 0;
    while (reader.position < end) {
      const tag = reader.tag();
      switch (tag >>> 3) {
        case 1:
          functionKey = this.functionIds.read(reader, tag, 'Line.function_id');
          break;
        case 2:
          reader.expect(tag, VARINT, 'Line.line');
          line = readLineNumber(reader);
          break;
        default:
          reader.skip(tag, end);
      }
    }
    reader.leave(end, 'Line');
    this.functionKey.push(functionKey);
    this.line.push(line);
  }
}

function readLineNumber(reader: ProtobufReader): number {
  const start = reader.position;
  const line = reader.int64('Line.line');
  if (line !== (line | 0)) {
    throw malformed('Line.line', 'a line number of at most 32 bits', String(line), start);
  }
  return line;
}
