import { foldedTree } from '../../tests/foldedTree';
import { inlinedInto } from './inlinedInto';

/** Of each frame of a stack what it is inlined into. */
function hosts(...stack: string[]): Array<string | undefined> {
  const tree = foldedTree(`${stack.join(';')} 1`);
  return stack.map((_, at) => inlinedInto(tree, at + 1, (row) => (row === 0 ? undefined : row - 1)));
}

it('takes frames that follow each other at one address as one place', () => {
  expect(hosts('0x1 main', '0x10 f', '0x10 g', '0x10 h', '0x20 g')).toEqual([
    undefined,
    undefined,
    'f',
    'f',
    undefined,
  ]);
});

it('takes a call of itself at the same address for a call', () => {
  expect(hosts('0x10 f', '0x10 f', '0x10 g', '0x10 f', '0x10 g')).toEqual([undefined, undefined, 'f', undefined, 'f']);
});

it('knows nothing where there are no addresses', () => {
  expect(hosts('f', 'g', 'g f.go:3')).toEqual([undefined, undefined, undefined]);
});
