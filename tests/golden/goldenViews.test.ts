import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type BuildOptions, buildTree } from '../../src/profile/buildTree';
import { type FlameTree } from '../../src/profile/flameTree';
import { functionLines } from '../../src/profile/functionLines';
import { functionTotals } from '../../src/profile/functions';
import { decodePprof } from '../../src/profile/pprof';
import { allSteps } from '../../src/profile/steps';
import { applySteps, viewOfSteps } from '../../src/profile/view/applySteps';
import { sandwich } from '../../src/profile/view/sandwich';
import { seenNameOf } from '../../src/profile/view/seenNames';
import { GOLDEN_LISTS, GOLDEN_PEEKS, GOLDEN_VIEWS } from './frameViews';
import { hasGo, listText, peekText, topText } from './goPprof';
import { readList } from './readList';
import { readPeek } from './readPeek';
import { readTop, type TopRow } from './readTop';

const FIXTURES = join(__dirname, '..', 'fixtures', 'pprof');
const captured = (profile: string, id: string): string =>
  readFileSync(join(__dirname, 'expected', `${profile}.${id}.txt`), 'utf8');

async function treeOf(profile: string, sampleType: string, options: BuildOptions = {}): Promise<FlameTree> {
  const decoded = await decodePprof(new Uint8Array(readFileSync(join(FIXTURES, profile))));
  if (!decoded.ok) {
    throw new Error(JSON.stringify(decoded.error));
  }
  const row = decoded.value.sampleTypes.findIndex(({ type }) => type === sampleType);
  return buildTree(decoded.value, row, undefined, options);
}

it.each(GOLDEN_VIEWS)('$id of $profile, as go tool pprof shows it', async (golden) => {
  const tree = await treeOf(golden.profile, golden.sampleType, golden.build);
  const { name, self, total } = functionTotals(applySteps(tree, golden.steps ?? []));
  const expected = readTop(captured(golden.profile, `view-${golden.id}`));
  const ours = name.map((text, at): [string, TopRow] => [
    golden.asPprof(text),
    { self: self[at] ?? 0, total: total[at] ?? 0 },
  ]);
  expect(expected.size).toBeGreaterThan(10);
  expect(new Map(ours.filter(([, values]) => values.total !== 0))).toEqual(expected);
});

it.each(GOLDEN_PEEKS)('callers and callees of $name, as go tool pprof -peek has them', async (golden) => {
  const found = sandwich(await treeOf(golden.profile, golden.sampleType), golden.name);
  const { total, callers, callees } = readPeek(captured(golden.profile, `peek-${golden.id}`));
  expect(callers.size).toBeGreaterThan(0);
  expect([found?.callers.total[0], found?.callees.total[0]]).toEqual([total, total]);
  expect(found && firstLevel(found.callers)).toEqual(callers);
  expect(found && firstLevel(found.callees)).toEqual(callees);
});

it.each(GOLDEN_LISTS)('$id: lines of $name, as go tool pprof -list has them', async (golden) => {
  const { profile, sampleType, name, stepped } = golden;
  const tree = await treeOf(profile, sampleType, { detail: 'line', files: true });
  const seenName = seenNameOf('function', 'line');
  const of = functionLines(allSteps(viewOfSteps(tree, stepped?.steps ?? [], seenName)), name);
  const expected = readList(captured(profile, `list-${golden.id}`));
  expect(expected.size).toBeGreaterThan(0);
  expect(of.map(({ file }) => file)).toEqual([golden.file]);
  const [{ line, self, total, whole }] = of;
  const ours = Array.from(line, (number, row): [number, TopRow] => [number, { self: self[row], total: total[row] }]);
  expect(new Map(ours.filter(([, values]) => values.total !== 0))).toEqual(expected);
  // pprof adds the totals of the lines up there, so recursion counts several times: what it says of functions does not.
  const top = stepped ? undefined : readTop(captured(profile, `top-${sampleType}`)).get(name);
  expect(top && { self: whole.self[0], total: whole.total[0] }).toEqual(top);
});

function firstLevel({ level, names, nameIndex, total }: FlameTree): ReadonlyMap<string, number> {
  const rows = Array.from(level.keys()).filter((row) => level[row] === 1 && total[row] !== 0);
  return new Map(rows.map((row) => [names[nameIndex[row]], total[row]]));
}

const withGo = hasGo() ? it : it.skip;

withGo.each(GOLDEN_VIEWS)(
  'the captured $id is what pprof says today',
  ({ id, profile, sampleType, unit, options }) => {
    const today = topText(join(FIXTURES, profile), sampleType, unit, options);
    expect(readTop(today)).toEqual(readTop(captured(profile, `view-${id}`)));
  },
  60_000
);

withGo.each(GOLDEN_PEEKS)(
  'the captured peek $id is what pprof says today',
  ({ id, profile, sampleType, unit, name }) => {
    const today = peekText(join(FIXTURES, profile), sampleType, unit, name);
    expect(readPeek(today)).toEqual(readPeek(captured(profile, `peek-${id}`)));
  },
  60_000
);

withGo.each(GOLDEN_LISTS)(
  'the captured list $id is what pprof says today',
  (golden) => {
    const today = listText(join(FIXTURES, golden.profile), golden);
    expect(readList(today)).toEqual(readList(captured(golden.profile, `list-${golden.id}`)));
  },
  60_000
);
