import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildTree } from '../../../src/profile/buildTree';
import { type FlameTree } from '../../../src/profile/flameTree';
import { builtInRuleSet } from '../../../src/profile/findings/builtInRules';
import { findingAction, findingText } from '../../../src/profile/findings/finding';
import { readProfile } from '../../../src/profile/findings/readProfile';
import { decodePprof } from '../../../src/profile/pprof';
import { CORPUS } from './corpus';

const FIXTURES = join(__dirname, '..', '..', 'fixtures', 'pprof');

async function read(file: string, type: string): Promise<FlameTree> {
  const profile = await decodePprof(new Uint8Array(readFileSync(join(FIXTURES, file))));
  if (!profile.ok) {
    throw new Error(JSON.stringify(profile.error));
  }
  const row = profile.value.sampleTypes.findIndex((sampleType) => sampleType.type === type);
  return buildTree(profile.value, row, () => true, { files: true });
}

describe.each(CORPUS)('$file, as a person reads it', ({ file, sampleType, finds }) => {
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

  it('points at rows of the tree, and at a step with what it needs', async () => {
    const tree = await read(file, sampleType);
    for (const finding of readProfile(tree, builtInRuleSet())) {
      expect(finding.rows.length).toBeGreaterThan(0);
      expect(finding.rows.every((row) => row > 0 && row < tree.level.length)).toBe(true);
      expect(findingAction(finding)).toMatchObject({ step: finding.rule.next, row: finding.rows[0] });
      expect(findingText(finding)).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
});
