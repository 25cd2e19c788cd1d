import { type Matcher } from '../../../src/profile/labelSelector';
import { type ProfileStore } from '../profileStore';
import { profileTypeId } from '../profileType';
import { type StoredSeries } from '../storedSeries';
import { type JsonRequest, parseSelector, requiredRange } from './request';

interface Label {
  readonly name: string;
  readonly value: string;
}

const byText = (left: string, right: string): number => (left < right ? -1 : Number(left > right));
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort(byText);
/** Empty lists are left out of an answer. */
const listed = <T>(name: string, list: readonly T[]): object => (list.length > 0 ? { [name]: list } : {});
const matchersOf = (request: JsonRequest): readonly Matcher[] => request.texts('matchers').flatMap(parseSelector);

/** A request without a range is answered from everything that is stored. */
export function profileTypes(store: ProfileStore, request: JsonRequest): object {
  const types = new Map(store.select([], request.range()).map(({ type }) => [profileTypeId(type), type]));
  const listing = [...types]
    .sort(([left], [right]) => byText(left, right))
    .map(([ID, { name, sample, period }]) => ({
      ID,
      name,
      sampleType: sample.type,
      sampleUnit: sample.unit,
      periodType: period.type,
      periodUnit: period.unit,
    }));
  return listed('profileTypes', listing);
}

/** Names with dots are shown only to clients that say that they can read them. */
export function labelNames(store: ProfileStore, request: JsonRequest, utf8: boolean): object {
  const names = store.select(matchersOf(request), requiredRange(request)).flatMap(({ labels }) => [...labels.keys()]);
  return listed(
    'names',
    distinct(names).filter((name) => utf8 || /^[a-zA-Z_]\w*$/.test(name))
  );
}

export function labelValues(store: ProfileStore, request: JsonRequest): object {
  const name = request.text('name');
  const values = store
    .select(matchersOf(request), requiredRange(request))
    .map(({ labels }) => labels.get(name))
    .filter((value) => value !== undefined);
  return listed('names', distinct(values));
}

export function series(store: ProfileStore, request: JsonRequest): object {
  const wanted = request.texts('labelNames');
  const sets = new Map(
    store.select(matchersOf(request), requiredRange(request)).map((found) => {
      const labels = labelList(found, wanted);
      return [JSON.stringify(labels), labels];
    })
  );
  const labelsSet = [...sets].sort(([left], [right]) => byText(left, right)).map(([, labels]) => ({ labels }));
  return listed('labelsSet', labelsSet);
}

/** The labels that are wanted (all of them, when none are named), by name. */
export const labelList = ({ labels }: StoredSeries, wanted: readonly string[]): Label[] =>
  [...labels]
    .filter(([name]) => wanted.length === 0 || wanted.includes(name))
    .sort(([left], [right]) => byText(left, right))
    .map(([name, value]) => ({ name, value }));
