import { parseProfileTypeId } from '../backends/profileTypeId';
import { type ResolvedQuery } from '../backends/backend';
import { type PprofSource } from '../query';
import { type SidePlan } from './sides';
import { type Windows } from './windows';

type Untitled = Pick<SidePlan, 'store' | 'query'>;

/** What each side is called: by what the sides differ in. */
export function sideTitles(
  { leftWords, rightWords }: Windows,
  left: Untitled,
  right: Untitled
): { readonly left: string; readonly right: string } {
  const differing = DESCRIPTIONS.filter((describe) => describe(left) !== describe(right));
  const title = (words: string, side: Untitled, otherwise: string): string =>
    [words, ...differing.map((describe) => describe(side))].filter((part) => part !== '').join(', ') || otherwise;
  return { left: title(leftWords, left, 'Left'), right: title(rightWords, right, 'Right') };
}

const DESCRIPTIONS: ReadonlyArray<(side: Untitled) => string> = [
  ({ store }) => store.datasource.name,
  ({ query }) => query.labelSelector,
  ({ query }) => idText(query),
  ({ query }) => typeText(query.profileTypeId),
  ({ query }) => (query.source ? sourceText(query.source) : ''),
];

const idText = ({ filter }: ResolvedQuery): string => {
  if (filter.kind === 'none') {
    return '';
  }
  return filter.ids.length === 1 ? `${filter.kind} ${filter.ids[0]}` : `${filter.ids.length} ${filter.kind}s`;
};

/** Stores name one type in different ways, which is no difference between the sides. */
function typeText(id: string): string {
  const type = parseProfileTypeId(id);
  return type.ok ? type.value.sampleType.type : id;
}

const sourceText = (source: PprofSource): string => (source.kind === 'file' ? source.name : source.kind);
