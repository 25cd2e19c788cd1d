import fc from 'fast-check';

import { ticksOf } from './timeTicks';

const labels = (from: number, to: number, width: number, unit: string): string[] =>
  ticksOf({ from, to }, width, unit).map(({ label }) => label);

test.each([
  ['a second', 0, 1e9, 'nanoseconds', ['0.0 s', '0.2 s', '0.4 s', '0.6 s', '0.8 s', '1.0 s']],
  ['in its own unit', 0, 1000, 'milliseconds', ['0.0 s', '0.2 s', '0.4 s', '0.6 s', '0.8 s', '1.0 s']],
  [
    'zoomed',
    1.5e9,
    1.5e9 + 1e6,
    'nanoseconds',
    ['1.5000 s', '1.5002 s', '1.5004 s', '1.5006 s', '1.5008 s', '1.5010 s'],
  ],
  ['minutes', 0, 600, 'seconds', ['0 min', '2 min', '4 min', '6 min', '8 min', '10 min']],
  ['bytes', 0, 4096, 'bytes', ['0 KiB', '1 KiB', '2 KiB', '3 KiB', '4 KiB']],
  ['samples', 0, 5000, 'count', ['0', '1,000', '2,000', '3,000', '4,000', '5,000']],
])('%s', (_, from, to, unit, expected) => {
  expect(labels(from, to, 500, unit)).toEqual(expected);
});

test('labels have room, follow each other in equal steps, and no two are the same', () => {
  const units = fc.constantFrom('nanoseconds', 'milliseconds', 'seconds', 'bytes', 'count');
  const span = fc.double({ min: 1e-3, max: 1e13, noNaN: true });
  fc.assert(
    fc.property(
      span,
      fc.double({ min: 0, max: 1e4, noNaN: true }),
      fc.integer({ min: 150, max: 3000 }),
      units,
      (...of) => {
        const [length, share, width, unit] = of;
        const window = { from: length * share, to: length * share + length };
        const ticks = ticksOf(window, width, unit);
        const x = ticks.map(({ at }) => ((at - window.from) / length) * width);
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
        ticks.slice(1).forEach(({ label }, nth) => {
          expect(x[nth + 1] - x[nth]).toBeGreaterThan(label.length * 6);
          expect(x[nth + 1] - x[nth]).toBeCloseTo(x[1] - x[0], 3);
        });
        expect(Math.min(...x)).toBeGreaterThanOrEqual(-1e-6);
        expect(Math.max(...x)).toBeLessThanOrEqual(width + 1e-6);
        // Steps are up to three times as long as the one before.
        const room = 28 + 7 * Math.max(25 - width / 30, ...ticks.map(({ label }) => label.length));
        expect(ticks.length).toBeGreaterThanOrEqual(Math.floor(width / (3 * room)));
      }
    )
  );
});

test.each([
  [5, 5, 100],
  [0, Infinity, 100],
  [0, 1, 0],
])('no axis from %d to %d on %d pixels', (from, to, width) => {
  expect(ticksOf({ from, to }, width, 'count')).toEqual([]);
});
