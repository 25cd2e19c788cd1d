import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { buildTree } from '../../../src/profile/buildTree';
import { type FlameTree } from '../../../src/profile/flameTree';
import { builtInRuleSet } from '../../../src/profile/findings/builtInRules';
import { findingText } from '../../../src/profile/findings/finding';
import { readProfile } from '../../../src/profile/findings/readProfile';
import { decodePprof } from '../../../src/profile/pprof';
import { foldedTree } from '../../foldedTree';
import { CORPUS } from './corpus';

const FIXTURES = join(__dirname, '..', '..', 'fixtures');

async function read(file: string, type: string): Promise<FlameTree> {
  const bytes = readFileSync(join(FIXTURES, file));
  if (file.endsWith('.folded.gz')) {
    return foldedTree(gunzipSync(bytes).toString('utf8'));
  }
  const profile = await decodePprof(new Uint8Array(bytes));
  if (!profile.ok) {
    throw new Error(JSON.stringify(profile.error));
  }
  const row = profile.value.sampleTypes.findIndex((sampleType) => sampleType.type === type);
  return buildTree(profile.value, row, () => true, { files: true });
}

describe.each(CORPUS)('$file ($sampleType), as a person reads it', ({ file, sampleType, finds }) => {
  it('gives these findings, in this order', async () => {
    const findings = readProfile(await read(file, sampleType), builtInRuleSet());
    expect(findings.map(({ rule }) => rule.id)).toEqual(finds.map(([rule]) => rule));
    finds.forEach(([, about, percent], i) => {
      if (about !== '') {
        expect(findings[i].function).toBe(about);
      }
      if (!Number.isNaN(percent)) {
        expect(findings[i].share * 100).toBeCloseTo(percent, 1);
      }
    });
  });

  it('points at rows of the tree, in whole sentences', async () => {
    const tree = await read(file, sampleType);
    for (const finding of readProfile(tree, builtInRuleSet())) {
      expect(finding.rows.length).toBeGreaterThan(0);
      expect(finding.rows.every((row) => row > 0 && row < tree.level.length)).toBe(true);
      expect(findingText(finding)).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
});

it('has a profile of which there is nothing to say', () => {
  expect(CORPUS.filter(({ finds }) => finds.length === 0).length).toBeGreaterThan(0);
});

it('sends who reads of a hot library to its callers, and who reads of the own program to its lines', async () => {
  const stepsIn = async (file: string, type: string): Promise<string[]> =>
    readProfile(await read(file, type), builtInRuleSet())
      .filter(({ rule }) => rule.id === 'hot-at-the-top')
      .map(({ rule, next = rule.next }) => next.kind);
  expect(await stepsIn('findings/go-flate-cpu.pb.gz', 'cpu')).toEqual(['showCallers']);
  expect(await stepsIn('pprof/node-wall-3s.pb.gz', 'wall')).toEqual(['showLines']);
});
