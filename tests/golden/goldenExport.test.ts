import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildTree, type BuildOptions } from '../../src/profile/buildTree';
import { type FlameTree } from '../../src/profile/flameTree';
import { encodePprof } from '../../src/profile/formats/encodePprof';
import { functionTotals } from '../../src/profile/functions';
import { decodePprof } from '../../src/profile/pprof';
import { commentsText, hasGo, topText } from './goPprof';
import { readTop, type TopRow } from './readTop';

const FIXTURES = join(__dirname, '..', 'fixtures', 'pprof');
const withGo = hasGo() ? describe : describe.skip;

withGo('what we save as pprof, as go tool pprof reads it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'spanflame-export-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  const topOf = async (tree: FlameTree): Promise<ReadonlyMap<string, TopRow>> => {
    const file = join(dir, 'saved.pb.gz');
    writeFileSync(file, await encodePprof({ tree, name: 'saved' }));
    return readTop(topText(file, tree.sampleType.type, tree.sampleType.unit));
  };

  it.each(['cpu-3s.pb.gz', 'heap.pb.gz', 'heap-delta-2s.pb.gz', 'node-wall-3s.pb.gz'])(
    'has the self and total of each function of %s',
    async (name) => {
      const tree = await treeOf(name);
      const top = await topOf(tree);
      expect(top.size).toBeGreaterThan(0);
      expect(new Map([...top].filter(hasSomething))).toEqual(new Map([...totalsOf(tree)].filter(hasSomething)));
    },
    60_000
  );

  it.each([
    ['cpu-3s.pb.gz', 'line', '-lines'],
    ['heap.pb.gz', 'line', '-lines'],
    ['cpu-3s.pb.gz', 'address', '-addresses'],
    ['cpu-3s.pb.gz', 'address', '-lines'],
    ['cpu-3s.pb.gz', 'address', '-functions'],
  ] as const)('keeps what %s tells of each %s: %s', async (name, detail, granularity) => {
    const tree = await treeOf(name, { detail, files: true });
    const { type, unit } = tree.sampleType;
    const file = join(dir, 'saved.pb.gz');
    writeFileSync(file, await encodePprof({ tree, name: 'saved' }));
    const [saved, original] = [file, join(FIXTURES, name)].map((path) =>
      readTop(topText(path, type, unit, [granularity]))
    );
    expect(saved.size).toBeGreaterThan(10);
    expect(new Map([...saved].filter(hasSomething))).toEqual(new Map([...original].filter(hasSomething)));
  });

  it('says in its comments what was done to it', async () => {
    const file = join(dir, 'saved.pb.gz');
    const tree = await treeOf('cpu-3s.pb.gz');
    writeFileSync(file, await encodePprof({ tree, name: 'a;b', notes: ['Without stacks through x', 'Bottom up'] }));
    expect(commentsText(file)).toBe('Saved by Spanflame: a;b\nWithout stacks through x\nBottom up\n');
  });

  it('is what -diff_base makes of two profiles, for a comparison', async () => {
    const tree = await treeOf('cpu-3s.pb.gz');
    const [self, total] = [tree.self, tree.total].map((values) => values.map((value, row) => value * (row % 3)));
    const top = await topOf({ ...tree, right: { self, total } });
    const difference = { ...tree, self: self.map((value, row) => value - tree.self[row]) };
    const expected = new Map([...totalsOf(difference)].map(([name, row]) => [name, row.self]));
    for (const [name, row] of top) {
      expect([name, row.self]).toEqual([name, expected.get(name)]);
    }
    expect(top.size).toBeGreaterThan(0);
  }, 60_000);
});

const hasSomething = ([, { self, total }]: readonly [string, TopRow]): boolean => self !== 0 || total !== 0;

function totalsOf(tree: FlameTree): Map<string, TopRow> {
  const { name, self, total } = functionTotals(tree);
  return new Map(name.map((text, row) => [text, { self: self[row], total: total[row] }]));
}

async function treeOf(name: string, options: BuildOptions = {}): Promise<FlameTree> {
  const profile = await decodePprof(new Uint8Array(readFileSync(join(FIXTURES, name))));
  if (!profile.ok) {
    throw new Error(JSON.stringify(profile.error));
  }
  return buildTree(profile.value, profile.value.defaultSampleType, undefined, options);
}
