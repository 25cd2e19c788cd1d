import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type FlameTree } from '../../src/profile/flameTree';
import { openProfileFile } from '../../src/profile/formats/openProfileFile';
import { choiceChart, choiceTree, contentsOf, type ProfileFile } from '../../src/profile/formats/profileFile';
import { functionTotals } from '../../src/profile/functions';
import { allSteps } from '../../src/profile/steps';

const FIXTURES = join(__dirname, '..', 'fixtures', 'timeOrder');
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FIXTURES, name)));

async function opened(name: string): Promise<ProfileFile> {
  const file = await openProfileFile(bytesOf(name), name);
  if (!file.ok) {
    throw new Error(JSON.stringify(file.error));
  }
  return file.value;
}

function chartOf(file: ProfileFile, choice: number): FlameTree {
  const chart = allSteps(choiceChart(file, choice, 0));
  if (!chart.ok) {
    throw new Error(chart.error);
  }
  return chart.value;
}

type Call = readonly [name: string, start: number, end: number, level: number];

/** The calls of some functions by when they began. */
function callsOf({ names, level, nameIndex, times }: FlameTree, ...wanted: readonly string[]): Call[] {
  const rows = Array.from(nameIndex.keys()).filter((row) => wanted.includes(names[nameIndex[row]]));
  return rows.map((row) => [names[nameIndex[row]], times?.start[row] ?? NaN, times?.end[row] ?? NaN, level[row]]);
}

const selfByName = (tree: FlameTree): Record<string, number> => {
  const { name, self } = functionTotals(tree);
  return Object.fromEntries(
    name.map((of, row) => [of, Math.round(self[row] * 1e6)]).filter(([, value]) => value !== 0)
  );
};

describe('an evented file of pyinstrument', () => {
  it('has the calls of the program one after the other, with its pauses between them', async () => {
    const chart = chartOf(await opened('python-requests.speedscope.json'), 0);
    // The moments are those that the file's own events have.
    expect(callsOf(chart, 'request')).toEqual([
      ['request', 0, 0.20972281700232998, 3],
      ['request', 0.2500412180015701, 0.8449964720057324, 3],
      ['request', 0.9100947780025308, 1.121412592001434, 3],
    ]);
    // Python's own json has functions of these names too, deeper.
    const phases = callsOf(chart, 'load', 'encode', 'match', 'decode').filter(([, , , level]) => level === 4);
    expect(phases.map(([name]) => name)).toEqual([
      ...['load', 'encode', 'decode'],
      ...['load', 'encode', 'match', 'decode'],
      ...['load', 'encode', 'decode'],
    ]);
    expect(chart.times).toMatchObject({ unit: 'seconds', unplaced: 0 });
    expect(chart.times?.end[0]).toBe(1.1731581687927246);
  });

  it('has the sums of its calls', async () => {
    const file = await opened('python-requests.speedscope.json');
    expect(selfByName(chartOf(file, 0))).toEqual(selfByName(allSteps(choiceTree(file, 0))));
  });
});

describe('a pprof of dd-trace with its timeline on', () => {
  const WALL = 1;

  it('says of each sample when it was taken, and has one thread', async () => {
    expect(contentsOf(await opened('node-ddtrace-wall.pb.gz')).choices[WALL]).toEqual({
      name: 'wall',
      sampleType: { type: 'wall', unit: 'nanoseconds' },
      order: {
        kind: 'ordered',
        tracks: ['Main Event Loop, thread 0'],
        note: '1 of 267 samples say no time and are left out.',
      },
    });
  });

  it('has the time and the sums that go tool pprof -raw has', async () => {
    const file = await opened('node-ddtrace-wall.pb.gz');
    const chart = chartOf(file, WALL);
    // The last end_timestamp_ns less the first one, and the period: 1795659425678952000 − 1795659422611020000 + 11724000.
    expect(chart.times?.end[0]).toBe(3_079_656_000);
    expect(chart.total[0]).toBe(2_157_216_000);
    expect(selfByName(chart)).toEqual(selfByName(allSteps(choiceTree(file, WALL))));
  });

  it('has what the program did in turns', async () => {
    const calls = callsOf(chartOf(await opened('node-ddtrace-wall.pb.gz'), WALL), 'hash', 'parse').map(
      ([name]) => name
    );
    const turns = calls.filter((name, at) => name !== calls[at - 1]);
    expect(turns.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? 'hash' : 'parse')));
  });
});

describe('a .cpuprofile of Node', () => {
  it('has what the program did in turns, over the time that the file says', async () => {
    const file = await opened('node-shop.cpuprofile');
    const chart = chartOf(file, 0);
    const calls = callsOf(chart, 'hash', 'parse').map(([name]) => name);
    expect(calls.filter((name, at) => name !== calls[at - 1])).toEqual([
      ...['hash', 'parse', 'hash', 'parse'],
      ...['hash', 'parse', 'hash', 'parse'],
    ]);
    // endTime less startTime, in µs.
    expect(chart.times).toMatchObject({ unit: 'microseconds', unplaced: 0 });
    expect(chart.times?.end[0]).toBe(3_130_193);
    expect(selfByName(chart)).toEqual(selfByName(allSteps(choiceTree(file, 0))));
  });
});
