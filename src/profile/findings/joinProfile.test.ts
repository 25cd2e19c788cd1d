import { foldedTree } from '../../../tests/foldedTree';
import { type FlameTree } from '../flameTree';
import { joinProfile, joinText } from './joinProfile';

const allocations = (...stacks: readonly string[]): FlameTree => ({
  ...foldedTree(...stacks),
  sampleType: { type: 'alloc_space', unit: 'bytes' },
});
const rowsOf = (tree: FlameTree, name: string): number[] =>
  Array.from(tree.nameIndex.keys()).filter((row) => tree.names[tree.nameIndex[row]] === name);
const joined = (cpu: FlameTree, name: string, other: FlameTree): string =>
  joinText(joinProfile(cpu, rowsOf(cpu, name), other), (value) => `${value} B`);

const CPU = foldedTree(
  'runtime.main;main.main;main.calculate;json.Unmarshal;runtime.mallocgc 50',
  'runtime.main;main.main;main.calculate;json.Unmarshal;reflect.New;runtime.mallocgc 10',
  'runtime.main;main.main;main.validate;runtime.mallocgc 5',
  'runtime.gcBgMarkWorker;runtime.scanobject 20'
);
const ALLOCATIONS = allocations(
  'main.main;main.calculate;json.Unmarshal;reflect.New 60',
  'main.main;main.calculate;json.Unmarshal;json.grow 20',
  'main.main;main.calculate;json.Unmarshal 4',
  'main.main;main.validate;copy 16'
);

test.each([
  [
    'the deepest function with most of it',
    'runtime.mallocgc',
    'Below json.Unmarshal 84 B were allocated, 84 % of all: most by reflect.New (71 %), json.grow (24 %).',
  ],
  [
    'the finding itself where it is of the program',
    'reflect.New',
    'Below reflect.New 60 B were allocated, 60 % of all: most by reflect.New (100 %).',
  ],
  [
    'all where it is of the runtime alone',
    'runtime.scanobject',
    'In all 100 B were allocated: most by reflect.New (60 %), json.grow (20 %), copy (16 %).',
  ],
])('of another profile, it is %s', (_, name, sentence) => {
  expect(joined(CPU, name, ALLOCATIONS)).toBe(sentence);
});

test('a place that the other profile does not have gives way to its caller', () => {
  const other = allocations('main.main;main.calculate;old.Unmarshal 6', 'idle 4');
  expect(joined(CPU, 'runtime.mallocgc', other)).toBe(
    'Below main.calculate 6 B were allocated, 60 % of all: most by old.Unmarshal (100 %).'
  );
});

test('of an empty profile there is nothing', () => {
  expect(joined(CPU, 'runtime.mallocgc', allocations())).toBe('In all 0 B were allocated.');
});
