import { hasArrived, sightAt } from './flight';

const start = { window: { from: 0, to: 1000 }, scrollTop: 0 };
const end = { window: { from: 400, to: 410 }, scrollTop: 300 };

test('a flight starts where it was, comes closer with each frame, and arrives exactly', () => {
  const spans = [0, 50, 100, 150, 200].map((ms) => {
    const { window } = sightAt(start, end, ms);
    return window.to - window.from;
  });
  expect(spans[0]).toBe(1000);
  expect([...spans].sort((a, b) => b - a)).toEqual(spans);
  expect(hasArrived(200)).toBe(false);
  expect(hasArrived(220)).toBe(true);
  expect(sightAt(start, end, 220)).toEqual(end);
  expect(sightAt(start, end, 5000)).toEqual(end);
});
