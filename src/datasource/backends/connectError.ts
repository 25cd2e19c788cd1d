import * as v from 'valibot';

const ConnectError = v.object({ code: v.union([v.string(), v.number()]), message: v.optional(v.string(), '') });

/**
 * The message of a Connect error body, `{"code":"invalid_argument","message":"…"}`, or of one of a gRPC gateway, whose
 * codes are numbers. Pyroscope's v1 storage encodes it
 * twice: the message is itself such a JSON text. `undefined` where the text is no Connect error.
 * Format: https://connectrpc.com/docs/protocol#error-end-stream
 */
export function connectMessage(text: string): string | undefined {
  const parsed = v.safeParse(ConnectError, parseJson(text));
  if (!parsed.success) {
    return undefined;
  }
  const { code, message } = parsed.output;
  return connectMessage(message) ?? (message === '' ? String(code) : message);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
