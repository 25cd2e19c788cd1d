import { err, ok, type Result } from '../../profile/result';

/** Bytes of a base64 text with the standard alphabet, as protobuf's JSON form writes them. */
export function decodeBase64(text: string): Result<Uint8Array, string> {
  let characters: string;
  try {
    characters = atob(text);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = characters.charCodeAt(at);
  }
  return ok(bytes);
}
