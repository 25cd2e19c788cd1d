import { gzipSync } from 'node:zlib';

import fc from 'fast-check';

import { type FlameTree } from '../../src/profile/flameTree';
import { formatFolded } from '../../src/profile/folded';
import { encodeHtml } from '../../src/profile/formats/encodeHtml';
import { encodePprof } from '../../src/profile/formats/encodePprof';
import { encodeSpeedscope } from '../../src/profile/formats/encodeSpeedscope';
import { encodeSvg, type SvgGraph } from '../../src/profile/formats/encodeSvg';
import { type ExportedProfile } from '../../src/profile/formats/exportedProfile';
import { openProfileFile } from '../../src/profile/formats/openProfileFile';
import { choiceTree, contentsOf } from '../../src/profile/formats/profileFile';
import { formatTree } from '../../src/profile/formatTree';
import { type Result } from '../../src/profile/result';
import { allSteps } from '../../src/profile/steps';
import { foldedTree } from '../foldedTree';
import { anyTree, stackLines } from './trees';

const exported = (tree: FlameTree): ExportedProfile => ({ tree, name: 'a profile' });
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const ENCODERS: Readonly<Record<string, (profile: ExportedProfile) => Promise<Uint8Array> | Uint8Array>> = {
  pprof: encodePprof,
  folded: ({ tree }) => utf8(formatFolded(tree)),
  speedscope: (profile) => utf8(valueOf(encodeSpeedscope(profile))),
  html: (profile) => utf8(encodeHtml(profile)),
};

describe.each(Object.entries(ENCODERS))('a tree saved as %s', (format, encode) => {
  const notEmpty = stackLines(1).filter((lines) => lines.length > 0);

  it('is the same tree when it is opened again', async () => {
    await fc.assert(
      fc.asyncProperty(notEmpty, async (lines) => {
        const tree = foldedTree(...lines);
        const file = valueOf(await openProfileFile(await encode(exported(tree)), 'saved'));
        expect(file.format).toBe(format);
        const opened = allSteps(choiceTree(file, contentsOf(file).chosen));
        expect(formatTree(opened)).toBe(formatTree(tree));
        expect(opened.sampleType).toEqual(tree.sampleType);
      }),
      { numRuns: 60 }
    );
  });
});

// Folded stacks have no escapes.
describe.each(Object.entries(ENCODERS).filter(([format]) => format !== 'folded'))('a name saved as %s', (_, encode) => {
  it('stays as it is, whatever is in it', async () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(name, async (text) => {
        const profile = exported({ ...foldedTree('x 3'), names: ['total', text] });
        const opened = allSteps(choiceTree(valueOf(await openProfileFile(await encode(profile), 'saved')), 0));
        expect(opened.names[opened.nameIndex[1]]).toBe(text);
      })
    );
  });
});

/** As narrow as a view can be zoomed. */
const anyWindow = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 1e-10, max: 1, noNaN: true }))
  .map(([at, span]) => ({ from: at * (1 - span), to: at * (1 - span) + span }));

describe('a picture of a tree', () => {
  it('has a place for each bar of any tree', () => {
    fc.assert(
      fc.property(anyTree(-1000), anyWindow, fc.boolean(), (tree, window, isRootBelow) => {
        const graph: SvgGraph = {
          tree,
          window,
          isRootBelow,
          keptEnd: 'end',
          paintOf: () => ({ fill: '#abcdef', text: '#111111', pattern: 'none' }),
          moments: [],
        };
        const svg = encodeSvg({
          ...{ name: 'x', notes: [], graphs: [graph, graph], legend: [] },
          ...{ background: '#fff', ink: '#333', patternInk: '#000' },
        });
        const bars = Array.from(svg.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g), ([, x, width]) => [
          +x,
          +x + +width,
        ]);
        expect(bars.length).toBeGreaterThan(1);
        expect(bars.every(([left, right]) => left >= 8 && right <= 1192.01)).toBe(true);
        expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      })
    );
  });
});

describe('openProfileFile', () => {
  it('answers any bytes with a file or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        await openProfileFile(bytes, 'x');
        expect((await openProfileFile(Uint8Array.from([0x1f, 0x8b, 8, ...bytes]), 'x')).ok).toBe(false);
      }),
      { numRuns: 500 }
    );
  });

  it('answers any JSON with a file or a refusal', async () => {
    const frames = fc.array(fc.oneof(fc.record({ name: fc.string() }), fc.jsonValue()), { maxLength: 3 });
    const number = fc.oneof(fc.integer({ min: -2, max: 5 }), fc.jsonValue());
    const list = fc.array(fc.oneof(number, fc.array(number, { maxLength: 4 })), { maxLength: 4 });
    const event = fc.record({ type: fc.constantFrom('O', 'C', 'X'), frame: number, at: number });
    const profile = fc.record(
      {
        type: fc.constantFrom('sampled', 'evented', 'other'),
        name: fc.string(),
        unit: fc.constantFrom('bytes', 'none', '__proto__'),
        samples: list,
        weights: list,
        events: fc.array(fc.oneof(event, fc.jsonValue()), { maxLength: 5 }),
      },
      { requiredKeys: ['type'] }
    );
    const json = fc.oneof(
      fc.jsonValue(),
      fc.record({ shared: fc.record({ frames }), profiles: fc.array(profile, { maxLength: 2 }) }),
      fc.record({ flamebearer: fc.record({ names: list, levels: fc.array(list) }), metadata: fc.jsonValue() })
    );
    await fc.assert(
      fc.asyncProperty(json, async (value) => {
        const opened = await openProfileFile(utf8(JSON.stringify(value)), 'x.json');
        if (opened.ok) {
          contentsOf(opened.value).choices.forEach((_, choice) => allSteps(choiceTree(opened.value, choice)));
        }
      }),
      { numRuns: 1000 }
    );
  });

  it.each(Object.entries(ENCODERS))('answers every change of a %s file with a file or a refusal', async (_, encode) => {
    const valid = await encode(exported(foldedTree('main;work;io 7', 'main;idle 3', '2')));
    const change = fc.array(fc.tuple(fc.nat({ max: valid.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(change, fc.boolean(), async (changes, packed) => {
        const bytes = Uint8Array.from(valid);
        changes.forEach(([at, byte]) => bytes.fill(byte, at, at + 1));
        const opened = await openProfileFile(packed ? new Uint8Array(gzipSync(bytes)) : bytes, 'x');
        if (opened.ok) {
          allSteps(choiceTree(opened.value, contentsOf(opened.value).chosen));
        }
      }),
      { numRuns: 400 }
    );
  });
});

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}
