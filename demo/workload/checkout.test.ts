import { calculate, unmarshal } from './checkout';

test('v2 reads and prices everything twice, and nothing else differs', () => {
  const reads = { v1: 0, v2: 0 };
  const price = (version: 'v1' | 'v2'): number =>
    calculate(1, version, () => {
      reads[version]++;
      return unmarshal();
    });
  price('v1');
  price('v2');
  expect(reads).toEqual({ v1: 1, v2: 2 });
});

test('a price depends on the cart alone', () => {
  expect(calculate(2, 'v1')).toBe(calculate(2, 'v1'));
  expect(calculate(2, 'v1')).not.toBe(calculate(3, 'v1'));
});
