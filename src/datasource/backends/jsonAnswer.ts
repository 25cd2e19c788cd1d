import * as v from 'valibot';

import { parseJsonSteps } from '../../profile/flamebearerText';
import { err, ok, type Result } from '../../profile/result';
import { inSteps } from '../../profile/turns';
import { answerText, looksLikeHtml } from './answerText';
import { type BackendKind } from './backend';
import { type BackendError } from './error';
import { type HttpResponse } from './http';

/** JSON is held as text, as a tree and as columns at once, so an answer larger than this is refused. */
const MAX_JSON_BYTES = 64 * 2 ** 20;

/** Bytes that are parsed at once; a longer text waits for its turn. */
const SHORT_TEXT = 2 ** 16;

/** The answer's JSON, checked against a schema. Rejects only when the signal aborted. */
export async function jsonAnswer<T>(
  backend: BackendKind,
  response: HttpResponse,
  schema: v.GenericSchema<unknown, T>,
  signal: AbortSignal
): Promise<Result<T, BackendError>> {
  const unexpected = (expected: string, found: string): Result<T, BackendError> =>
    err({ backend, kind: 'unexpectedAnswer', expected, found });

  const { body } = response;
  if (body.length > MAX_JSON_BYTES) {
    return unexpected('an answer of at most 64 MiB', `${Math.round(body.length / 2 ** 20)} MiB`);
  }
  // The beginning of a long text tells whether it may be JSON at all.
  const text = new TextDecoder().decode(body.subarray(0, SHORT_TEXT));
  if (looksLikeHtml(response.contentType, text) || text.trim() === '') {
    return unexpected('JSON', answerText(response));
  }
  let json: unknown;
  try {
    json = body.length <= SHORT_TEXT ? JSON.parse(text) : await inSteps(parseJsonSteps(body), signal);
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    return unexpected('JSON', `text that is no JSON (${error.message})`);
  }
  // A list is an object to JavaScript, and to valibot one that lacks every optional field.
  if (schema.type === 'object' && Array.isArray(json)) {
    return unexpected('an object', 'a list');
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) {
    return ok(parsed.output);
  }
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue) ?? 'the answer';
  return unexpected(`${issue.expected ?? 'another value'} in ${path}`, issue.received);
}
