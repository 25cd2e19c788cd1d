import { changeFindings } from '../../src/profile/diff/changeFindings';
import { comparisonTree } from '../../src/profile/diff/comparisonTree';
import { explanationText, resolutionText } from '../../src/profile/diff/comparisonText';
import { explainChange } from '../../src/profile/diff/explainChange';
import { compareSlices, type SliceComparison } from '../../src/profile/statistics/compareSlices';
import { type Slice } from '../../src/profile/statistics/slices';
import { changePoints } from '../../src/profile/statistics/changePoint';
import { incidentSlices } from './incidentSlices';

const TYPES = ['samples', 'alloc_space'] as const;

function compare(left: readonly Slice[], right: readonly Slice[], normalisation: SliceComparison['normalisation']) {
  const comparison = compareSlices({ slices: left }, { slices: right }, { normalisation });
  const tree = comparisonTree({ slices: left }, { slices: right }, comparison);
  const explanation = explainChange(tree, comparison);
  return {
    comparison,
    explanation,
    sentence: explanationText(explanation, comparison),
    findings: changeFindings(tree, comparison),
  };
}

describe.each(TYPES)('%s of the checkout service, v1 against v2', (type) => {
  const [v1, v2] = [incidentSlices(type, 'v1'), incidentSlices(type, 'v2')];

  it.each(['perSecond', 'absolute'] as const)('name json.Unmarshal under main.calculate, %s', (normalisation) => {
    const { sentence, explanation, findings, comparison } = compare(v1, v2, normalisation);
    expect(sentence).toMatch(
      /^\+.* \(.* → .*\); 95 % from 1 place: encoding\/json\.Unmarshal under main\.calculate\.$/
    );
    expect(explanation.places.map(({ path }) => path.slice(-2))).toEqual([
      ['main.calculate', 'encoding/json.Unmarshal'],
    ]);
    const [main, ...others] = findings;
    expect(comparison.names[main.function]).toBe('encoding/json.Unmarshal');
    expect(others.every(({ weight }) => weight === 'minor')).toBe(true);
    const frames = findings.flatMap(({ path }) => path);
    expect(frames.filter((name) => /validate|query|auth|crypto|rsa|db/i.test(name))).toEqual([]);
  });

  it('name it by share too', () => {
    expect(compare(v1, v2, 'share').sentence).toContain('encoding/json.Unmarshal under main.calculate');
  });

  it.each([
    ['v1', v1],
    ['v2', v2],
  ])('find nothing in the even slices of %s against the odd ones', (_, slices) => {
    const even = slices.filter((__, i) => i % 2 === 0);
    const odd = slices.filter((__, i) => i % 2 === 1);
    for (const normalisation of ['perSecond', 'share', 'absolute'] as const) {
      const { findings, sentence } = compare(even, odd, normalisation);
      expect(findings).toEqual([]);
      expect(sentence).toMatch(/^No /);
    }
  });

  it('show when it began', () => {
    const points = changePoints({ slices: [...v1, ...v2] }, { normalisation: 'perSecond' });
    expect(points.find(({ name }) => name === 'encoding/json.Unmarshal')).toMatchObject({
      slice: v1.length,
      earliest: v1.length,
      latest: v1.length,
    });
  });

  it('say what they could have shown', () => {
    expect(resolutionText(compare(v1, v2, 'share').comparison)).toMatch(
      /^The smallest changes that these windows show are about .* points in a function that has 5 %.* Tested between 13 and 14 time slices\.$/
    );
  });
});
