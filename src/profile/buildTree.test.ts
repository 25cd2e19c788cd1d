import { encodeStacks } from '../../tests/encodeStacks';
import { buildTree } from './buildTree';
import { formatTree } from './formatTree';
import { decodePprof } from './pprof';
import { type Profile } from './profile';

describe('buildTree', () => {
  it('merges equal paths, and orders siblings by total and then by name', async () => {
    const tree = buildTree(await profileOf(['main;a 1', 'main;b 5', 'main;a;x 4', 'main;c 2', 'idle 3']), 0);
    expect(formatTree(tree)).toBe(
      [
        '- total (total: 15, self: 0)',
        '  - main (total: 12, self: 0)',
        '    - a (total: 5, self: 1)',
        '      - x (total: 4, self: 4)',
        '    - b (total: 5, self: 5)',
        '    - c (total: 2, self: 2)',
        '  - idle (total: 3, self: 3)',
      ].join('\n')
    );
  });

  it('keeps recursion', async () => {
    const tree = buildTree(await profileOf(['f;f;g;f 2']), 0);
    expect(formatTree(tree)).toBe(
      [
        '- total (total: 2, self: 0)',
        '  - f (total: 2, self: 0)',
        '    - f (total: 2, self: 0)',
        '      - g (total: 2, self: 0)',
        '        - f (total: 2, self: 2)',
      ].join('\n')
    );
  });

  it('keeps a function called like the root apart from it', async () => {
    const tree = buildTree(await profileOf(['total;total 2']), 0);
    expect(formatTree(tree)).toBe(
      ['- total (total: 2, self: 0)', '  - total (total: 2, self: 0)', '    - total (total: 2, self: 2)'].join('\n')
    );
  });

  it('adds up negative values of a delta', async () => {
    const tree = buildTree(await profileOf(['main;a 5', 'main;b -5']), 0);
    expect(formatTree(tree)).toBe(
      [
        '- total (total: 0, self: 0)',
        '  - main (total: 0, self: 0)',
        '    - a (total: 5, self: 5)',
        '    - b (total: -5, self: -5)',
      ].join('\n')
    );
  });

  it('takes only the samples that are to be kept', async () => {
    const profile = await profileOf(['main;a 1', 'main;b 2', 'main;b;c 4']);
    expect(formatTree(buildTree(profile, 0, (sample) => sample !== 1))).toBe(
      [
        '- total (total: 5, self: 0)',
        '  - main (total: 5, self: 0)',
        '    - b (total: 4, self: 0)',
        '      - c (total: 4, self: 4)',
        '    - a (total: 1, self: 1)',
      ].join('\n')
    );
  });

  it('throws for a sample type that the profile does not have', async () => {
    const profile = await profileOf(['main 1']);
    expect(() => buildTree(profile, 1)).toThrow('No sample type 1: the profile has 1');
  });
});

async function profileOf(stacks: readonly string[]): Promise<Profile> {
  const result = await decodePprof(encodeStacks(stacks));
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
