import { type ComparedProfile, type ComparisonMeta } from '../../../datasource/query';
import { formatLabelSelector, parseLabelSelector } from '../../../profile/labelSelector';
import { type Asked } from '../asked/asked';
import { sideOf } from '../asked/sideOf';

/** The same comparison of the series with one value of a label; `undefined` where its matchers cannot be read. */
export function narrowed(
  { left, right, normalisation }: ComparisonMeta,
  label: string,
  value: string
): Asked | undefined {
  const [onlyLeft, onlyRight] = [left, right].map((side) => withMatcher(side, label, value));
  return onlyLeft && onlyRight
    ? {
        kind: 'comparison',
        range: onlyRight.range,
        datasource: onlyRight.datasource,
        question: onlyRight.question,
        compareWith: sideOf(onlyLeft, onlyRight.question),
        normalisation,
      }
    : undefined;
}

function withMatcher(side: ComparedProfile, label: string, value: string): ComparedProfile | undefined {
  const parsed = parseLabelSelector(side.question.labelSelector || '{}');
  if (!parsed.ok) {
    return undefined;
  }
  const matchers = [
    ...parsed.value.filter(({ name, op }) => name !== label || op !== '='),
    { name: label, op: '=' as const, value },
  ];
  return { ...side, question: { ...side.question, labelSelector: formatLabelSelector(matchers) } };
}
