import { pngSize } from './pngSize';

const CHROMIUM = { side: 65_535, area: 2 ** 27 };
const FIREFOX = { side: 32_767, area: 2 ** 27 };
const OLD_SAFARI = { side: 65_535, area: 2 ** 24 };

test.each([
  ['what is shallow is drawn finely', [50], CHROMIUM, 2, [50]],
  ['what is deep more coarsely', [2000], CHROMIUM, 1.25, [2000]],
  ['before levels are left out', [10_000], CHROMIUM, 1, [3276]],
  ['a shorter side', [1000], FIREFOX, 1.5, [1000]],
  ['a shorter side, and deeper', [10_000], FIREFOX, 1, [1638]],
  ['a smaller area', [10_000], OLD_SAFARI, 1, [524]],
  ['of two graphs the smaller one is whole', [100, 10_000], FIREFOX, 1, [100, 1538]],
  ['of two large ones each has half', [9000, 10_000], FIREFOX, 1, [819, 819]],
  ['nothing', [0], FIREFOX, 2, [0]],
])('%s', (_, levels, limits, pixelRatio, drawn) => {
  expect(pngSize(levels, 0, limits)).toEqual({ pixelRatio, levels: drawn });
});

test('an axis and a gap take the room of levels', () => {
  expect(pngSize([10_000], 28, FIREFOX)).toEqual({ pixelRatio: 1, levels: [1636] });
});
