import * as v from 'valibot';

import { type ProfileError } from '../profileError';
import { err, ok, type Result } from '../result';

/** JSON checked against a schema; `whole` names the place of what is wrong with all of it. */
export function checkJson<T>(
  schema: v.GenericSchema<unknown, T>,
  json: unknown,
  whole: string
): Result<T, ProfileError> {
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (parsed.success) {
    return ok(parsed.output);
  }
  const [issue] = parsed.issues;
  const field = v.getDotPath(issue) ?? whole;
  return err({
    kind: 'malformed',
    field,
    expected: issue.expected ?? 'another value',
    found: issue.received.slice(0, 60),
  });
}
