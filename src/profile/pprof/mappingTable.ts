import { Int32Column } from './column';
import { type IdTable } from './idTable';
import { type ProtobufReader } from './protobufReader';

/** `message Mapping { uint64 id = 1; …; int64 filename = 5; … }` */
export class MappingTable {
  readonly file = new Int32Column();

  constructor(private readonly mappingIds: IdTable) {}

  read(reader: ProtobufReader, end: number): void {
    const start = reader.position;
    let key = 0;
    let file = 0;
    while (reader.position < end) {
      const tag = reader.tag();
      switch (tag >>> 3) {
        case 1:
          key = this.mappingIds.read(reader, tag, 'Mapping.id');
          break;
        case 5:
          file = reader.row(tag, 'Mapping.filename');
          break;
        default:
          reader.skip(tag, end);
      }
    }
    reader.leave(end, 'Mapping');
    this.mappingIds.define(key, start);
    this.file.push(file);
  }
}
