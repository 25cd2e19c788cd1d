import { foldedTree } from '../../../tests/foldedTree';
import { seededRandom } from '../../../bench/random';
import { draws } from '../../../tests/simulation/random';
import { compareSlices } from '../statistics/compareSlices';
import { type Slice } from '../statistics/slices';
import { changeFindings } from './changeFindings';
import { changeFindingText, explanationText, resolutionText } from './comparisonText';
import { comparisonTree } from './comparisonTree';
import { type ChangeExplanation, explainChange } from './explainChange';
import { type Normalisation } from './normalisation';

/** Twelve slices of stacks, each with this many samples per slice on average. */
function window(stacks: Readonly<Record<string, number>>, seed: number): Slice[] {
  const { poisson } = draws(seededRandom(seed));
  return Array.from({ length: 12 }, (_, slice) => ({
    from: slice * 10_000,
    to: (slice + 1) * 10_000,
    tree: foldedTree(...Object.entries(stacks).map(([stack, mean]) => `${stack} ${poisson(mean)}`)),
  }));
}

const usual = {
  'main.serve;main.price;encoding/json.Unmarshal;encoding/json.object': 60,
  'main.serve;main.price;main.discount': 20,
  'main.serve;main.auth;crypto/rsa.Verify': 40,
  'main.serve;main.query': 30,
  'runtime.gcBgMarkWorker': 20,
};

interface Told {
  readonly explanation: ChangeExplanation;
  readonly sentence: string;
  readonly resolution: string;
  readonly findings: string[];
}

function tell(after: Readonly<Record<string, number>>, normalisation: Normalisation = 'perSecond'): Told {
  const [left, right] = [{ slices: window(usual, 5) }, { slices: window(after, 6) }];
  const comparison = compareSlices(left, right, { normalisation });
  const tree = comparisonTree(left, right, comparison);
  const explanation = explainChange(tree, comparison);
  return {
    explanation,
    sentence: explanationText(explanation, comparison),
    resolution: resolutionText(comparison),
    findings: changeFindings(tree, comparison).map((finding) => changeFindingText(finding, comparison)),
  };
}

describe('what changed', () => {
  it('is nothing when nothing has', () => {
    const { sentence, findings } = tell(usual);
    expect(sentence).toMatch(/^No change beyond noise: 1\d samples\/s → 1\d samples\/s \(±[\d.]+\)\.$/);
    expect(findings).toEqual([]);
  });

  it('is one finding for one stack, named where the library is entered', () => {
    const { sentence, findings } = tell({
      ...usual,
      'main.serve;main.price;encoding/json.Unmarshal;encoding/json.object': 120,
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(/^encoding\/json\.Unmarshal grew: \+\d.* samples\/s ±[\d.]+ \(q < 0\.001\)\.$/);
    expect(sentence).toMatch(/from 1 place: encoding\/json\.Unmarshal under main\.price\.$/);
  });

  it('is two places where two have grown', () => {
    const { explanation } = tell({
      ...usual,
      'main.serve;main.auth;crypto/rsa.Verify': 80,
      'main.serve;main.query': 90,
    });
    expect(explanation.places.map(({ path }) => path.at(-1))).toEqual(['main.query', 'crypto/rsa.Verify']);
    expect(explanation.part).toBeGreaterThan(0.8);
  });

  it('names what came and what went', () => {
    const { 'main.serve;main.query': gone, ...rest } = usual;
    const { findings } = tell({ ...rest, 'main.serve;main.retry;main.sleep': gone * 3 });
    expect(findings[0]).toContain('main.sleep is new');
    expect(findings[1]).toContain('main.query is gone');
  });

  it('tells cost that moved within a caller from cost that grew', () => {
    const { sentence, findings } = tell({
      ...usual,
      'main.serve;main.auth;crypto/rsa.Verify': 4,
      'main.serve;main.auth;crypto/ed25519.Verify': 36,
    });
    expect(findings).toHaveLength(2);
    expect(findings.every((finding) => finding.includes('moved, with its caller as costly as before'))).toBe(true);
    const noise = /^No change beyond noise: [^;]*\. In single places there is one: /;
    expect(sentence).toMatch(noise);
    expect(sentence.replace(noise, '').split('; ').sort()).toEqual([
      expect.stringMatching(/^\+3.\d samples\/s in crypto\/ed25519.Verify under main.auth/),
      expect.stringMatching(/^−3.\d samples\/s in crypto\/rsa.Verify under main.auth/),
    ]);
  });

  it('calls a comparison of shares one', () => {
    const { sentence } = tell({ ...usual, 'main.serve;main.query': 120 }, 'share');
    expect(sentence).toMatch(/^\+\d+ points of the total in 1 place: main\.query under main\.serve\.$/);
    expect(tell(usual, 'share').sentence).toBe('No function has changed its share beyond noise.');
  });

  it('says what the windows could have shown', () => {
    expect(tell(usual).resolution).toMatch(
      /^The smallest changes that these windows show are about [\d.]+ samples\/s in a function that has 20 % of the total\. Tested between 12 and 12 time slices\.$/
    );
  });
});
