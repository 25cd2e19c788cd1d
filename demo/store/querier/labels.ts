import { type Matcher } from '../../../src/profile/labelSelector';
import { matchingSeries } from '../profiles/profileStore';
import { profileTypeId } from '../profiles/profileType';
import { type StoredSeries } from '../profiles/series';
import { type Call } from './call';
import { parseSelector, requiredRange } from './request';

export interface Label {
  readonly name: string;
  readonly value: string;
}

const byText = (left: string, right: string): number => (left < right ? -1 : Number(left > right));
const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort(byText);
/** Empty lists are left out of an answer. */
const listed = <T>(name: string, list: readonly T[]): object => (list.length > 0 ? { [name]: list } : {});
const found = ({ profiles, request, mode }: Call): readonly StoredSeries[] => {
  const range = requiredRange(request);
  const matchers: readonly Matcher[] = request.texts('matchers').flatMap((text) => parseSelector(text, mode));
  return matchingSeries(profiles, matchers, range);
};

/** A request without a range is answered from everything that is stored. */
export function profileTypes({ profiles, request }: Call): object {
  const types = new Map(matchingSeries(profiles, [], request.range()).map(({ type }) => [profileTypeId(type), type]));
  const listing = [...types]
    .sort(([left], [right]) => byText(left, right))
    .map(([ID, { name, sample, period }]) => ({
      ID,
      name,
      sampleType: sample.type,
      sampleUnit: sample.unit,
      ...(period.type === '' ? {} : { periodType: period.type }),
      ...(period.unit === '' ? {} : { periodUnit: period.unit }),
    }));
  return listed('profileTypes', listing);
}

/** Names with dots are shown only to clients that say that they can read them. */
export function labelNames(call: Call): object {
  const names = distinct(found(call).flatMap(({ labels }) => [...labels.keys()]));
  return listed('names', call.utf8LabelNames ? names : names.filter(isPlain));
}

export function labelValues(call: Call): object {
  const name = call.request.text('name');
  const values = found(call)
    .map(({ labels }) => labels.get(name))
    .filter((value) => value !== undefined);
  return listed('names', distinct(values));
}

export function series(call: Call): object {
  const wanted = call.request.texts('labelNames');
  const sets = new Map(
    found(call).map((one) => {
      const labels = labelList(one, wanted).filter(({ name }) => call.utf8LabelNames || isPlain(name));
      return [JSON.stringify(labels), labels];
    })
  );
  const labelsSet = [...sets.values()].sort(byLabels).map((labels) => ({ labels }));
  return listed('labelsSet', labelsSet);
}

/** Label by label; the one that ends first comes first. */
function byLabels(left: readonly Label[], right: readonly Label[]): number {
  for (const [index, label] of left.slice(0, right.length).entries()) {
    const order = byText(label.name, right[index].name) || byText(label.value, right[index].value);
    if (order !== 0) {
      return order;
    }
  }
  return left.length - right.length;
}

const isPlain = (name: string): boolean => /^[a-zA-Z_]\w*$/.test(name);

/** The labels that are wanted (all of them, when none are named), by name. */
export const labelList = ({ labels }: StoredSeries, wanted: readonly string[]): Label[] =>
  [...labels]
    .filter(([name]) => wanted.length === 0 || wanted.includes(name))
    .sort(([left], [right]) => byText(left, right))
    .map(([name, value]) => ({ name, value }));
