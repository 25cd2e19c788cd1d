import { type FrameRule } from '../query';
import { leavesTheSame, moved } from './frameRule';

const rule = (pattern: string): FrameRule => ({ action: 'keepStacks', by: 'function', match: 'text', pattern });
const [a, b, c] = ['a', 'b', 'c'].map(rule);

it.each([
  [0, 1, [b, a, c]],
  [2, 1, [a, c, b]],
  [2, 0, [c, a, b]],
])('the rule at %s moves to %s', (from, to, expected) => {
  expect(moved([a, b, c], from, to)).toEqual(expected);
});

it.each([
  ['a rule that is still being written', { presets: [], rules: [a] }, { presets: [], rules: [a, rule('')] }, true],
  ['another order', { presets: [], rules: [a, b] }, { presets: [], rules: [b, a] }, false],
  ['a preset', undefined, { presets: ['go'], rules: [] }, false],
  ['nothing', undefined, { presets: [], rules: [] }, true],
])('with %s, the same frames are left: %4$s', (_what, one, other, same) => {
  expect(leavesTheSame(one, other)).toBe(same);
});
