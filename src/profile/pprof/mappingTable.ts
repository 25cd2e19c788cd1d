import { Int32Column, Int64Column } from './column';
import { type IdTable } from './idTable';
import { type ProtobufReader, VARINT } from './protobufReader';

/** `message Mapping { uint64 id = 1; uint64 memory_start = 2; uint64 memory_limit = 3; …; int64 filename = 5; int64 build_id = 6; … }` */
export class MappingTable {
  readonly file = new Int32Column();
  readonly buildId = new Int32Column();
  readonly start = new Int64Column();
  readonly limit = new Int64Column();

  constructor(private readonly mappingIds: IdTable) {}

  read(reader: ProtobufReader, end: number): void {
    const start = reader.position;
    let key = 0;
    let file = 0;
    let buildId = 0;
    let [startLow, startHigh, limitLow, limitHigh] = [0, 0, 0, 0];
    while (reader.position < end) {
      const tag = reader.tag();
      switch (tag >>> 3) {
        case 1:
          key = this.mappingIds.read(reader, tag, 'Mapping.id');
          break;
        case 2:
          reader.expect(tag, VARINT, 'Mapping.memory_start');
          reader.varint('Mapping.memory_start');
          [startLow, startHigh] = [reader.low, reader.high];
          break;
        case 3:
          reader.expect(tag, VARINT, 'Mapping.memory_limit');
          reader.varint('Mapping.memory_limit');
          [limitLow, limitHigh] = [reader.low, reader.high];
          break;
        case 5:
          file = reader.row(tag, 'Mapping.filename');
          break;
        case 6:
          buildId = reader.row(tag, 'Mapping.build_id');
          break;
        default:
          reader.skip(tag, end);
      }
    }
    reader.leave(end, 'Mapping');
    this.mappingIds.define(key, start);
    this.file.push(file);
    this.buildId.push(buildId);
    this.start.push(startLow, startHigh);
    this.limit.push(limitLow, limitHigh);
  }
}
