import { profileQuery } from '../../../tests/partQueries';
import { stampedBackend } from '../../../tests/stampedBackend';
import { type UploadGrid } from '../../profile/statistics/uploadGrid';
import { type TimeRange } from '../backends/backend';
import { findUploads } from './findUploads';

const MINUTE = 60_000;
const END = 1_795_000_000_000;
const SLICES = 16;
/** Every 10 s, of the last 5 minutes only. */
const samples = Array.from({ length: 30 }, (_, at) => ({ time: END - at * 10_000, stack: 'main', value: 1 }));

async function find(millis: number): Promise<{ asked: readonly TimeRange[]; grid: UploadGrid | undefined }> {
  const backend = stampedBackend(samples);
  const datasource = { uid: 'here', name: 'Here' };
  const store = { backend, pprof: undefined, datasource, minStepMillis: undefined };
  const query = profileQuery({ from: END - millis, to: END });
  const grid = await findUploads(store, query, SLICES, new AbortController().signal);
  return { asked: backend.asked.map(({ range }) => range), grid };
}

it.each([
  ['15 minutes', 15 * MINUTE, [[15 * MINUTE, 0]]],
  ['15 minutes between whose ends the clock moved', 15 * MINUTE + 1, [[15 * MINUTE + 1, 0]]],
  [
    'half an hour',
    30 * MINUTE,
    [
      [30 * MINUTE, 25 * MINUTE],
      [5 * MINUTE, 0],
    ],
  ],
])('of %s is asked what tells uploads apart', async (_, millis, before) => {
  const { asked, grid } = await find(millis);
  expect(asked).toEqual(before.map(([from, to]) => ({ from: END - from, to: END - to })));
  expect(grid?.interval).toBeCloseTo(10_000, 0);
});

it('of a range whose slices hold many uploads nothing is asked', async () => {
  expect(await find(24 * 60 * MINUTE)).toEqual({ asked: [], grid: undefined });
});
