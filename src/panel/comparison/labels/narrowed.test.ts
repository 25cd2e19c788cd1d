import { comparedProfile } from '../../../../tests/comparedProfile';
import { type ComparisonMeta } from '../../../datasource/query';
import { narrowed } from './narrowed';

const comparison: ComparisonMeta = comparedProfile({ slices: 2 }).meta!.comparison!;

test('both sides are narrowed to the value, in the place of another one', () => {
  const asked = narrowed(comparison, 'service_name', 'cart "2"');
  expect(asked).toMatchObject({
    kind: 'comparison',
    range: comparison.right.range,
    question: { labelSelector: '{service_name="cart \\"2\\""}' },
    compareWith: {
      window: { kind: 'fixed', ...comparison.left.range },
      labelSelector: '{service_name="cart \\"2\\""}',
    },
  });
  expect(narrowed(comparison, 'pod', 'a')).toMatchObject({
    question: { labelSelector: '{service_name="shop",pod="a"}' },
  });
});

test('matchers that cannot be read are not guessed at', () => {
  const { right } = comparison;
  const broken = { ...right, question: { ...right.question, labelSelector: '{x' } };
  expect(narrowed({ ...comparison, right: broken }, 'pod', 'a')).toBeUndefined();
});
