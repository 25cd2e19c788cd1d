import { err, ok, type Result } from '../../profile/result';
import { type IdFilter } from './backend';

/** Why ids cannot filter a profile: the query's field, and a sentence. */
export interface IdProblem {
  readonly field: 'spanSelector' | 'traceIdSelector' | 'profileIdSelector';
  readonly detail: string;
}

type Kind = Exclude<IdFilter['kind'], 'none'>;

/** How the ids of each kind look, and the query's field that holds them. */
const IDS: Readonly<Record<Kind, { field: IdProblem['field']; looks: string; pattern: RegExp }>> = {
  span: { field: 'spanSelector', looks: '16 hex digits', pattern: /^[0-9a-f]{16}$/i },
  trace: { field: 'traceIdSelector', looks: '32 hex digits', pattern: /^[0-9a-f]{32}$/i },
  profile: {
    field: 'profileIdSelector',
    looks: 'the form of a UUID',
    pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  },
};
const KINDS: readonly Kind[] = ['span', 'trace', 'profile'];

/**
 * Checks span ids (16 hex digits), trace ids (32) and profile ids (UUIDs) here, because servers answer a malformed id
 * with `500 unknown`, or not at all. All-zero ids mean "no span" in every tracing format.
 */
export function toIdFilter(
  spanIds: readonly string[],
  traceIds: readonly string[],
  profileIds: readonly string[] = []
): Result<IdFilter, IdProblem> {
  const given: Readonly<Record<Kind, readonly string[]>> = { span: spanIds, trace: traceIds, profile: profileIds };
  const [kind, other] = KINDS.filter((each) => given[each].length > 0);
  if (kind === undefined) {
    return ok({ kind: 'none' });
  }
  const { field, looks, pattern } = IDS[kind];
  if (other !== undefined) {
    return err({ field, detail: `a ${kind} id and a ${other} id cannot be used together` });
  }
  const bad = given[kind].find((id) => !pattern.test(id) || /^[0-]+$/.test(id));
  return bad === undefined
    ? ok({ kind, ids: given[kind].map((id) => id.toLowerCase()) })
    : err({ field, detail: `a ${kind} id has ${looks}, "${bad}" is not one` });
}
