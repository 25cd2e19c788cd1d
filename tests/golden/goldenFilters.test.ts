import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildTree } from '../../src/profile/buildTree';
import { filterFrames } from '../../src/profile/filterFrames';
import { compileFrameFilter } from '../../src/profile/frameFilter';
import { functionTotals } from '../../src/profile/functions';
import { decodePprof } from '../../src/profile/pprof';
import { GOLDEN_FILTERS, type GoldenFilter } from './frameFilters';
import { hasGo, topText } from './goPprof';
import { readTop, type TopRow } from './readTop';

const FIXTURES = join(__dirname, '..', 'fixtures', 'pprof');

const captured = ({ profile, id }: GoldenFilter): ReadonlyMap<string, TopRow> =>
  readTop(readFileSync(join(__dirname, 'expected', `${profile}.filter-${id}.txt`), 'utf8'));

it.each(GOLDEN_FILTERS)('$id of $profile, as go tool pprof filters it', async (golden) => {
  const profile = await decodePprof(new Uint8Array(readFileSync(join(FIXTURES, golden.profile))));
  const tests = await compileFrameFilter({ presets: [], rules: golden.rules });
  if (!profile.ok || !tests.ok) {
    throw new Error('the fixture or the filter cannot be read');
  }
  const row = profile.value.sampleTypes.findIndex(({ type }) => type === golden.sampleType);
  const { name, self, total } = functionTotals(filterFrames(buildTree(profile.value, row), tests.value));
  const expected = captured(golden);
  expect(expected.size).toBeGreaterThan(3);
  // pprof leaves out functions that weigh nothing.
  const ours = name.map((text, at): [string, TopRow] => [text, { self: self[at] ?? 0, total: total[at] ?? 0 }]);
  expect(new Map(ours.filter(([, values]) => values.total !== 0))).toEqual(expected);
});

(hasGo() ? it : it.skip).each(GOLDEN_FILTERS)(
  'the captured $id is what pprof says today',
  (golden) => {
    const { profile, sampleType, unit, options } = golden;
    expect(readTop(topText(join(FIXTURES, profile), sampleType, unit, options))).toEqual(captured(golden));
  },
  60_000
);
