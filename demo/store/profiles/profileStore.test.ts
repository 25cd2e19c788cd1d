import { decodePprof } from '../../../src/profile/pprof';
import { stacksToPprof } from '../ingest/stacksToPprof';
import { readPprofDetails } from './pprofDetails';
import { type Retention, ProfileStore } from './profileStore';
import { type PushedProfile } from './storedProfile';

const type = { type: 'cpu', unit: 'nanoseconds' };
const pprof = stacksToPprof([], { type, period: type, time: 0, durationMillis: 0 });
let pushed: PushedProfile;
beforeAll(async () => {
  const decoded = await decodePprof(pprof);
  if (!decoded.ok) {
    throw new Error(JSON.stringify(decoded.error));
  }
  pushed = {
    name: 'process_cpu',
    labels: new Map(),
    time: 0,
    profile: decoded.value,
    details: readPprofDetails(pprof),
  };
});

const store = (retention: Retention, now: () => number): ProfileStore => new ProfileStore(retention, now);
const add = (profiles: ProfileStore, bytes: number): void => profiles.add(new Uint8Array(bytes), pushed);
const sizes = (profiles: ProfileStore): number[] => profiles.uploads().map(({ bytes }) => bytes.length);

test('uploads are dropped by age', () => {
  let time = 0;
  const profiles = store({ millis: 100, bytes: 1_000 }, () => time);
  add(profiles, 1);
  time = 100;
  add(profiles, 2);
  expect(sizes(profiles)).toEqual([1, 2]);
  time = 101;
  expect(sizes(profiles)).toEqual([2]);
});

test('the oldest uploads are dropped when all of them are too large together', () => {
  const profiles = store({ millis: 100, bytes: 10 }, () => 0);
  [4, 5, 3, 1].forEach((size) => add(profiles, size));
  expect(sizes(profiles)).toEqual([5, 3, 1]);
});

test('an upload that is larger than all that may be kept is not kept', () => {
  const profiles = store({ millis: 100, bytes: 10 }, () => 0);
  add(profiles, 11);
  expect(sizes(profiles)).toEqual([]);
});
