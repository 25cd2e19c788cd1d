import { grafanaUnit } from './unit';

describe('grafanaUnit', () => {
  it.each([
    ['nanoseconds', 'ns', 1],
    ['microseconds', 'ns', 1e3],
    ['milliseconds', 'ns', 1e6],
    ['ms', 'ns', 1e6],
    ['seconds', 'ns', 1e9],
    ['s', 'ns', 1e9],
    ['us', 'ns', 1e3],
    ['minutes', 'ns', 60e9],
    ['bytes', 'bytes', 1],
    ['Kilobytes', 'bytes', 1024],
    ['MB', 'bytes', 1024 ** 2],
    ['count', 'short', 1],
    ['objects', 'short', 1],
    ['', 'short', 1],
  ])('%j is shown in %s, times %d', (pprofUnit, unit, scale) => {
    expect(grafanaUnit(pprofUnit)).toEqual({ unit, scale });
  });
});
