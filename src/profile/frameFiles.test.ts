import {
  Function,
  type Label,
  Line,
  Location,
  Mapping,
  Profile as Encoded,
  Sample,
  StringTable,
  ValueType,
} from 'pprof-format';

import { buildTree } from './buildTree';
import { type FlameTree } from './flameTree';
import { fileOf } from './frameFiles';
import { mergeTrees } from './mergeTrees';
import { decodePprof } from './pprof';
import { pruneTree } from './pruneTree';

const filesByName = (tree: FlameTree): Record<string, string> =>
  Object.fromEntries(Array.from(tree.level.keys(), (row) => [tree.names[tree.nameIndex[row]], fileOf(tree, row)]));

describe('files of rows', () => {
  it('are the source files, or the binary where a frame has none', async () => {
    const tree = await treeOf({ files: true });
    expect(filesByName(tree)).toEqual({
      total: '',
      main: '/app/main.go',
      inlined: '/app/inline.go',
      memcpy: '/lib/libc.so.6',
      '0x30 [libc.so.6]': '/lib/libc.so.6',
    });
  });

  it('are there only when asked for', async () => {
    expect((await treeOf({})).files).toBeUndefined();
    expect(mergeTrees([await treeOf({}), await treeOf({})]).files).toBeUndefined();
  });

  it('are kept when trees are merged, those of one tree where another knows none', async () => {
    const merged = mergeTrees([await treeOf({}), await treeOf({ files: true })]);
    expect(filesByName(merged)).toEqual(filesByName(await treeOf({ files: true })));
  });

  it('are kept by pruning, except those of `other` rows', async () => {
    const pruned = pruneTree(await treeOf({ files: true }), 4);
    expect(filesByName(pruned)).toEqual({ total: '', main: '/app/main.go', inlined: '/app/inline.go', other: '' });
  });
});

/** main → inlined (one location) 5, main → memcpy 2, main → an address 1. */
async function treeOf(options: { readonly files?: boolean }): Promise<FlameTree> {
  const strings = new StringTable();
  const text = (value: string): number => strings.dedup(value);
  const line = (functionId: number): Line => new Line({ functionId, line: 1 });
  const sample = (locationId: number[], value: number): Sample =>
    new Sample({ locationId, value: [value], label: NONE });
  const encoded = new Encoded({
    sampleType: [new ValueType({ type: text('samples'), unit: text('count') })],
    sample: [sample([1], 5), sample([2, 4], 2), sample([3, 4], 1)],
    mapping: [new Mapping({ id: 1, filename: text('/lib/libc.so.6') })],
    location: [
      new Location({ id: 1, line: [line(2), line(1)] }),
      new Location({ id: 2, mappingId: 1, address: 0x20, line: [line(3)] }),
      new Location({ id: 3, mappingId: 1, address: 0x30 }),
      new Location({ id: 4, line: [line(1)] }),
    ],
    function: [
      new Function({ id: 1, name: text('main'), filename: text('/app/main.go') }),
      new Function({ id: 2, name: text('inlined'), filename: text('/app/inline.go') }),
      new Function({ id: 3, name: text('memcpy') }),
    ],
    stringTable: strings,
  }).encode();
  const profile = await decodePprof(encoded);
  if (!profile.ok) {
    throw new Error(JSON.stringify(profile.error));
  }
  return buildTree(profile.value, 0, undefined, options);
}

const NONE: Label[] = [];
