import { Schedule } from './schedule';

const STEP = 10;
const LAG = 5;

/** What each call hands out: starts of windows, and how many were given up. */
function handedOut(nows: readonly number[], backlog = 3): Array<{ from: number[]; givenUp: number }> {
  const schedule = new Schedule({ stepMillis: STEP, lagMillis: LAG, backlog });
  return nows.map((now) => {
    const { windows, givenUp } = schedule.due(now);
    windows.forEach(({ from, to }) => expect(to - from).toBe(STEP));
    return { from: windows.map(({ from }) => from), givenUp };
  });
}

const CASES: ReadonlyArray<[name: string, nows: number[], ...expected: Array<{ from: number[]; givenUp: number }>]> = [
  ['the first window ends before the lag', [1025], { from: [1010], givenUp: 0 }],
  ['a window whose lag is not over is not due', [1024], { from: [1000], givenUp: 0 }],
  ['nothing is due twice', [1025, 1034], { from: [1010], givenUp: 0 }, { from: [], givenUp: 0 }],
  ['every window comes once', [1025, 1035, 1045], ...[1010, 1020, 1030].map((from) => ({ from: [from], givenUp: 0 }))],
  [
    'a late tick brings what it missed',
    [1025, 1056],
    { from: [1010], givenUp: 0 },
    { from: [1020, 1030, 1040], givenUp: 0 },
  ],
  [
    'too many at once are given up, the oldest',
    [1025, 1099],
    { from: [1010], givenUp: 0 },
    { from: [1060, 1070, 1080], givenUp: 4 },
  ],
  [
    'a jump backwards hands out the newest once more, none from before the start',
    [1025, 1035, 1045, 1035],
    { from: [1010], givenUp: 0 },
    { from: [1020], givenUp: 0 },
    { from: [1030], givenUp: 0 },
    { from: [1010, 1020], givenUp: 0 },
  ],
  [
    'a jump back to before the start begins anew there',
    [5025, 1025, 1035],
    { from: [5010], givenUp: 0 },
    { from: [1010], givenUp: 0 },
    { from: [1020], givenUp: 0 },
  ],
];

it.each(CASES)('%s', (_name, nows, ...expected) => {
  expect(handedOut(nows)).toEqual(expected);
});
