import { err, ok, type Result } from '../../profile/result';
import { type ProfileType } from './backend';
import { type ParcaType } from './parcaApi';
import { formatProfileTypeId, parseProfileTypeId } from './profileTypeId';

/** What follows the five parts of a type whose profiles cover a time each, such as CPU time during 10 s. */
const DELTA = ':delta';

/** The type as the pickers show it. Its id ends with `:delta` as Parca's queries want it. */
export function toProfileType({ name, delta, ...parts }: ParcaType): ProfileType {
  const { sampleType, sampleUnit, periodType, periodUnit } = parts;
  const sample = { type: sampleType, unit: sampleUnit };
  const id = formatProfileTypeId(name, sample, { type: periodType, unit: periodUnit });
  return { id: delta ? `${id}${DELTA}` : id, name, sampleType, sampleUnit };
}

/** Whether profiles of this type cover a time each; the others are states of a moment. */
export const isDelta = (profileTypeId: string): boolean => profileTypeId.endsWith(DELTA);

/** The id with `:delta` taken off or put on. Parca finds nothing where it does not fit the type. */
export const otherForm = (profileTypeId: string): string =>
  isDelta(profileTypeId) ? profileTypeId.slice(0, -DELTA.length) : `${profileTypeId}${DELTA}`;

/** An id that can stand in a query before a selector. The error is a sentence. */
export function checkTypeId(profileTypeId: string): Result<string, string> {
  const parsed = parseProfileTypeId(profileTypeId);
  if (!parsed.ok) {
    return parsed;
  }
  return /^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(profileTypeId)
    ? ok(profileTypeId)
    : err(`a profile type of Parca has letters, digits, _ and : only, this is "${profileTypeId}"`);
}
