import { foldedTree } from '../../../tests/foldedTree';
import { type FlameTree } from '../flameTree';
import { encodeSvg, type SvgGraph, type SvgPicture } from './encodeSvg';

const HOSTILE = '</title><script>alert(1)</script>"\'&<!--]]>\u202e\u0000\ud800';

const plainGraph = (tree: FlameTree): SvgGraph => ({
  tree,
  window: { from: 0, to: 1 },
  isRootBelow: false,
  keptEnd: 'start',
  paintOf: () => ({ fill: '#abcdef', text: '#111111', pattern: 'none' }),
  moments: [],
});

const pictureOf = (...graphs: readonly SvgGraph[]): SvgPicture => ({
  name: 'x',
  notes: [],
  graphs,
  background: '#ffffff',
  ink: '#333333',
  patternInk: '#000000',
  legend: [],
});

const barOf = (svg: string, of: string): RegExpExecArray | null =>
  new RegExp(`<title>${of}\\n[^<]*</title><rect x="([^"]*)" y="([^"]*)" width="([^"]*)"`).exec(svg);
/** Left, top and width of a bar. */
const placeIn = (svg: string, of: string): number[] => barOf(svg, of)?.slice(1).map(Number) ?? [];

it('shows what is seen: what is in sight, the root below, and the colours and patterns of the view', () => {
  const tree = foldedTree('main;left;deep 30', 'main;right 70');
  const row = (of: string): number => tree.nameIndex.indexOf(tree.names.indexOf(of));
  const svg = encodeSvg({
    name: 'x',
    notes: [],
    graphs: [
      {
        ...plainGraph(tree),
        window: { from: 0.7, to: 1 },
        isRootBelow: true,
        paintOf: (at) => ({ fill: '#123456', text: '#fedcba', pattern: at === row('deep') ? 'rising' : 'none' }),
      },
    ],
    background: '#010203',
    ink: '#aaaaaa',
    patternInk: '#000000',
    legend: [[{ fill: '#654321', text: '', pattern: 'none' }, 'right only']],
  });
  expect(barOf(svg, 'right')).toBeNull();
  expect(placeIn(svg, 'left')).toEqual([8, placeIn(svg, 'deep')[1] + 17, 1184]);
  expect(placeIn(svg, 'main')).toEqual([8, placeIn(svg, 'deep')[1] + 34, 1184]);
  expect(svg).toContain('fill="#010203"');
  expect(svg.match(/url\(#rising\)/g)).toHaveLength(1);
  expect(svg).toContain('<pattern id="rising"');
  expect(svg).toContain('right only');
  expect(svg).toContain('fill="#fedcba"');
});

it('has what is in sight also where that is no row: the half of one bar beside the half of another', () => {
  const tree = foldedTree('main;a 50', 'main;b 50');
  const svg = encodeSvg(pictureOf({ ...plainGraph(tree), window: { from: 0.25, to: 0.75 } }));
  const halves = ['a', 'b'].map((of) => placeIn(svg, of)).map(([x, , width]) => [x, width]);
  expect(halves.sort(([one], [other]) => one - other)).toEqual([
    [8, 592],
    [600, 592],
  ]);
});

it('has callers above and callees below, with a gap between them', () => {
  const callers = { ...plainGraph(foldedTree('b;a 10')), isRootBelow: true };
  const svg = encodeSvg({ ...pictureOf(callers, plainGraph(foldedTree('c;d 10'))), notes: ['callers and callees'] });
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((of) => placeIn(svg, of)[1]);
  expect([b - a, d - c, c - b]).toEqual([17, 17, 17 + 17 + 8 + 17]);
  expect(svg).toContain('10 (100.00 %) · callers and callees<');
});

it('gives each note a line of its own where they do not fit into one', () => {
  const notes = [`Without stacks through ${'x'.repeat(300)}`, 'Bottom up'];
  const svg = encodeSvg({ ...pictureOf(plainGraph(foldedTree('a 10'))), notes });
  expect(svg).toMatch(/y="50" [^>]*>Without stacks through x{154}…<[^]*y="65" [^>]*>Bottom up</);
  expect(placeIn(svg, 'total')[1]).toBe(44 + 2 * 15);
});

it.each([
  ['start', 'a_very_long_na…'],
  ['end', '…_of_a_function'],
] as const)('keeps the %s of a name that does not fit', (keptEnd, shown) => {
  const name = 'a_very_long_name_of_a_function';
  const svg = encodeSvg(pictureOf({ ...plainGraph(foldedTree(`${name} 9`, 'b 91')), keptEnd }));
  expect(svg).toContain(`>${shown}<`);
});

it('is XML without a script, whatever names there are', () => {
  const svg = encodeSvg({ ...pictureOf(plainGraph(foldedTree(`main;${HOSTILE} 3`))), name: HOSTILE, notes: [HOSTILE] });
  const tags = [...svg.matchAll(/<(\??[a-z]\w*)/gi)].map((found) => found[1]);
  expect(new Set(tags)).toEqual(new Set(['?xml', 'svg', 'title', 'rect', 'text', 'g']));
  expect(svg).not.toMatch(/[\u0000-\u0008\ud800-\udfff\u202e]/);
});

it('says both sides of a comparison', () => {
  const tree = foldedTree('main;work 3', 'main;idle 1');
  const double = (values: Float64Array): Float64Array => values.map((value) => 2 * value);
  const compared = { ...tree, right: { self: double(tree.self), total: double(tree.total) } };
  expect(encodeSvg(pictureOf(plainGraph(compared)))).toContain(
    '<title>work\nleft 3 (75.00 %), right 6 (75.00 %)</title>'
  );
});

it('leaves out bars that are too narrow to be seen', () => {
  const svg = encodeSvg(pictureOf(plainGraph(foldedTree('main;large 100000', 'main;small 1'))));
  expect(svg).toContain('>large<');
  expect(svg).not.toContain('small');
});

it('calls in the order of time stand where they were, below their axis, with their moments in their titles', () => {
  const chart: FlameTree = {
    ...foldedTree('work 20', 'work2 30'),
    names: ['total', 'work'],
    nameIndex: Int32Array.of(0, 1, 1),
    self: Float64Array.of(50, 20, 30),
    total: Float64Array.of(100, 20, 30),
    times: { start: Float64Array.of(0, 10, 60), end: Float64Array.of(100, 30, 90), unit: 'milliseconds', unplaced: 0 },
  };
  const moments = [0, 0.5, 1].map((at) => ({ at, label: `${at * 100} ms` }));
  const svg = encodeSvg(pictureOf({ ...plainGraph(chart), moments }));
  const marks = Array.from(svg.matchAll(/<rect x="([\d.]+)" y="(\d+)" width="1"/g), ([, x, y]) => [+x, +y]);
  expect(marks).toEqual([
    [8, 56],
    [600, 56],
    [1192, 56],
  ]);
  expect(svg).toContain('>50 ms<');
  // No room is left beside the last mark.
  expect(svg).not.toContain('>100 ms<');
  const bars = Array.from(svg.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g), ([, x, width]) => [+x, +width]);
  expect(bars.filter(([, width]) => width > 1)).toEqual([
    [8, 1184],
    [8 + 118.4, 236.8],
    [8 + 710.4, 355.2],
  ]);
  expect(svg).toContain('from 60 ms to 90 ms');
});
