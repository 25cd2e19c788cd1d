declare module 'snappyjs' {
  /** The block format, without frames. */
  export function compress(bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  export function uncompress(bytes: Uint8Array, maxLength?: number): Uint8Array<ArrayBuffer>;
}
