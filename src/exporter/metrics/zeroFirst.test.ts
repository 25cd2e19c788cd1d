import { Counter, Registry } from 'prom-client';

import { ZeroFirst } from './zeroFirst';

function makeCounter() {
  const registry = new Registry();
  const counter = new Counter({ name: 'spent_total', help: 'spent', labelNames: ['of'], registers: [registry] });
  const zeroFirst = new ZeroFirst();
  const scrape = async (): Promise<string[]> => {
    const arrived = zeroFirst.shown();
    const text = await registry.metrics();
    arrived();
    return text.split('\n').filter((line) => line.startsWith('spent_total'));
  };
  return { counter, zeroFirst, scrape };
}

it('shows a series as 0 once, and then all that was added', async () => {
  const { counter, zeroFirst, scrape } = makeCounter();
  const a = zeroFirst.series(counter, { of: 'a' });
  a.add(2);
  a.add(3);
  expect(await scrape()).toEqual(['spent_total{of="a"} 0']);
  expect(await scrape()).toEqual(['spent_total{of="a"} 5']);
  a.add(1);
  const b = zeroFirst.series(counter, { of: 'b' });
  b.add(7);
  expect(await scrape()).toEqual(['spent_total{of="a"} 6', 'spent_total{of="b"} 0']);
  expect(await scrape()).toEqual(['spent_total{of="a"} 6', 'spent_total{of="b"} 7']);
});

it('counts a second owner of the same series too', async () => {
  const { counter, zeroFirst, scrape } = makeCounter();
  zeroFirst.series(counter, { of: 'a' }).add(2);
  await scrape();
  zeroFirst.series(counter, { of: 'a' }).add(3);
  await scrape();
  expect(await scrape()).toEqual(['spent_total{of="a"} 5']);
});

it('shows 0 again where it did not arrive, and holds back what came meanwhile', async () => {
  const { counter, zeroFirst, scrape } = makeCounter();
  zeroFirst.series(counter, { of: 'a' }).add(2);
  zeroFirst.shown();
  const arrived = zeroFirst.shown();
  zeroFirst.series(counter, { of: 'b' }).add(3);
  arrived();
  expect(await scrape()).toEqual(['spent_total{of="a"} 2', 'spent_total{of="b"} 0']);
  expect(await scrape()).toEqual(['spent_total{of="a"} 2', 'spent_total{of="b"} 3']);
});
