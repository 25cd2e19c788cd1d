import { foldedTree } from '../../../../tests/foldedTree';
import { type ProfileFrameMeta } from '../../../datasource/query';
import { formatTree } from '../../../profile/formatTree';
import { readFlameFrame } from '../../flame/frameTree';
import { compareFile, type ComparedTree } from './compareFile';

const tree = foldedTree('main;parse 3000', 'main;idle 6999', 'main;once 1');
const META: ProfileFrameMeta = {
  profileTypeId: 'process_cpu:samples:count:cpu:nanoseconds',
  labelSelector: '{service_name="shop"}',
  detail: 'function',
  details: ['function'],
  range: { from: 0, to: 60_000 },
  rows: { shown: 4, inFull: 4 },
  foldedShare: 0,
  functions: { name: [], self: [], total: [] },
};
const SHOWN: ComparedTree = {
  tree: { ...tree, sampleType: { type: 'samples', unit: 'short' } },
  meta: META,
  uid: 'p1',
  title: 'shop',
};
const file = (name: string, text: string): File => {
  const made = new File([text], name);
  // jsdom's files have no such method.
  Object.defineProperty(made, 'arrayBuffer', { value: () => Promise.resolve(new TextEncoder().encode(text).buffer) });
  return made;
};
const compare = (picked: File, shown = SHOWN) => compareFile(picked, shown, new AbortController().signal);

test('a file is the left side, by share and pooled', async () => {
  const made = await compare(file('local.folded', 'main;parse 1000\nmain;idle 8999\nmain;once 1\n'));
  if (!made.ok) {
    throw new Error(made.error);
  }
  const { comparison } = made.value.profile.meta!;
  expect(comparison).toMatchObject({ normalisation: 'share', basis: { kind: 'pooled' }, normalisations: ['share'] });
  expect(comparison!.left).toMatchObject({ title: 'local.folded', datasource: '' });
  expect(comparison!.sentence).toMatch(/^\+20 points of the total in 1 place: parse under main\.$/);
  expect(comparison!.resolution).toMatch(/how the workload varies is guessed/);
});

test('what was cut off of what is shown stays marked', async () => {
  const once = tree.names.indexOf('once');
  const folded = tree.nameIndex.map((name) => (name === once ? 1 : 0));
  const shown = { ...SHOWN, tree: { ...SHOWN.tree, folded } };
  const made = await compare(file('local.folded', 'main;parse 1000\nmain;idle 8999\n'), shown);
  const compared = made.ok ? readFlameFrame(made.value.profile.frame) : made;
  expect(compared.ok && formatTree(compared.value)).toMatch(/- once \(total: .*, folded: -1\)/);
});

test.each([
  [file('notes.txt', 'not a profile at all'), SHOWN, /./],
  [
    file('local.folded', 'main;parse 1000\n'),
    {
      ...SHOWN,
      tree: { ...tree, sampleType: { type: 'cpu', unit: 'ns' } },
      meta: { ...META, profileTypeId: 'process_cpu:cpu:nanoseconds:cpu:nanoseconds' },
    },
    'What is shown is cpu in nanoseconds; the file has samples in count.',
  ],
])('%#: says why it cannot be compared', async (picked, shown, words) => {
  const made = await compare(picked, shown);
  expect(made.ok ? 'compared' : made.error).toEqual(expect.stringMatching(words));
});
