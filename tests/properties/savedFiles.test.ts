import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { type FlameTree } from '../../src/profile/flameTree';
import { formatFolded } from '../../src/profile/folded';
import { encodeHtml } from '../../src/profile/formats/encodeHtml';
import { encodePprof } from '../../src/profile/formats/encodePprof';
import { encodeSpeedscope } from '../../src/profile/formats/encodeSpeedscope';
import { openProfileFile } from '../../src/profile/formats/openProfileFile';
import { choiceTree, contentsOf, type ProfileFile, type TreeDetail } from '../../src/profile/formats/profileFile';
import { formatTree } from '../../src/profile/formatTree';
import { eachRow } from '../../src/profile/formats/exportedProfile';
import { fileOf } from '../../src/profile/frameFiles';
import { type Result } from '../../src/profile/result';
import { allSteps } from '../../src/profile/steps';
import { applySteps } from '../../src/profile/view/applySteps';
import { sandwich } from '../../src/profile/view/sandwich';
import { anyTree } from './trees';

const FIXTURES = join(__dirname, '..', 'fixtures', 'pprof');

type Format = 'pprof' | 'folded' | 'speedscope' | 'html';
const FORMATS: readonly Format[] = ['pprof', 'folded', 'speedscope', 'html'];

async function saved(tree: FlameTree, format: Format): Promise<Uint8Array> {
  const profile = { tree, name: 'saved' };
  switch (format) {
    case 'pprof':
      return encodePprof(profile);
    case 'folded':
      return utf8(formatFolded(tree));
    case 'speedscope':
      return utf8(valueOf(encodeSpeedscope(profile)));
    case 'html':
      return utf8(encodeHtml(profile));
  }
}

const opened = async (bytes: Uint8Array): Promise<ProfileFile> => valueOf(await openProfileFile(bytes, 'saved'));

async function again(tree: FlameTree, format: Format, detail: TreeDetail = {}): Promise<FlameTree> {
  const file = await opened(await saved(tree, format));
  return allSteps(choiceTree(file, contentsOf(file).chosen, detail));
}

const fixture = (name: string): Promise<ProfileFile> => opened(new Uint8Array(readFileSync(join(FIXTURES, name))));

/** Each stack that has something by itself: what has nothing is in HTML files only. */
function stacksOf(
  tree: FlameTree,
  frame: (row: number) => string = (row) => tree.names[tree.nameIndex[row]]
): string[] {
  const stacks: string[] = [];
  eachRow(tree, (row, path) => {
    if (tree.self[row] !== 0) {
      stacks.push(`${path.map(frame).join(' > ')}: ${tree.self[row]}`);
    }
  });
  return stacks.sort();
}

const withFiles = (tree: FlameTree): string[] =>
  stacksOf(tree, (row) => `${tree.names[tree.nameIndex[row]]} in ${fileOf(tree, row)}`);

describe.each(FORMATS)('saved as %s', (format) => {
  it.each(['heap.pb.gz', 'cpu-3s.pb.gz'])('each sample type of %s is the same tree again', async (name) => {
    const file = await fixture(name);
    for (const choice of contentsOf(file).choices.keys()) {
      const tree = allSteps(choiceTree(file, choice));
      const read = await again(tree, format);
      // Folded stacks have neither files nor a type.
      const stacks = format === 'folded' ? (of: FlameTree) => stacksOf(of) : withFiles;
      expect(stacks(tree).length).toBeGreaterThan(1);
      expect(stacks(read)).toEqual(stacks(tree));
      expect(read.sampleType).toEqual(format === 'folded' ? { type: 'samples', unit: 'count' } : tree.sampleType);
    }
  });

  it('levels of labels stay levels', async () => {
    const file = await fixture('cpu-3s.pb.gz');
    const { labels } = contentsOf(file);
    expect(labels.length).toBeGreaterThan(0);
    const tree = allSteps(choiceTree(file, contentsOf(file).chosen, { labels }));
    expect(stacksOf(await again(tree, format))).toEqual(stacksOf(tree));
  });

  it.each(['line', 'address'] as const)('frames by %s stay as they are', async (detail) => {
    const file = await fixture('cpu-3s.pb.gz');
    const tree = allSteps(choiceTree(file, 0, { detail }));
    expect(stacksOf(await again(tree, format, { detail }))).toEqual(stacksOf(tree));
  });

  it('a sandwich is one again: of the stacks that it is made of', async () => {
    await fc.assert(
      fc.asyncProperty(anyTree(1), fc.nat(), async (tree, pick) => {
        fc.pre(tree.level.length > 1);
        const name = tree.names[tree.nameIndex[1 + (pick % (tree.level.length - 1))]];
        const through = applySteps(tree, [{ kind: 'focusFunction', name }]);
        const [before, after] = [sandwich(tree, name), sandwich(await again(through, format), name)];
        expect(after && formatTree(after.callers)).toBe(before && formatTree(before.callers));
        expect(after && formatTree(after.callees)).toBe(before && formatTree(before.callees));
      }),
      { numRuns: 60 }
    );
  });
});

describe.each(FORMATS.filter((format) => format !== 'speedscope'))('saved as %s', (format) => {
  it('negative values stay negative', async () => {
    const file = await fixture('heap-delta-2s.pb.gz');
    const tree = allSteps(choiceTree(file, contentsOf(file).chosen));
    expect(tree.self.some((value) => value < 0)).toBe(true);
    expect(stacksOf(await again(tree, format))).toEqual(stacksOf(tree));
  });
});

test('a pprof by line or address is taken together by function again', async () => {
  const file = await fixture('cpu-3s.pb.gz');
  const tree = allSteps(choiceTree(file, 0));
  for (const detail of ['line', 'address'] as const) {
    const read = await again(allSteps(choiceTree(file, 0, { detail })), 'pprof');
    expect(withFiles(read)).toEqual(withFiles(tree));
  }
});

test('both sides of a comparison are in an HTML file', async () => {
  await fc.assert(
    fc.asyncProperty(anyTree(-100), fc.integer({ min: -3, max: 3 }), async (tree, factor) => {
      const self = tree.self.map((value) => value * factor);
      const compared = { ...tree, right: { self, total: tree.total.map((value) => value * factor) } };
      const read = await again(compared, 'html');
      expect(stacksOf(read)).toEqual(stacksOf(tree));
      expect(stacksOf({ ...read, self: read.right?.self ?? read.self })).toEqual(stacksOf({ ...tree, self }));
    }),
    { numRuns: 60 }
  );
});

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
