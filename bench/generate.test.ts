import { Profile as PprofFormatProfile } from 'pprof-format';

import { buildTree } from '../src/profile/buildTree';
import { decodeOurs } from './decoders';
import { generateProfile } from './generate';
import { objectTree } from './objectTree';

describe('a generated profile', () => {
  const bytes = generateProfile(2000);

  it('is the same for the same number of nodes', () => {
    expect(generateProfile(2000)).toEqual(bytes);
  });

  it('is read alike by pprof-format and by us', async () => {
    const ours = await decodeOurs(bytes);
    const theirs = PprofFormatProfile.decode(bytes);
    expect(Array.from(ours.values)).toEqual(theirs.sample.flatMap(({ value }) => value.map(Number)));
    expect(Array.from(ours.sampleLocations, (row) => row + 1)).toEqual(theirs.sample.flatMap((s) => s.locationId));
    expect(ours.strings.length).toBe(theirs.stringTable.strings.length);
  });

  it('makes the same tree as the object tree it is measured against', async () => {
    const ours = buildTree(await decodeOurs(bytes), 1);
    const theirs = objectTree(PprofFormatProfile.decode(bytes), 1, Infinity);
    const rows = theirs.level.map((level, i) => `${level} ${theirs.label[i]} ${theirs.value[i]} ${theirs.self[i]}`);
    const { level, names, nameIndex, total, self } = ours;
    const ourRows = Array.from(level, (depth, i) => `${depth} ${names[nameIndex[i]]} ${total[i]} ${self[i]}`);
    expect(ourRows.sort()).toEqual(rows.sort());
  });
});
