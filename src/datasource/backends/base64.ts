import { err, ok, type Result } from '../../profile/result';

/** Bytes of a base64 text with the standard alphabet, as protobuf's JSON form writes them. */
export function decodeBase64(text: string): Result<Uint8Array, string> {
  try {
    const characters = atob(text);
    return ok(Uint8Array.from(characters, (character) => character.charCodeAt(0)));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
