import { type ComparedSide, type Normalisation, type ProfileQuestion } from '../../../datasource/query';
import { type Asked } from './asked';

/** What was asked for one after the other; the last is shown. */
export type Trail = readonly Asked[];

/** Questions that a link keeps: the last ones. */
const LONGEST = 8;

/** A trail as text for a link. `about` names the profile that the first question is about. */
export const encodeTrail = (about: string, trail: Trail): string =>
  trail.length === 0 ? '' : JSON.stringify({ about: fingerprint(about), asked: trail.slice(-LONGEST) });

/**
 * Reads what `encodeTrail` wrote. What is none, or about another profile, is no trail. The fields of queries are the data
 * source's to check, as those of any query.
 */
export function decodeTrail(about: string, text: string): Trail {
  const parsed = parse(text);
  return isRecord(parsed) && parsed.about === fingerprint(about) && Array.isArray(parsed.asked)
    ? parsed.asked.slice(-LONGEST).flatMap(readAsked)
    : [];
}

function readAsked(saved: unknown): Asked[] {
  if (!isRecord(saved)) {
    return [];
  }
  const { kind, range, datasource, question, compareWith, normalisation, requestRate } = saved;
  const of = {
    ...(isRange(range) && { range }),
    ...(typeof datasource === 'string' && { datasource }),
    ...(isQuestion(question) && { question }),
  };
  if (kind === 'profile') {
    return [{ kind, ...of }];
  }
  if (kind !== 'comparison' || !isSide(compareWith)) {
    return [];
  }
  return [
    {
      kind,
      ...of,
      compareWith,
      ...(isNormalisation(normalisation) && { normalisation }),
      ...(isRequestRate(requestRate) && { requestRate }),
    },
  ];
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRange = (value: unknown): value is { from: number; to: number } =>
  isRecord(value) && Number.isFinite(value.from) && Number.isFinite(value.to) && Number(value.to) > Number(value.from);

const isQuestion = (value: unknown): value is ProfileQuestion =>
  isRecord(value) && typeof value.profileTypeId === 'string' && typeof value.labelSelector === 'string';

const isSide = (value: unknown): value is ComparedSide =>
  isRecord(value) && isRecord(value.window) && typeof value.window.kind === 'string';

const NORMALISATIONS: readonly unknown[] = ['absolute', 'share', 'perSecond', 'perRequest'] satisfies Normalisation[];
const isNormalisation = (value: unknown): value is Normalisation => NORMALISATIONS.includes(value);

const isRequestRate = (value: unknown): value is NonNullable<Extract<Asked, { kind: 'comparison' }>['requestRate']> =>
  isRecord(value) && isRecord(value.datasource) && isRecord(value.query);

/** FNV-1a, 32 bits. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fingerprint(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
