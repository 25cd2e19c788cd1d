/** Writes protobuf's wire format, as much of it as a profile of non-negative numbers needs. */
export class ProtobufWriter {
  private bytes = new Uint8Array(4096);
  private length = 0;

  varint(value: number): this {
    this.reserve(10);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
    return this;
  }

  integer(field: number, value: number): this {
    return this.varint(field * 8).varint(value);
  }

  message(field: number, content: Uint8Array): this {
    this.varint(field * 8 + 2).varint(content.length);
    this.reserve(content.length);
    this.bytes.set(content, this.length);
    this.length += content.length;
    return this;
  }

  /** The bytes so far; valid until the next write or `clear`. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): this {
    this.length = 0;
    return this;
  }

  private reserve(count: number): void {
    if (this.length + count > this.bytes.length) {
      const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
      wider.set(this.view());
      this.bytes = wider;
    }
  }
}
