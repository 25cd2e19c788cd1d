import { Int32Column } from './column';
import { type IdTable } from './idTable';
import { type ProtobufReader } from './protobufReader';

/** `message Function { uint64 id = 1; int64 name = 2; int64 system_name = 3; int64 filename = 4; … }` */
export class FunctionTable {
  readonly name = new Int32Column();
  readonly file = new Int32Column();

  constructor(private readonly functionIds: IdTable) {}

  read(reader: ProtobufReader, end: number): void {
    const start = reader.position;
    let key = 0;
    let name = 0;
    let file = 0;
    while (reader.position < end) {
      const tag = reader.tag();
      switch (tag >>> 3) {
        case 1:
          key = this.functionIds.read(reader, tag, 'Function.id');
          break;
        case 2:
          name = reader.row(tag, 'Function.name');
          break;
        case 4:
          file = reader.row(tag, 'Function.filename');
          break;
        default:
          reader.skip(tag, end);
      }
    }
    reader.leave(end, 'Function');
    this.functionIds.define(key, start);
    this.name.push(name);
    this.file.push(file);
  }
}
